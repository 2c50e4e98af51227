// The real county-server program with a folder of its own, and what kiosks send to it: all by TLS, verified.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const program = process.env.COUNTY_SERVER
const samples = process.env.WIRE_SAMPLES
const example = JSON.parse(readFileSync(process.env.STATION_EXAMPLE, 'utf8'))
export const password = 'password-1'

export class County {
  folder = mkdtempSync(join(tmpdir(), 'console-test-'))
  kiosks = new Map()

  constructor() {
    this.run(['init', '--data', this.folder, '--host', '127.0.0.1'])
    for (const role of ['viewer', 'clerk', 'publisher', 'administrator'])
      this.run(['add-staff', '--data', this.folder, '--name', role, '--role', role], `${password}\n`)
  }

  run(words, given = '') {
    return execFileSync(program, words, { input: given, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] }).trim()
  }

  /** A station with the sample's configuration, changed by `more` at its top level. */
  addStation(id, station = {}, more = {}) {
    const document = { ...example, ...more, station: { ...example.station, ...station, id } }
    const file = join(this.folder, `${id}.json`)
    writeFileSync(file, JSON.stringify(document))
    this.run(['publish', '--data', this.folder, file])
  }

  async start(options = []) {
    this.server = spawn(program, ['serve', '--data', this.folder, '--listen', '127.0.0.1:0', ...options], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [line] = await new Promise((resolve, reject) => {
      createInterface({ input: this.server.stdout }).once('line', (first) => resolve([first]))
      this.server.once('exit', () => reject(new Error('the server ended')))
    })
    this.url = line.replace('listening on ', '')
  }

  async stop() {
    const ended = new Promise((resolve) => this.server.once('exit', resolve))
    this.server.kill('SIGTERM')
    await ended
    rmSync(this.folder, { recursive: true })
  }

  /** Over TLS that is verified, as that kiosk or as nobody. `body`: bytes as they are, all else as JSON. */
  send(method, path, body, kiosk) {
    const bytes = body instanceof Uint8Array
    const headers = { 'Content-Type': bytes ? 'application/octet-stream' : 'application/json' }
    const ca = readFileSync(join(this.folder, 'ca.pem'))
    return new Promise((resolve, reject) => {
      const asked = request(this.url + path, { method, headers, ca, ...kiosk }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part) => (text += part))
        answer.on('end', () => resolve({ status: answer.statusCode, body: text ? JSON.parse(text) : null }))
      })
      asked.on('error', reject)
      asked.end(body === undefined || bytes ? body : JSON.stringify(body))
    })
  }

  /** Key and certificate of a machine that has become this station. */
  async enrol(station) {
    const code = this.run(['enrolment-code', '--data', this.folder, '--station', station])
    const file = join(this.folder, `${station}-key.pem`)
    const openssl = (...words) => execFileSync('openssl', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', file)
    const wish = { code, certificate_request: openssl('req', '-new', '-key', file, '-subj', '/CN=anything') }
    const { status, body } = await this.send('POST', '/api/v1/enrolment', wish)
    if (status !== 201) throw new Error(`${station} is not enrolled: ${status} ${JSON.stringify(body)}`)
    return { key: readFileSync(file), cert: body.certificate }
  }

  /** As the station's kiosk. */
  async ask(method, path, station, body) {
    if (!this.kiosks.has(station)) this.kiosks.set(station, await this.enrol(station))
    return this.send(method, path, body, this.kiosks.get(station))
  }

  /** Records as the kiosk's own functions write them: one of each kind and more. `change` may touch each. */
  async deliver(station, change = (record) => record) {
    const batch = JSON.parse(execFileSync(samples, [], { encoding: 'utf8' }))
    batch.station = station
    batch.records = batch.records.map(change).filter(Boolean)
    const { status, body } = await this.ask('POST', `/api/v1/stations/${station}/records`, station, batch)
    const wrong = body?.results?.filter(({ outcome }) => outcome === 'refused') ?? []
    if (status !== 200 || wrong.length > 0) throw new Error(`not delivered: ${status} ${JSON.stringify(body)}`)
  }
}
