// A browser at the console, as a clerk has it. What goes wrong in the page, or what its policy stops, fails the test.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { password } from './county.mjs'

const { chromium } = createRequire(join(process.env.CONSOLE_WORKSHOP, 'package.json'))('playwright-core')
const pictures = process.env.CONSOLE_PICTURES
const patience = 60_000 // for machines that have much else to do

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export class Visit {
  troubles = []

  static async open(browser, county, { language = 'zh', width = 1280, height = 800 } = {}) {
    const visit = new Visit()
    visit.county = county
    // The county's authority is none that a browser knows; what it signs is verified in county.mjs.
    visit.context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width, height }, acceptDownloads: true })
    visit.page = await visit.context.newPage()
    visit.page.setDefaultTimeout(patience)
    await visit.page.addInitScript((wanted) => {
      if (!localStorage.getItem('console-language')) localStorage.setItem('console-language', wanted)
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      )
    }, language)
    visit.page.on('pageerror', (error) => visit.troubles.push(String(error)))
    visit.page.on('console', (message) => {
      // What the server refuses is shown in the page, and looked for there.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        visit.troubles.push(message.text())
    })
    await visit.page.goto(`${county.url}/`)
    await visit.page.waitForSelector('input[name=password], header.bar nav')
    return visit
  }

  async signIn(name, { totp = '', wrong = false } = {}) {
    const { page } = this
    await page.fill('input[name=name]', name)
    await page.fill('input[name=password]', wrong ? 'not the password' : password)
    await page.fill('input[name=totp]', totp)
    await page.click('button[type=submit]')
    if (!wrong) await page.waitForSelector('header.bar nav')
  }

  /** Goes to a page of the console by its address behind the #. */
  async goTo(path) {
    await this.page.goto(`${this.county.url}/#${path}`)
  }

  async picture(name) {
    mkdirSync(pictures, { recursive: true })
    await this.page.screenshot({ path: join(pictures, `${name}.png`) })
  }

  async sees(text, selector = 'body') {
    await this.page.waitForFunction(
      ([wanted, where]) => [...document.querySelectorAll(where)].some((one) => one.innerText.includes(wanted)),
      [text, selector],
    )
  }

  async close() {
    await this.context.close()
    assert.deepEqual(this.troubles, [], 'nothing goes wrong in the page')
  }
}
