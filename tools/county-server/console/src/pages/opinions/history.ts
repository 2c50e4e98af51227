// The history of an opinion as lines, oldest first: raised, then each deed and each supervision notice.
import type { WholeOpinion } from '@/api/reading'
import type { ChainEvent, Time } from '@/api/types'

export interface HistoryLine {
  key: string
  what: string
  at: Time
  office: string
  text: string
  outcome: string
  satisfaction: string
  by: string
}

function lineOf(event: ChainEvent, index: number): HistoryLine {
  return {
    key: event.event_id ?? `${event.at}-${index}`,
    what: event.deed ?? event.kind ?? '',
    at: event.at,
    office: event.office ?? '',
    text: event.text ?? '',
    outcome: event.outcome ?? '',
    satisfaction: event.satisfaction ?? '',
    by: event.by ?? '',
  }
}

export function historyOf(opinion: Pick<WholeOpinion, 'raised_at' | 'events'>): HistoryLine[] {
  const raised: ChainEvent = { kind: 'raised', at: opinion.raised_at }
  const told = opinion.events.some((event) => event.kind === 'raised') ? opinion.events : [raised, ...opinion.events]
  return told.map(lineOf).sort((a, b) => a.at.localeCompare(b.at))
}

/** The class and the words of the newest answer, and the verdicts on it: a later answer makes older verdicts void. */
export function verdictsOf(events: ChainEvent[]): { outcome: string; citizen: string; deputy: string } {
  const found = { outcome: '', citizen: '', deputy: '' }
  for (const event of [...events].sort((a, b) => a.at.localeCompare(b.at))) {
    if (event.deed === 'answered') {
      found.outcome = event.outcome ?? ''
      found.citizen = ''
      found.deputy = ''
    }
    if (event.deed === 'followed_up') found.citizen = event.satisfaction ?? ''
    if (event.deed === 'viewed') found.deputy = event.satisfaction ?? ''
  }
  return found
}
