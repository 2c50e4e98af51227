import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser, Visit } from './browser.mjs'
import { County, password } from './county.mjs'

let county, browser

before(async () => {
  county = new County()
  county.run(['add-staff', '--data', county.folder, '--name', 'second', '--role', 'publisher'], `${password}\n`)
  for (const number of [1, 2, 3])
    county.addStation(`room-${number}`, { name: { zh: `第${number}联络室` } })
  await county.start(['--two-persons'])
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await county?.stop()
})

async function as(name) {
  const visit = await Visit.open(browser, county)
  await visit.signIn(name)
  return visit
}

/** By the page's own session; a page of the console would do it in four steps, which configuration.test.mjs walks. */
async function proposed(visit, title, more = {}) {
  const change = await visit.page.evaluate(async (wish) => {
    const { csrf } = await (await fetch('/api/v1/session')).json()
    const headers = { 'X-CSRF-Token': csrf, 'Content-Type': 'application/json' }
    return (await fetch('/api/v1/changes', { method: 'POST', headers, body: JSON.stringify(wish) })).json()
  }, { title, stations: ['room-1', 'room-2', 'room-3'], sections: { retention_days: 60 }, watch_minutes: 0, stages: [['room-1'], ['room-2', 'room-3']], ...more })
  assert.ok(change.id, JSON.stringify(change))
  return change.id
}

/** The kiosk says what it runs when it asks for something newer. */
async function runs(station, version) {
  const { status } = await county.ask('GET', `/api/v1/stations/${station}/configuration?after=${version}`, station)
  assert.ok(status < 300, `${station}: ${status}`)
}

async function decide(visit, deed, reason) {
  const { page } = visit
  await page.click(`[data-deed=${deed}]`)
  if (reason !== undefined) await page.fill('.el-message-box textarea', reason)
  await page.locator('.el-message-box__btns button.el-button--primary').click()
}

test('a change goes from stage to stage before the eyes of staff, and is taken back with a reason', async () => {
  const author = await as('clerk')
  const id = await proposed(author, '保存六十天')
  await author.close()
  const visit = await as('publisher')
  await visit.goTo(`/changes/${id}`)
  await visit.sees('90 天', '[data-difference=retention_days]')
  await visit.sees('60 天', '[data-difference=retention_days]')
  await visit.picture('change-proposed')
  await decide(visit, 'approve')
  await visit.page.waitForSelector('[data-station=room-1] [data-state=published]')
  await visit.page.waitForSelector('[data-station=room-2] [data-state=waiting]')
  await runs('room-1', 2)
  await visit.page.waitForSelector('[data-station=room-2] [data-state=published]', { timeout: 40_000 })
  await visit.page.waitForSelector('[data-station=room-1] [data-state=running]')
  await visit.picture('change-rolling-out')
  await runs('room-2', 2)
  await runs('room-3', 2)
  await visit.page.waitForSelector('.facts [data-state=done]', { timeout: 40_000 })
  await visit.page.click('[data-deed=take_back]')
  await visit.page.locator('.el-message-box__btns button.el-button--primary').click()
  await visit.sees('请写明原因', '.el-message-box')
  await visit.page.fill('.el-message-box textarea', '天数写错了')
  await visit.page.locator('.el-message-box__btns button.el-button--primary').click()
  await visit.page.waitForSelector('.facts [data-state=taken_back]')
  await visit.sees('天数写错了')
  await visit.picture('change-taken-back')
  await visit.goTo('/changes')
  await visit.sees('已收回', 'tr[data-test=change]')
  await visit.picture('changes')
  await visit.close()
})

test('who proposed it does not approve it where two persons are wanted; another one does', async () => {
  const author = await as('publisher')
  const id = await proposed(author, '自己的变更')
  await author.goTo(`/changes/${id}`)
  await author.sees('须由另一人批准')
  assert.equal(await author.page.locator('[data-deed=approve]').count(), 0)
  await author.close()
  const other = await as('second')
  await other.goTo(`/changes/${id}`)
  await decide(other, 'approve')
  await other.page.waitForSelector('.facts [data-state=rolling_out]')
  await decide(other, 'halt')
  await other.page.waitForSelector('.facts [data-state=halted]')
  await decide(other, 'resume')
  await other.page.waitForSelector('.facts [data-state=rolling_out]')
  await decide(other, 'take_back', '试过了')
  await other.page.waitForSelector('.facts [data-state=taken_back]')
  await other.close()
})

test('a rejection has its reason, which the author reads, and a clerk decides nothing', async () => {
  const author = await as('clerk')
  const id = await proposed(author, '太长的保存期')
  const visit = await as('publisher')
  await visit.goTo(`/changes/${id}`)
  await decide(visit, 'reject', '请改为九十天')
  await visit.page.waitForSelector('.facts [data-state=rejected]')
  await visit.close()
  await author.goTo(`/changes/${id}`)
  await author.sees('请改为九十天')
  assert.equal(await author.page.locator('[data-deed]').count(), 0)
  await author.close()
})

test('what was changed by another meanwhile is told, and read anew without losing the edits', async () => {
  const visit = await as('clerk')
  const { page } = visit
  await visit.goTo('/configuration/room-1')
  await page.waitForSelector('[role=grid]')
  await page.click('[data-section=retention_days]')
  await page.fill('.single input', '45')
  await page.keyboard.press('Tab')
  const other = await as('publisher')
  const id = await proposed(other, '一百天', { stations: ['room-1'], stages: [['room-1']], sections: { retention_days: 100 } })
  await other.close()
  const second = await as('second')
  await second.goTo(`/changes/${id}`)
  await decide(second, 'approve')
  await second.page.waitForSelector('.facts [data-state=rolling_out]')
  await second.close()
  await page.click('[data-test=review]')
  await page.click('[data-test=next]')
  await page.click('[data-test=submit]')
  await visit.sees('第1联络室 · 资料保存天数')
  await page.click('[data-test=reload]')
  await visit.sees('以下内容在此期间变了')
  await page.click('[data-test=submit]')
  await visit.sees('100 天', '[data-difference=retention_days]')
  await visit.sees('45 天', '[data-difference=retention_days]')
  await visit.close()
})
