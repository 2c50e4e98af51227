// Duties and absences that come, go or change.
import { deputyName, listed, type Around, type Line } from './difference'
import { span, minutesOfDay } from './days'
import { weekdays, type Absence, type Period, type RosterEntry, type Weekday } from './document'
import { dutiesOf, type Duty } from './roster'

export function periodText(period: Period, around: Around): string {
  return around.words.period(period.from, period.to, span(period).to > minutesOfDay)
}

const placeOf = (duty: Duty): string => `${duty.deputy}|${duty.date ?? duty.weekday}`
const timeOf = (duty: Duty): string => `${duty.from}-${duty.to}-${duty.shared}`

interface Move {
  before?: Duty
  after?: Duty
}

/** What is in both is left out; what is left on the same day for the same deputy is one that changed its time. */
function movesOf(before: Duty[], after: Duty[]): Move[] {
  const added = [...after]
  const gone: Duty[] = []
  for (const duty of before) {
    const index = added.findIndex((other) => placeOf(other) === placeOf(duty) && timeOf(other) === timeOf(duty))
    if (index >= 0) added.splice(index, 1)
    else gone.push(duty)
  }
  const moves: Move[] = gone.map((duty) => {
    const index = added.findIndex((other) => placeOf(other) === placeOf(duty))
    return index >= 0 ? { before: duty, after: added.splice(index, 1)[0] as Duty } : { before: duty }
  })
  return [...moves, ...added.map((duty) => ({ after: duty }))]
}

function dayRank(duty: Duty): string {
  return duty.date ?? `0${weekdays.indexOf(duty.weekday as Weekday)}`
}

function daysText(duties: readonly Duty[], around: Around): string {
  const inOrder = [...duties].sort((a, b) => (dayRank(a) < dayRank(b) ? -1 : 1))
  const weekly = inOrder.flatMap((duty) => (duty.weekday ? [around.words.weekdays[duty.weekday] ?? duty.weekday] : []))
  const dates = inOrder.flatMap((duty) => (duty.date ? [duty.date] : []))
  return [...(weekly.length ? [around.words.every(weekly.join(around.words.listMark))] : []), ...dates].join(
    around.words.listMark,
  )
}

function timeText(duty: Duty, around: Around): string {
  return periodText(duty, around) + (duty.shared ? ` · ${around.words.shared}` : '')
}

/** The days on which a deputy's hours change alike are one line. */
export function rosterLines(before: RosterEntry[], after: RosterEntry[], around: Around): Line[] {
  const groups = new Map<string, Move[]>()
  for (const move of movesOf(dutiesOf(before), dutiesOf(after))) {
    const either = (move.before ?? move.after) as Duty
    const name = [either.deputy, move.before && timeOf(move.before), move.after && timeOf(move.after)].join('|')
    groups.set(name, [...(groups.get(name) ?? []), move])
  }
  const lines = [...groups.values()].map((moves): Line => {
    const first = moves[0] as Move
    const duties = moves.map((move) => (move.before ?? move.after) as Duty)
    const subject = `${deputyName(around, (duties[0] as Duty).deputy)} · ${daysText(duties, around)}`
    return {
      sign: !first.before ? 'added' : !first.after ? 'removed' : 'changed',
      subject,
      ...(first.before ? { before: timeText(first.before, around) } : {}),
      ...(first.after ? { after: timeText(first.after, around) } : {}),
    }
  })
  if (lines.length) return lines
  return [{ sign: 'moved', subject: around.words.order }] // who comes first where several receive at once
}

function absenceText(absence: Absence, around: Around): string {
  const { words } = around
  const instead = absence.substitute ? words.substitute(deputyName(around, absence.substitute)) : words.nobody
  return listed([words.absent(absence.first, absence.last), instead], around)
}

export function absenceLines(before: Absence[], after: Absence[], around: Around): Line[] {
  const texts = (absences: Absence[]) =>
    absences.map((one) => ({ deputy: one.deputy, name: deputyName(around, one.deputy), text: absenceText(one, around) }))
  const left = texts(after)
  const gone = texts(before).filter((one) => {
    const index = left.findIndex((other) => other.deputy === one.deputy && other.text === one.text)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
  const lines: Line[] = [
    ...gone.map((one): Line => ({ sign: 'removed', subject: one.name, before: one.text })),
    ...left.map((one): Line => ({ sign: 'added', subject: one.name, after: one.text })),
  ]
  return lines.length ? lines : [{ sign: 'moved', subject: around.words.order }]
}
