// What a kiosk sends of receptions: the samples of its own functions, with what a test wants to be otherwise.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'

const dayMs = 24 * 60 * 60 * 1000
const meetingMs = 15 * 60 * 1000

function samples() {
  const { records } = JSON.parse(execFileSync(process.env.WIRE_SAMPLES, [], { encoding: 'utf8' }))
  return new Map(records.map((record) => [record.kind, record]))
}

/** A picture that a browser can draw: one dot. */
export const dot = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)

/** One station's receptions. They are delivered together, in the order in which they were written. */
export class Diary {
  records = []
  kinds = samples()

  constructor(county, station, number) {
    this.county = county
    this.station = station
    this.number = number
  }

  /** The same for the same name, in this diary. */
  id(name) {
    const hex = createHash('sha256').update(`${this.number}/${name}`).digest('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }

  add(kind, at, changes) {
    const { body } = this.kinds.get(kind)
    const sequence = this.records.length + 1
    const time = new Date(at).toISOString()
    this.records.push({ sequence, id: this.id(`record ${sequence}`), kind, recorded_at: time, body: { ...body, ...changes } })
  }

  /**
   * A reception that was over so many days ago, with what was raised at it: {name, category, words, answer, …}.
   * `corrected` gives the answers of a second version, by name.
   */
  reception(name, { daysAgo, matters, language = 'zh', confidential = false, sheets = [], corrected = null, ...more }) {
    const ended = Date.now() - daysAgo * dayMs
    const at = new Date(ended).toISOString()
    const visit = { check_in_id: this.id(`${name} check-in`), ticket_id: this.id(`${name} ticket`) }
    const told = { deputy: 'deputy-01', language, confidential, reception_id: this.id(name), check_in_id: visit.check_in_id }
    this.add('check_in', ended - 2 * meetingMs, { check_in_id: visit.check_in_id, language, agreed_at: at })
    const version = (number, correction) =>
      this.add('reception', correction ? Date.parse(correction.at) : ended, {
        ...told,
        ...visit,
        begun_at: new Date(ended - meetingMs).toISOString(),
        ended_at: at,
        version: number,
        opinions: matters.map((matter) => this.id(matter.name)),
        earlier_deputies: undefined,
        sheets: sheets.length > 0 ? sheets : undefined,
        correction,
        ...more,
      })
    const opinions = (number, event, when) => {
      for (const { name: matter, ...said } of matters)
        this.add('opinion', when, {
          ...told,
          at: new Date(when).toISOString(),
          opinion_id: this.id(matter),
          event,
          reception_version: number,
          ...said,
          ...(number > 1 ? { answer: corrected.answer } : {}),
        })
    }
    version(1, undefined)
    opinions(1, 'raised', ended)
    if (!corrected) return
    const later = ended + dayMs / 24
    version(2, { deputy: 'deputy-02', at: new Date(later).toISOString(), reason: corrected.reason })
    opinions(2, 'corrected', later)
  }

  async deliver() {
    const path = `/api/v1/stations/${this.station}/records`
    const { status, body } = await this.county.ask('POST', path, this.station, { station: this.station, records: this.records })
    const refused = body?.results?.filter(({ outcome }) => outcome === 'refused') ?? []
    if (status !== 200 || refused.length > 0) throw new Error(`not delivered: ${status} ${JSON.stringify(body)}`)
  }

  /** As a log names it. */
  sheet(name) {
    const sha256 = createHash('sha256').update(dot).digest('hex')
    return { id: this.id(name), sha256, bytes: dot.length, taken_at: new Date().toISOString() }
  }

  async deliverSheet(name) {
    const { id, sha256, bytes } = this.sheet(name)
    const path = `/api/v1/stations/${this.station}/sheets/${id}?sha256=${sha256}&bytes=${bytes}&offset=0`
    const { status } = await this.county.ask('PUT', path, this.station, dot)
    if (status !== 200) throw new Error(`the sheet was not taken: ${status}`)
  }
}
