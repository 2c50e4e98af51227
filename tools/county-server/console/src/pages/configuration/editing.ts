// The draft as long as the window is open: leaving the page does not lose it. One at a time.
import { computed, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import type { Network, PublishedConfiguration, Station } from '@/api/types'
import { session } from '@/session'
import { problemsOf, sectionOf, type Problem } from './model/checking'
import type { StationDocument } from './model/document'
import {
  documentOf, draftOf, editedSections, isEdited, rebased, stationsOf, valueOf, withCommon, withOwn, withoutSection,
  type Draft, type Loaded,
} from './model/draft'

export const draft = shallowRef<Draft | null>(null)
export const shown = ref('')
/** Of each station as the network has it, for names and the order of stages. */
export const network = shallowRef<Station[]>([])
/** Who published what is edited, and when. */
export const published = shallowRef<Record<string, PublishedConfiguration>>({})
/** What the server said of a station's document; gone when the section is edited again. */
export const refused = shallowRef<{ station: string; problem: Problem }[]>([])
/** What stands in a field and is no value yet, such as half a JSON text: by section and station, so that it is lost nowhere. */
export const unreadable = ref<Map<string, string>>(new Map())
/** Grows when a section is put back, so that its field forgets what was typed. */
export const restored = ref(0)

export function setUnreadable(section: string, text: string | null): void {
  if (text === null) unreadable.value.delete(`${section} ${shown.value}`)
  else unreadable.value.set(`${section} ${shown.value}`, text)
}

/** For whom a section is edited, where staff have said so: all stations, or the one that is shown. */
export const scopes = ref<Record<string, 'all' | 'own'>>({})

const mostSteps = 100
const past = shallowRef<Draft[]>([])
const future = shallowRef<Draft[]>([])

export const canUndo = computed(() => past.value.length > 0)
export const canRedo = computed(() => future.value.length > 0)
export const edited = computed(() => draft.value !== null && (isEdited(draft.value) || unreadable.value.size > 0))
export const sections = computed(() => (draft.value ? editedSections(draft.value) : []))
export const stations = computed(() => (draft.value ? stationsOf(draft.value) : []))
export const shownDocument = computed<StationDocument | null>(() =>
  draft.value && shown.value ? documentOf(draft.value, shown.value) : null,
)

/** Of the shown station: what is wrong by our own reading, and by the server's. */
export const problems = computed<Problem[]>(() => {
  const own = shownDocument.value ? problemsOf(shownDocument.value) : []
  return [...own, ...refused.value.filter((one) => one.station === shown.value).map((one) => one.problem)]
})

let last = { place: '', at: 0 }
const oneStep_ms = 1000 // what is typed without a pause is one step

function become(next: Draft, place: string): void {
  if (!draft.value || next === draft.value) return
  const now = performance.now()
  const goesOn = place !== '' && place === last.place && now - last.at < oneStep_ms && past.value.length > 0
  last = { place, at: now }
  if (!goesOn) past.value = [...past.value.slice(-mostSteps + 1), draft.value]
  future.value = []
  draft.value = next
}

export function undo(): void {
  const before = past.value.at(-1)
  if (!before || !draft.value) return
  future.value = [draft.value, ...future.value]
  past.value = past.value.slice(0, -1)
  draft.value = before
}

export function redo(): void {
  const [next, ...rest] = future.value
  if (!next || !draft.value) return
  past.value = [...past.value, draft.value]
  future.value = rest
  draft.value = next
}

// In a roster every duty is a step of its own, however fast they are dragged.
const singleSteps: ReadonlySet<string> = new Set(['roster', 'languages'])

/** For all stations, or for the shown one. */
export function edit(section: string, value: unknown, forAll: boolean): void {
  if (!draft.value) return
  refused.value = refused.value.filter((one) => sectionOf(one.problem.pointer) !== section)
  const next = forAll ? withCommon(draft.value, section, value) : withOwn(draft.value, shown.value, section, value)
  become(next, singleSteps.has(section) ? '' : `${section} ${forAll ? '' : shown.value}`)
}

/** Several sections of the shown station in one step, such as a deputy and the deputy's duties. */
export function editOwn(values: Record<string, unknown>): void {
  if (!draft.value) return
  become(Object.entries(values).reduce((now, [name, value]) => withOwn(now, shown.value, name, value), draft.value), '')
}

export function restore(section: string): void {
  if (draft.value) become(withoutSection(draft.value, section), '')
  for (const name of unreadable.value.keys()) if (name.startsWith(`${section} `)) unreadable.value.delete(name)
  ++restored.value
}

/** What the shown station has becomes what all have. */
export function takeForAll(section: string): void {
  if (draft.value) become(withCommon(draft.value, section, valueOf(draft.value, shown.value, section)), '')
}

export function discard(): void {
  draft.value = null
  shown.value = ''
  past.value = []
  future.value = []
  refused.value = []
  published.value = {}
  scopes.value = {}
  unreadable.value = new Map()
}

export async function loadNetwork(): Promise<void> {
  network.value = (await api.get<Network>('/network')).stations
}

const atOnce = 6 // documents that are asked for at the same time

async function documentsOf(ids: readonly string[], told: (done: number) => void): Promise<PublishedConfiguration[]> {
  const answers: PublishedConfiguration[] = []
  for (let begun = 0; begun < ids.length; begun += atOnce) {
    const some = ids.slice(begun, begun + atOnce)
    answers.push(
      ...(await Promise.all(
        some.map((id) => api.get<PublishedConfiguration>(`/stations/${encodeURIComponent(id)}/configuration/document`)),
      )),
    )
    told(answers.length)
  }
  return answers
}

function loadedOf(answers: readonly PublishedConfiguration[]): Loaded[] {
  return answers.map(({ station, version, document }) => ({
    station,
    version,
    document: document as unknown as StationDocument,
  }))
}

/** Begins a new draft; what was edited before is gone. */
export async function open(ids: readonly string[], told: (done: number) => void): Promise<void> {
  const answers = await documentsOf(ids, told)
  discard()
  published.value = Object.fromEntries(answers.map((one) => [one.station, one]))
  draft.value = draftOf(loadedOf(answers))
  shown.value = ids[0] ?? ''
}

/** The newest documents below the same edits. Where the ground moved under an edit is told. */
export async function readAnew(): Promise<{ station: string; section: string }[]> {
  if (!draft.value) return []
  const answers = await documentsOf(stations.value, () => {})
  const next = rebased(draft.value, loadedOf(answers))
  published.value = Object.fromEntries(answers.map((one) => [one.station, one]))
  past.value = [] // steps back would lead to documents that are no longer the newest
  future.value = []
  draft.value = next.draft
  return next.moved
}

// Another person at the same window does not find what this one had begun.
let whose = session.value?.staff
export function forgetOthers(): void {
  const now = session.value?.staff
  if (now && whose && now !== whose) discard()
  whose = now ?? whose
}
