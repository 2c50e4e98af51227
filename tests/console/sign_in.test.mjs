import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openBrowser, Visit } from './browser.mjs'
import { County } from './county.mjs'

let county, browser

before(async () => {
  county = new County()
  county.addStation('room-017')
  await county.start()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await county?.stop()
})

/** The one-time password of the secret (RFC 6238), `later` turns from now. */
function oneTimePassword(uri, later = 0) {
  const secret = new URL(uri).searchParams.get('secret')
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later))
  const digest = createHmac('sha1', key).update(counter).digest()
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

test('a wrong password is told in words, and the right one leads to where one wanted to go', async () => {
  const visit = await Visit.open(browser, county)
  await visit.goTo('/network/room-017')
  await visit.page.waitForSelector('input[name=password]')
  await visit.picture('sign-in')
  await visit.signIn('clerk', { wrong: true })
  await visit.sees('姓名、密码或动态口令不正确', '[role=alert]')
  await visit.signIn('clerk')
  await visit.page.waitForURL('**/#/network/room-017')
  await visit.sees('clerk · 经办', 'header.bar')
  await visit.close()
})

test('both languages are there, and the choice is kept', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('viewer')
  await visit.sees('网络', 'nav a')
  await visit.page.click('header.bar button:has-text("English")')
  await visit.sees('Network', 'nav a')
  assert.equal(await visit.page.getAttribute('html', 'lang'), 'en')
  await visit.page.reload()
  await visit.sees('Network', 'h1')
  await visit.page.click('header.bar button:has-text("中文")')
  await visit.sees('网络', 'h1')
  await visit.close()
})

test('who signs out sees nothing more, and neither does whoever comes after', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('clerk')
  await visit.page.click('header.bar button:has-text("退出")')
  await visit.page.waitForSelector('input[name=password]')
  await visit.goTo('/receptions')
  await visit.page.waitForURL('**/#/sign-in?to=/receptions')
  await visit.close()
})

test('a session that ended elsewhere leads back to signing in, and then on', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('publisher')
  county.run(['add-staff', '--data', county.folder, '--name', 'publisher', '--role', 'publisher'], 'password-1\n') // ends it
  await visit.goTo('/network/room-017')
  await visit.page.waitForSelector('input[name=password]')
  await visit.signIn('publisher')
  await visit.page.waitForURL('**/#/network/room-017')
  await visit.close()
})

test('a one-time password is needed from then on, and the secret is shown once', async () => {
  const chief = await Visit.open(browser, county)
  await chief.signIn('administrator')
  await chief.goTo('/administration')
  const [answer] = await Promise.all([
    chief.page.waitForResponse('**/staff/viewer/totp'),
    (async () => {
      await chief.page.click('tr:has-text("viewer") button:has-text("启用动态口令")')
      await chief.page.click('.el-dialog button:has-text("生成")')
    })(),
  ])
  const { uri } = await answer.json()
  await chief.page.waitForSelector('.el-dialog svg[role=img]')
  await chief.picture('one-time-password')
  await chief.close()

  const visit = await Visit.open(browser, county)
  await visit.page.fill('input[name=name]', 'viewer')
  await visit.page.fill('input[name=password]', 'password-1')
  await visit.page.click('button[type=submit]')
  await visit.sees('姓名、密码或动态口令不正确', '[role=alert]')
  await visit.signIn('viewer', { totp: oneTimePassword(uri) })
  await visit.sees('viewer · 查看', 'header.bar')
  await visit.close()
})
