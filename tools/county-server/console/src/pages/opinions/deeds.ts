// What each deed of the chain needs said. The server decides; this only spares a clerk the way there and back.
import type { NewDeed } from '@/api/reading'
import type { ChainDeed } from '@/api/types'

type Need = 'required' | 'optional' | 'none'

export interface DeedForm {
  office: Need
  text: Need
  outcome: boolean
  satisfaction: boolean
}

export const deedForms: Record<ChainDeed, DeedForm> = {
  assigned: { office: 'required', text: 'optional', outcome: false, satisfaction: false },
  returned: { office: 'none', text: 'required', outcome: false, satisfaction: false },
  consulted: { office: 'optional', text: 'optional', outcome: false, satisfaction: false },
  extended: { office: 'none', text: 'required', outcome: false, satisfaction: false },
  answered: { office: 'optional', text: 'required', outcome: true, satisfaction: false },
  followed_up: { office: 'none', text: 'optional', outcome: false, satisfaction: true },
  viewed: { office: 'optional', text: 'optional', outcome: false, satisfaction: true },
}

export const mostOfficeCharacters = 60
export const mostTextCharacters = 2000

export interface DeedDraft {
  office: string
  text: string
  outcome: string
  satisfaction: string
}

export const emptyDraft: DeedDraft = { office: '', text: '', outcome: '', satisfaction: '' }

export type DeedProblem = 'office' | 'text' | 'outcome' | 'satisfaction' | 'office_long' | 'text_long'

/** Characters as people count them on the server as well: a rare character is one, not two. */
function length(text: string): number {
  return [...text].length
}

/** What is still wrong with it, in the order of the fields. */
export function problemsOf(deed: ChainDeed, draft: DeedDraft): DeedProblem[] {
  const form = deedForms[deed]
  const found: DeedProblem[] = []
  if (form.office === 'required' && !draft.office.trim()) found.push('office')
  if (form.office !== 'none' && length(draft.office.trim()) > mostOfficeCharacters) found.push('office_long')
  if (form.outcome && !draft.outcome) found.push('outcome')
  if (form.satisfaction && !draft.satisfaction) found.push('satisfaction')
  if (form.text === 'required' && !draft.text.trim()) found.push('text')
  if (form.text !== 'none' && length(draft.text.trim()) > mostTextCharacters) found.push('text_long')
  return found
}

/** Only what the deed asks for, and nothing that is empty. */
export function newDeed(deed: ChainDeed, draft: DeedDraft): NewDeed {
  const form = deedForms[deed]
  const entered: NewDeed = { deed }
  if (form.office !== 'none' && draft.office.trim()) entered.office = draft.office.trim()
  if (form.text !== 'none' && draft.text.trim()) entered.text = draft.text.trim()
  if (form.outcome && draft.outcome) entered.outcome = draft.outcome
  if (form.satisfaction && draft.satisfaction) entered.satisfaction = draft.satisfaction
  return entered
}
