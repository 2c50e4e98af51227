// Dragging on the week calendar: on empty space a new duty, a duty to another time, day or deputy, an edge to another time. What
// is dragged is shown where it would be; Escape leaves everything as it was.
import { onBeforeUnmount, ref } from 'vue'
import { minuteAt, stepFor, type Hours } from '../model/calendar'
import { daysBetween, formatEnd, formatMinute, minutesOfDay, span } from '../model/days'
import { leastMinutes, moved, resized, type Duty, type NewDuty } from '../model/roster'

export interface Place {
  deputy: string
  day: string
}

export interface Drag {
  kind: 'new' | 'move' | 'start' | 'end'
  key: number | null
  now: NewDuty
  at: Place
  hasMoved: boolean
}

interface Begin {
  kind: Drag['kind']
  duty: Duty | null
  at: Place
  minute: number
  cell: HTMLElement
  x: number
  y: number
}

interface Options {
  hours: () => Hours
  make: (at: Place, from: string, to: string) => NewDuty
  done: (drag: Drag) => void
}

/** Nearer than this nothing was dragged, only pressed. */
const least_px = 4

function placeOf(cell: HTMLElement): Place {
  return { deputy: cell.dataset.deputy ?? '', day: cell.dataset.day ?? '' }
}

export function useDutyDrag({ hours, make, done }: Options) {
  const drag = ref<Drag | null>(null)
  let begin: Begin | null = null

  const minuteIn = (cell: HTMLElement, x: number): number => {
    const box = cell.getBoundingClientRect()
    return minuteAt((x - box.left) / box.width, hours(), stepFor(box.width, hours()))
  }

  function made(from: Begin, minute: number): NewDuty {
    const [start, end] = minute < from.minute ? [minute, from.minute] : [from.minute, minute]
    const first = Math.min(start, minutesOfDay - leastMinutes)
    return make(from.at, formatMinute(first), formatEnd(Math.max(end, first + leastMinutes)))
  }

  function next(from: Begin, event: PointerEvent): { now: NewDuty; at: Place } {
    const minute = minuteIn(from.cell, event.clientX)
    if (!from.duty) return { now: made(from, minute), at: from.at }
    // An edge goes where the pointer is, wherever in it it was taken.
    const old = span(from.duty)
    if (from.kind === 'start') return { now: resized(from.duty, { start: minute - old.from }), at: from.at }
    if (from.kind === 'end') return { now: resized(from.duty, { end: minute - old.to }), at: from.at }
    const below = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-cell]')
    const at = below ? placeOf(below) : from.at
    // In another cell the same place in it is the same time.
    const shift = (below ? minuteIn(below, event.clientX) : minute) - from.minute
    return { now: moved(from.duty, { days: daysBetween(from.at.day, at.day), minutes: shift, deputy: at.deputy }), at }
  }

  function onMove(event: PointerEvent): void {
    if (!begin) return
    const isFar = Math.hypot(event.clientX - begin.x, event.clientY - begin.y) >= least_px
    if (!isFar && !drag.value) return
    drag.value = { kind: begin.kind, key: begin.duty?.key ?? null, hasMoved: true, ...next(begin, event) }
  }

  function stop(): void {
    begin = null
    drag.value = null
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', stop)
    window.removeEventListener('keydown', onKey, true)
  }

  function onUp(): void {
    const result = drag.value
    stop()
    if (result?.hasMoved) done(result)
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    stop()
  }

  function press(event: PointerEvent, kind: Drag['kind'], duty: Duty | null): void {
    const cell = (event.currentTarget as HTMLElement).closest<HTMLElement>('[data-cell]')
    if (event.button !== 0 || !cell) return
    begin = { kind, duty, at: placeOf(cell), minute: minuteIn(cell, event.clientX), cell, x: event.clientX, y: event.clientY }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', stop)
    window.addEventListener('keydown', onKey, true)
  }

  onBeforeUnmount(stop)
  return { drag, press }
}
