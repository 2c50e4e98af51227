// The sections that are mostly single numbers: what each may be, and what holds where it is not written. The schema in
// config/ and the server have the last word; this is what the fields offer.
export interface NumberField {
  key: string
  least: number
  most: number
  usual?: number // it may be left out, and this holds then
}

const field = (key: string, least: number, most: number, usual?: number): NumberField =>
  usual === undefined ? { key, least, most } : { key, least, most, usual }

export const numberFields: Record<string, NumberField[]> = {
  slots: [
    field('length_minutes', 5, 240),
    field('capacity', 1, 20),
    field('cut_off_minutes', 0, 1440),
    field('days_ahead', 0, 60),
    field('appointments_per_person', 1, 20),
    field('appointments_per_day', 1, 20, 1),
    field('buffer_minutes', 0, 60, 0),
    field('walk_in_percent', 0, 100, 30),
    field('no_shows', 0, 20, 2),
    field('no_show_days', 1, 365, 30),
    field('hold_minutes', 1, 30, 5),
  ],
  queue: [
    field('calls', 1, 10),
    field('seconds_between_calls', 0, 600),
    field('aside_minutes', 1, 120),
    field('late_after_minutes', 0, 120),
    field('priority_head_start_minutes', 0, 240),
  ],
  opinion_chain: [
    field('review_days', 1, 3650, 7),
    field('answer_days', 1, 3650, 90),
    field('extension_days', 1, 3650, 90),
    field('follow_up_days', 1, 3650, 30),
    field('come_back_days', 1, 3650, 180),
    field('redo_days', 1, 3650, 15),
  ],
}

/** What a section that was not written begins with. */
export const beginnings: Record<string, unknown> = {
  absences: [],
  queue: { calls: 3, seconds_between_calls: 60, aside_minutes: 15, late_after_minutes: 10, priority_head_start_minutes: 30 },
  activities: [],
  opinion_chain: {},
  rating: { fewest_ballots: 5, aspects: [{ code: 'conduct', name: { zh: '品行作风' } }] },
  grid_cells: [],
  phrases: [],
  notices: [],
  language_packs: [],
  voice: [],
  keeper: {},
}
