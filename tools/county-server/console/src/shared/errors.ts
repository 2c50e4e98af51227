import { ApiError } from '@/api/client'
import { common } from './words'

function byStatus(status: number): string {
  const said = common.value.errors
  const known: Record<number, string> = {
    0: said.unreachable,
    401: said.signedOut,
    403: said.forbidden,
    404: said.notFound,
    409: said.conflict,
    413: said.tooLarge,
    422: said.notAcceptable,
    429: said.tooMany,
    503: said.unavailable,
  }
  return known[status] ?? said.other(status)
}

/** What went wrong, for a person: what it means, what the server said, and where. */
export function errorText(problem: unknown): string {
  if (!(problem instanceof ApiError)) return problem instanceof Error ? problem.message : String(problem)
  const parts = [byStatus(problem.status)]
  if (problem.message && problem.status !== 401) parts.push(problem.message)
  if (problem.station) parts.push(common.value.errors.station(problem.station))
  if (problem.where) parts.push(common.value.errors.where(problem.where))
  return parts.join(' · ')
}
