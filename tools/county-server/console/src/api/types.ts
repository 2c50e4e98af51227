// What the server answers, as tools/county-server/openapi.yaml has it. A Time is RFC 3339 in UTC, a Day is YYYY-MM-DD.
export type Time = string
export type Day = string

export type Role = 'viewer' | 'clerk' | 'publisher' | 'administrator'
export interface Session {
  staff: string
  role: Role
  csrf: string
}

/** By language: zh, bo, lis, nxq, en; zh is always there. */
export type LocalizedText = Record<string, string>

// ---- network
export type StationKind = 'home' | 'station' | 'room' | 'professional'
export type Device = 'card_reader' | 'code_scanner' | 'camera' | 'printer'
export type DeviceState =
  | 'well'
  | 'starting'
  | 'not_there'
  | 'no_answer'
  | 'paper_out'
  | 'near_end'
  | 'cover_open'
  | 'cutter'
  | 'offline'
export interface StationHealth {
  happened_at: Time
  /** The disk ran short before it was sent; nothing else is told then. */
  dropped?: boolean
  program_version?: string
  configuration?: { running: number; taken_back?: number; expired?: boolean }
  devices?: { device: Device; state: DeviceState; since?: Time }[]
  unsent?: number
  set_aside?: number
  free_bytes?: number
  disk_bytes?: number
  program_up_s?: number
  key_protection?: 'tpm' | 'keyring' | 'file'
}
export interface Station {
  id: string
  kind?: StationKind
  name?: LocalizedText
  parent?: string
  place?: Record<string, unknown>
  time_zone?: string
  /** 0: nothing was published for it yet */
  published_version: number
  running_version: number | null
  last_contact: Time | null
  records: number
  refused_records: number
  /** An open call for the keeper */
  keeper_called?: Time
  enrolled: boolean
  certificate_expires?: Time
  health?: StationHealth
}
export interface Network {
  stations: Station[]
  now: Time
}

// ---- receptions
export interface ReceptionFilter {
  station?: string
  deputy?: string
  category?: string
  language?: string
  from?: Day
  to?: Day
  text?: string
  kind?: StationKind
  grid_cell?: string
}
export interface ReceptionOpinion {
  opinion_id: string
  category: string
  category_name?: LocalizedText
  words?: string
  route: string
  stage: string
}
export interface ReceptionShort {
  reception_id: string
  station: string
  version: number
  begun_at: Time
  ended_at: Time
  deputy: string
  deputy_name?: LocalizedText
  language: string
  interpreter: boolean
  confidential: boolean
  visitor?: string
  opinions: ReceptionOpinion[]
}
export interface ReceptionList {
  receptions: ReceptionShort[]
  next: string | null
  total: number
}
export type Signature = 'yes' | 'no' | 'declined'
/** The newest version of a reception, with what came before it. */
export interface Reception extends ReceptionShort {
  versions: Record<string, unknown>[]
  sheets?: { id: string; taken_at: Time }[]
  [more: string]: unknown
}

// ---- opinions
export interface OpinionShort {
  opinion_id: string
  station: string
  raised_at: Time
  category: string
  category_name?: LocalizedText
  urgency: string
  words?: string
  route: string
  stage: string
  office?: string
  due?: Day
  overdue: boolean
  overdue_days: number
  extended: boolean
  satisfaction?: string
}
export interface OpinionList {
  opinions: OpinionShort[]
  next: string | null
  total: number
  by_stage: Record<string, number>
  overdue: number
}
export type ChainDeed =
  | 'assigned'
  | 'returned'
  | 'consulted'
  | 'extended'
  | 'answered'
  | 'followed_up'
  | 'viewed'
export interface ChainEvent {
  event_id?: string
  opinion_id?: string
  deed?: ChainDeed
  /** "supervision" for a notice of the county to an office that is late; absent for a deed of the chain */
  kind?: string
  at: Time
  office?: string
  text?: string
  outcome?: string
  satisfaction?: string
  by?: string
}
export interface Opinion extends OpinionShort {
  answer?: string
  events: ChainEvent[]
  deeds: ChainDeed[]
  outcomes: { code: string; name: LocalizedText }[]
}

// ---- statistics
export interface Figures {
  deputy_sessions: number
  citizens_received: number
  opinions_raised: number
  opinions_concluded: number
}
export interface Statistics {
  figures: Figures
  before: Figures
  trend: (Figures & { month: string })[]
  by_kind: (Figures & { kind: StationKind })[]
  by_grid_cell: {
    station: string
    grid_cell: string
    name?: LocalizedText
    opinions_raised: number
    opinions_concluded: number
  }[]
  by_category: { category: string; name?: LocalizedText; opinions_raised: number }[]
  by_language: { language: string; citizens_received: number }[]
}

// ---- configuration and changes
/** A station's document, described in config/station.schema.json. */
export type ConfigurationDocument = Record<string, unknown>
export interface ConfigurationVersion {
  version: number
  published_by: string
  published_at: Time
  change?: string
}
export interface PublishedConfiguration {
  station: string
  version: number
  document: ConfigurationDocument
  published_by: string
  published_at: Time
  versions: ConfigurationVersion[]
}
export type Sections = Record<string, unknown>
export interface NewChange {
  title: string
  stations: string[]
  sections: Sections
  sections_of?: Record<string, Sections>
  based_on?: Record<string, number>
  stages?: string[][]
  watch_minutes?: number
}
export type ChangeState = 'proposed' | 'rejected' | 'rolling_out' | 'halted' | 'done' | 'taken_back'
export type ChangeStationState = 'waiting' | 'published' | 'running' | 'failed' | 'taken_back' | 'skipped'
export interface ChangeStation {
  station: string
  stage: number
  state: ChangeStationState
  version?: number
  before_version?: number
  /** That brought the sections back as they were */
  taken_back_version?: number
  since?: Time
  why?: string
}
/** A line of the list of changes: how many stations are in which state, not which. */
export interface ChangeRow {
  id: string
  title: string
  proposed_by: string
  proposed_at: Time
  state: ChangeState
  decided_by?: string
  decided_at?: Time
  taken_back_by?: string
  /** The newest: of a rejection, a halt, a taking back */
  reason?: string
  /** Its author may not approve it */
  two_persons: boolean
  stages: string[][]
  watch_minutes: number
  /** That goes out or is watched, from 0 */
  stage: number
  section_names: string[]
  station_count: number
  states: Partial<Record<ChangeStationState, number>>
}
export type ChangeEventKind =
  | 'proposed'
  | 'rejected'
  | 'approved'
  | 'stage_published'
  | 'halted'
  | 'resumed'
  | 'taken_back'
  | 'done'
export interface ChangeEvent {
  at: Time
  /** "rollout" where the county did it by itself */
  who: string
  what: ChangeEventKind
  reason?: string
}
/** Hashes are never told: "kept" stands for one as it is, "new" for one that was given anew. */
export interface Change extends Omit<ChangeRow, 'section_names' | 'station_count' | 'states'> {
  stations: ChangeStation[]
  sections: Sections
  sections_of: Record<string, Sections>
  /** Of each station, the sections as they were; null: it had none */
  before?: Record<string, Sections>
  history?: ChangeEvent[]
}
export interface ChangeList {
  changes: ChangeRow[]
  next: number | null
}

// ---- a station's own
export type RecordKind =
  | 'check_in'
  | 'appointment'
  | 'ticket'
  | 'reception'
  | 'keeper_call'
  | 'opinion'
  | 'chain_event'
  | 'activity'
  | 'health'
export interface StationRecord {
  row: number
  sequence: number
  id: string
  kind: RecordKind
  recorded_at: Time
  received_at: Time
  body: unknown
}
export interface IssuedAppointment {
  appointment_id: string
  start: Time
  end: Time
  code: string
}
export interface EnrolmentCode {
  code: string
  expires: Time
}

// ---- administration
export interface Account {
  name: string
  role: Role
  totp: boolean
}
export interface AuditLine {
  number: number
  at: Time
  who: string
  action: string
  subject: string
  outcome: string
}
