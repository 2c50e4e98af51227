// Reading what the stations have sent: receptions, opinions, statistics, and what things are called.
import { api, type Query } from './client'
import type {
  ChainDeed,
  ChainEvent,
  Day,
  LocalizedText,
  Network,
  Opinion,
  OpinionList,
  ReceptionList,
  ReceptionOpinion,
  ReceptionShort,
  Signature,
  Statistics,
  Time,
} from './types'

/** What the newest published configurations call things. */
export interface Names {
  deputies: { station: string; id: string; name: LocalizedText }[]
  categories: { code: string; name: LocalizedText }[]
  grid_cells: { station: string; code: string; name: LocalizedText }[]
  outcomes?: { code: string; name: LocalizedText }[]
  /** Named in chain events before, the most used ones first */
  offices?: string[]
}

/** One matter in a whole reception log. */
export interface LoggedOpinion extends ReceptionOpinion {
  answer?: string
  urgency?: string
  grid_cell?: string
}

/** A matter as a version of the log has it. */
export interface VersionOpinion {
  opinion_id: string
  event?: 'raised' | 'corrected' | 'withdrawn'
  category: string
  urgency?: string
  route?: string
  grid_cell?: string
  words?: string
  answer?: string
}

/** One version of a log; every one but the first is a correction, whose reason is not told to everybody. */
export interface LogVersion {
  version: number
  deputy: string
  begun_at: Time
  ended_at: Time
  correction?: { deputy: string; at: Time; reason?: string }
  opinions?: VersionOpinion[]
}

export type ReceptionLog = Omit<ReceptionShort, 'opinions'> & {
  opinions: LoggedOpinion[]
  versions: LogVersion[]
  present?: string[]
  earlier_deputies?: string[]
  sheets?: { id: string; taken_at: Time }[]
  signatures?: { visitor?: Signature; deputy?: Signature }
}

export type OpinionBoard = OpinionList & { overdue_by_stage?: Record<string, number> }

export type WholeOpinion = Opinion & {
  reception_id?: string
  grid_cell?: string
  language?: string
  deputy?: string
  confidential?: boolean
  outcome?: string
}

/** A deed as it is entered. */
export interface NewDeed {
  deed: ChainDeed
  office?: string
  text?: string
  outcome?: string
  satisfaction?: string
}

export const reading = {
  network: () => api.get<Network>('/network'),
  names: () => api.get<Names>('/names'),
  receptions: (query: Query) => api.get<ReceptionList>('/receptions', query),
  reception: (id: string) => api.get<ReceptionLog>(`/receptions/${encodeURIComponent(id)}`),
  exported: (form: 'csv' | 'xlsx', query: Query) => api.file(`/receptions.${form}`, query),
  opinions: (query: Query) => api.get<OpinionBoard>('/opinions', query),
  opinion: (id: string) => api.get<WholeOpinion>(`/opinions/${encodeURIComponent(id)}`),
  statistics: (query: Query & { from: Day; to: Day }) => api.get<Statistics>('/statistics', query),
  enter: (station: string, opinion: string, deed: NewDeed) =>
    api.post<ChainEvent>(
      `/stations/${encodeURIComponent(station)}/opinions/${encodeURIComponent(opinion)}/events`,
      deed,
    ),
  supervise: (opinion: string, text: string) =>
    api.post<ChainEvent>(`/opinions/${encodeURIComponent(opinion)}/supervision`, { text }),
}
