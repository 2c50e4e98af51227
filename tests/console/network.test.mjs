import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser, Visit } from './browser.mjs'
import { County } from './county.mjs'

let county, browser

before(async () => {
  county = new County()
  county.addStation('home-001', { kind: 'home', parent: undefined, name: { zh: '城关代表之家', en: 'Chengguan home' } })
  county.addStation('station-003', { kind: 'station', parent: 'home-001', name: { zh: '第三选区代表工作站', en: 'Station 3' } })
  county.addStation('room-017', { parent: 'station-003' })
  county.addStation('room-018', { parent: 'station-003', name: { zh: '河谷社区人大代表联络室', en: 'Valley room' } })
  await county.start()
  await county.deliver('room-017')
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await county?.stop()
})

/** Keeps one record of a kind, and makes it another one. */
function only(kind, number, change) {
  let isTaken = false
  return (record) => {
    if (record.kind !== kind || isTaken) return null
    isTaken = true
    const id = `00000000-0000-4000-8000-0000000${String(number).padStart(5, '0')}`
    return { ...record, id, sequence: number, body: change(record.body) }
  }
}

test('the network is a tree, what is wrong stands first, and a filter finds it', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('viewer')
  await visit.sees('打印机：缺纸', 'tr[data-station=room-017]')
  const rows = await visit.page.$$eval('tr[data-station]', (all) => all.map((row) => row.dataset.station))
  assert.deepEqual(rows, ['home-001', 'station-003', 'room-017', 'room-018'])
  await visit.picture('network')
  await visit.page.fill('input[name=filter]', '河谷')
  await visit.page.waitForSelector('tr[data-station=room-017]', { state: 'detached' })
  assert.equal(await visit.page.locator('tr[data-station]').count(), 3)
  assert.equal(await visit.page.locator('button:has-text("新增站点")').count(), 0, 'a viewer adds no station')
  await visit.close()
})

test('a call for the keeper appears by itself within the time of a refresh, and nothing flickers', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('viewer')
  await visit.page.waitForSelector('tr[data-station=room-018]')
  await visit.page.evaluate(() => {
    window.rowBefore = document.querySelector('tr[data-station=room-018]')
    window.emptied = 0
    new MutationObserver(() => {
      if (!document.querySelector('tr[data-station=room-018]')) ++window.emptied
    }).observe(document.body, { childList: true, subtree: true })
  })
  await county.deliver(
    'room-018',
    only('keeper_call', 77, (body) => ({ ...body, call_id: '00000000-0000-4000-8000-000000000077', state: 'called', ended_at: undefined })),
  )
  await visit.sees('呼叫联络员', 'tr[data-station=room-018] .state')
  assert.equal(await visit.page.evaluate(() => window.rowBefore.isConnected && window.emptied === 0), true)
  await visit.picture('network-keeper-call')
  await visit.close()
})

test('a station tells its state and its records, and whatever it sent is shown as text', async () => {
  await county.deliver(
    'room-018',
    only('opinion', 78, (body) => ({ ...body, opinion_id: '00000000-0000-4000-8000-000000000078', words: '<img src=x onerror=alert(1)>' })),
  )
  const visit = await Visit.open(browser, county, { language: 'en' })
  await visit.signIn('viewer')
  await visit.goTo('/network/room-018')
  await visit.sees('<img src=x onerror=alert(1)>', 'summary')
  assert.equal(await visit.page.locator('img').count(), 0)
  await visit.goTo('/network/room-017')
  await visit.sees('paper out', '.devices')
  await visit.sees('9.0 GB of 64 GB', '.facts')
  await visit.picture('station')
  await visit.close()
})

test('a clerk issues an appointment as a code to be printed', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('clerk')
  await visit.goTo('/network/room-017')
  const form = visit.page.locator('section:has(h2:has-text("签发预约码"))')
  await form.locator('.el-select').click()
  await visit.page.click('.el-select-dropdown__item:has-text("测试乙")')
  await form.locator('.el-date-editor input').fill('2090-01-01 09:30')
  await form.locator('.el-date-editor input').press('Enter')
  await form.locator('button[type=submit]').click()
  await form.locator('svg[role=img]').waitFor()
  const text = await form.innerText()
  assert.match(text, /LZ1A:[A-Z2-7]+/)
  assert.match(text, /2090-01-01 09:30 – 09:50/, 'as it was typed, by the clock of the station')
  await visit.picture('appointment')
  await visit.close()
})

test('an administrator adds a station by a code, and shuts a machine out only by typing its id', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('administrator')
  await visit.page.click('button:has-text("新增站点")')
  await visit.page.fill('input[name=station]', 'room-099')
  await visit.page.click('.el-dialog button[type=submit]')
  await visit.sees('-', '.el-dialog .code')
  assert.match(await visit.page.innerText('.el-dialog .code'), /^([A-HJ-NP-Z2-9]{5}-){2}[A-HJ-NP-Z2-9]{5}$/)
  await visit.picture('enrolment-code')
  await visit.page.click('.el-dialog button:has-text("关闭")')
  await visit.page.waitForSelector('tr[data-station=room-099]')
  await visit.goTo('/network/room-099')
  await visit.page.click('button:has-text("吊销终端")')
  const sure = visit.page.locator('.el-dialog .el-button--danger:visible')
  assert.equal(await sure.isDisabled(), true)
  await visit.page.fill('input[name=confirmation]', 'room-099')
  await sure.click()
  await visit.sees('已吊销 0 张证书')
  await visit.close()
})
