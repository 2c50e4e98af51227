// Lists of texts and of things with a code, and objects of single values, that change.
import equal from 'fast-deep-equal'
import { changedLine, deputyName, listed, type Around, type Line } from './difference'
import { inLanguage, languageCodes, type Coded, type Deputy, type JsonObject, type Keeper, type LocalizedText, type Notice } from './document'

function languageLines(subject: string, before: LocalizedText, after: LocalizedText, around: Around): Line[] {
  return languageCodes.flatMap((code) =>
    changedLine(
      around.words.textIn(subject, around.words.languages[code] ?? code),
      before[code] || around.words.nothing,
      after[code] || around.words.nothing,
    ),
  )
}

/** By place of what stays: the same text first, then one with the same Chinese, then one that has lost its partner. */
function partners(before: LocalizedText[], after: LocalizedText[]): number[] {
  const partner = after.map(() => -1)
  const free = new Set(before.keys())
  const pair = (agree: (a: LocalizedText, b: LocalizedText) => boolean) => {
    for (const [to, text] of after.entries())
      if (partner[to] === -1)
        for (const from of free)
          if (agree(before[from] as LocalizedText, text)) {
            partner[to] = from
            free.delete(from)
            break
          }
  }
  pair(equal)
  pair((a, b) => a.zh === b.zh)
  for (const [to, from] of partner.entries())
    if (from === -1 && free.has(to)) {
      partner[to] = to
      free.delete(to)
    }
  return partner
}

export function textLines(before: Notice[], after: Notice[], around: Around): Line[] {
  const { words, language } = around
  const partner = partners(before, after)
  const lines: Line[] = []
  for (const [from, text] of before.entries())
    if (!partner.includes(from))
      lines.push({ sign: 'removed', subject: words.numbered(from + 1), before: inLanguage(text, language) })
  for (const [to, text] of after.entries()) {
    const was = before[partner[to] as number]
    if (!was) lines.push({ sign: 'added', subject: words.numbered(to + 1), after: inLanguage(text, language) })
    else lines.push(...languageLines(words.numbered(to + 1), was, text, around), ...pictureLine(to, was, text))
  }
  const kept = partner.filter((from) => from >= 0)
  if (!kept.every((from, index) => index === 0 || from > (kept[index - 1] as number)))
    lines.push({ sign: 'moved', subject: words.order, before: orderText(before), after: orderText(after) })
  return lines

  function pictureLine(to: number, was: Notice, is: Notice): Line[] {
    const subject = `${words.numbered(to + 1)} · ${words.fields.picture ?? ''}`
    return secretLine(subject, was.picture?.sha256, is.picture?.sha256, around)
  }

  function orderText(texts: LocalizedText[]): string {
    return texts.map((text) => shortened(inLanguage(text, language))).join(' → ')
  }
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > 12 ? `${characters.slice(0, 11).join('')}…` : text
}

interface Kept<T> {
  keyOf: (one: T) => string
  nameOf: (one: T) => string
  changes: (before: T, after: T) => Line[]
}

function keyedLines<T>(before: readonly T[], after: readonly T[], kept: Kept<T>, around: Around): Line[] {
  const lines: Line[] = []
  const beforeKeys = before.map(kept.keyOf)
  const afterKeys = after.map(kept.keyOf)
  for (const one of before)
    if (!afterKeys.includes(kept.keyOf(one))) lines.push({ sign: 'removed', subject: kept.nameOf(one) })
  for (const one of after) {
    const was = before[beforeKeys.indexOf(kept.keyOf(one))]
    if (was === undefined) lines.push({ sign: 'added', subject: kept.nameOf(one) })
    else lines.push(...kept.changes(was, one))
  }
  const stayed = (keys: string[], others: string[]) => keys.filter((key) => others.includes(key))
  if (!equal(stayed(beforeKeys, afterKeys), stayed(afterKeys, beforeKeys)))
    lines.push({
      sign: 'moved',
      subject: around.words.order,
      before: listed(before.map(kept.nameOf), around),
      after: listed(after.map(kept.nameOf), around),
    })
  return lines
}

export function codedLines(before: Coded[], after: Coded[], around: Around): Line[] {
  const nameOf = (one: Coded) => `${inLanguage(one.name, around.language)} (${one.code})`
  return keyedLines(
    before,
    after,
    {
      keyOf: (one) => one.code,
      nameOf,
      changes: (was, is) => [
        ...languageLines(inLanguage(was.name, around.language) || was.code, was.name, is.name, around),
        ...flagLines(nameOf(was), was as unknown as JsonObject, is as unknown as JsonObject, around),
      ],
    },
    around,
  )
}

/** Of something with a code, what is neither its code nor its name. */
function flagLines(subject: string, before: JsonObject, after: JsonObject, around: Around): Line[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  keys.delete('code')
  keys.delete('name')
  return [...keys].flatMap((key) =>
    changedLine(`${subject} · ${around.words.fields[key] ?? key}`, valueText(before[key], around), valueText(after[key], around)),
  )
}

/** Whether there is one, never what it is. */
function secretLine(subject: string, before: string | undefined, after: string | undefined, around: Around): Line[] {
  if (before === after) return []
  const { words } = around
  return changedLine(subject, before ? words.set : words.nothing, after ? (before ? words.setAnew : words.set) : words.nothing)
}

function deputyChanges(was: Deputy, is: Deputy, around: Around): Line[] {
  const { words } = around
  const name = inLanguage(was.name, around.language) || was.id
  const spoken = (deputy: Deputy) => listed((deputy.languages ?? []).map((code) => words.languages[code] ?? code), around)
  const of = (key: string) => `${name} · ${words.fields[key] ?? key}`
  return [
    ...languageLines(of('name'), was.name, is.name, around),
    ...languageLines(of('seat'), was.seat, is.seat, around),
    ...languageLines(of('fields'), was.fields ?? {}, is.fields ?? {}, around),
    ...changedLine(of('languages'), spoken(was), spoken(is)),
    ...(['pin_hash', 'card_hash', 'badge_hash'] as const).flatMap((key) => secretLine(of(key), was[key], is[key], around)),
    ...secretLine(of('portrait'), was.portrait?.sha256, is.portrait?.sha256, around),
  ]
}

export function deputyLines(before: Deputy[], after: Deputy[], around: Around): Line[] {
  return keyedLines(
    before,
    after,
    {
      keyOf: (one) => one.id,
      nameOf: (one) => `${inLanguage(one.name, around.language)} (${one.id})`,
      changes: (was, is) => deputyChanges(was, is, around),
    },
    around,
  )
}

interface PlannedActivity {
  id: string
  kind: string
  title: LocalizedText
  date: string
  from: string
  to: string
  deputy?: string
}

export function activityLines(before: unknown[], after: unknown[], around: Around): Line[] {
  const { words } = around
  const when = (one: PlannedActivity) => `${one.date} ${words.period(one.from, one.to, false)}`
  const nameOf = (one: PlannedActivity) => `${inLanguage(one.title, around.language)} · ${when(one)}`
  const kindOf = (one: PlannedActivity) => words.activityKinds[one.kind] ?? one.kind
  const reporter = (one: PlannedActivity) => (one.deputy ? deputyName(around, one.deputy) : words.nothing)
  return keyedLines(
    before as PlannedActivity[],
    after as PlannedActivity[],
    {
      keyOf: (one) => one.id,
      nameOf,
      changes: (was, is) => [
        ...languageLines(words.fields.title ?? '', was.title, is.title, around),
        ...changedLine(inLanguage(is.title, around.language), when(was), when(is)),
        ...changedLine(words.fields.kind ?? '', kindOf(was), kindOf(is)),
        ...changedLine(words.fields.deputy ?? '', reporter(was), reporter(is)),
      ],
    },
    around,
  )
}

export function keeperLines(before: Keeper, after: Keeper, around: Around): Line[] {
  const { words } = around
  return [
    ...languageLines(words.fields.name ?? '', before.name ?? {}, after.name ?? {}, around),
    ...changedLine(words.fields.phone ?? '', before.phone || words.nothing, after.phone || words.nothing),
    ...secretLine(words.fields.pin_hash ?? '', before.pin_hash, after.pin_hash, around),
  ]
}

function valueText(value: unknown, around: Around): string {
  if (value === undefined) return around.words.usual
  if (typeof value === 'boolean') return value ? around.words.yes : around.words.no
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isCoded(value: unknown): value is Coded[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'code' in one)
}

/** An object of single values; lists of things with a code in it are told thing by thing. */
export function fieldLines(before: JsonObject, after: JsonObject, around: Around): Line[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap((key) => {
    const was = before[key]
    const is = after[key]
    if (isCoded(was ?? []) && isCoded(is ?? []) && (was ?? is) !== undefined)
      return codedLines((was ?? []) as unknown as Coded[], (is ?? []) as unknown as Coded[], around).map((line) => ({
        ...line,
        subject: `${around.words.fields[key] ?? key} · ${line.subject}`,
      }))
    return changedLine(around.words.fields[key] ?? key, valueText(was, around), valueText(is, around))
  })
}
