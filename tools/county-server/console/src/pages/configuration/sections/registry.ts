// Which editor a section has, and where it stands in the list.
import { sections as known } from 'virtual:station-schema'
import { defineAsyncComponent, type Component } from 'vue'
import type { SectionName } from '../model/document'

const numbers = defineAsyncComponent(() => import('./NumbersSection.vue'))
const texts = defineAsyncComponent(() => import('./TextsSection.vue'))
const coded = defineAsyncComponent(() => import('./CodedSection.vue'))
const single = defineAsyncComponent(() => import('./SingleSection.vue'))
const json = defineAsyncComponent(() => import('./JsonSection.vue'))

export const editors: Record<SectionName, Component> = {
  roster: defineAsyncComponent(() => import('./RosterSection.vue')),
  absences: defineAsyncComponent(() => import('./AbsencesSection.vue')),
  opening_hours: defineAsyncComponent(() => import('./OpeningHoursSection.vue')),
  notices: texts,
  deputies: defineAsyncComponent(() => import('./DeputiesSection.vue')),
  languages: defineAsyncComponent(() => import('./LanguagesSection.vue')),
  slots: numbers,
  queue: numbers,
  categories: coded,
  keeper: defineAsyncComponent(() => import('./KeeperSection.vue')),
  retention_days: single,
  activities: json,
  opinion_chain: numbers,
  rating: json,
  grid_cells: coded,
  phrases: texts,
  language_packs: json,
  voice: json,
  time_zone: single,
}

const all: { name: 'daily' | 'rules' | 'more'; sections: SectionName[] }[] = [
  { name: 'daily', sections: ['roster', 'absences', 'opening_hours', 'notices', 'deputies', 'activities'] },
  { name: 'rules', sections: ['languages', 'slots', 'queue', 'categories', 'opinion_chain', 'retention_days'] },
  { name: 'more', sections: ['keeper', 'phrases', 'grid_cells', 'rating', 'language_packs', 'voice', 'time_zone'] },
]

/** What the schema knows. */
export const groups = all.map((group) => ({ ...group, sections: group.sections.filter((name) => known.includes(name)) }))
