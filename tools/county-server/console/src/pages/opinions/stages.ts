// Where an opinion stands in the chain, and how near its term is.
import type { OpinionShort } from '@/api/types'
import { daysFromTo } from '@/lists/days'

/** In the order in which an opinion goes through them. */
export const stages = ['first_review', 'assigned', 'consulted', 'answered', 'followed_up'] as const
export type Stage = (typeof stages)[number]

export type Term =
  | { state: 'overdue'; days: number }
  | { state: 'soon'; days: number }
  | { state: 'later'; days: number }
  | { state: 'none' }

const soonDays = 3

/** The server says what is late; how many days are left is counted from the county's today. */
export function termOf(opinion: Pick<OpinionShort, 'overdue' | 'overdue_days' | 'due'>, today: string): Term {
  if (opinion.overdue) return { state: 'overdue', days: opinion.overdue_days }
  if (!opinion.due) return { state: 'none' }
  const days = Math.max(0, daysFromTo(today, opinion.due))
  return { state: days <= soonDays ? 'soon' : 'later', days }
}
