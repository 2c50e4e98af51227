import type { Problem } from '../model/checking'
import type { StationDocument } from '../model/document'

/** What every section's editor is given. It never changes the value, it hands a new one back. */
export interface SectionProps<T> {
  value: T
  section: string
  document: StationDocument // of the shown station, with everything that is edited
  problems: Problem[] // of this section
  disabled: boolean
  draftText?: string // what was typed here before and is no value yet
}

export interface SectionEvents<T> {
  change: [value: T]
  /** Other sections of the shown station in the same step. */
  also: [values: Record<string, unknown>]
  /** What stands in the field and is no value; null: it is one. */
  unreadable: [text: string | null]
}
