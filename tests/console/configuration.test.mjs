import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openBrowser, Visit } from './browser.mjs'
import { County } from './county.mjs'

let county, browser

const hours = {
  opening_hours: {
    weekly: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '18:00' }],
  },
  roster: [{ deputy: 'deputy-01', days: ['monday', 'thursday'], from: '09:00', to: '11:30' }],
}

before(async () => {
  county = new County()
  county.addStation('home-001', { kind: 'home', parent: undefined, name: { zh: '城关代表之家', en: 'Chengguan home' } }, hours)
  county.addStation('room-017', { parent: 'home-001' }, hours)
  county.addStation('room-018', { parent: 'home-001', name: { zh: '河谷社区人大代表联络室' } }, { ...hours, notices: [{ zh: '河谷的通知' }] })
  await county.start()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await county?.stop()
})

/** At one station's configuration, as it was published last. */
async function at(station, role = 'clerk', options = {}) {
  const visit = await Visit.open(browser, county, options)
  await visit.signIn(role)
  await visit.goTo(`/configuration/${station}`)
  await visit.page.waitForSelector('[role=grid]')
  return visit
}

async function atAll() {
  const visit = await Visit.open(browser, county)
  await visit.signIn('clerk')
  await visit.goTo('/configuration')
  await visit.page.click('.el-tree-node__content:has-text("home-001")')
  await visit.page.click('button:has-text("全选")')
  await visit.sees('已选 3 个站点')
  await visit.page.click('[data-test=open]')
  await visit.page.waitForSelector('[role=grid]')
  return visit
}

const cell = (page, deputy, column) => page.locator(`[data-cell][data-deputy=${deputy}][data-column="${column}"]`)
const labels = (page, deputy, column) => cell(page, deputy, column).locator('[data-duty]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))

/** From one place in a cell to another, as shares of their widths. */
async function drag(page, from, fromShare, to, toShare) {
  const a = await from.boundingBox()
  const b = await to.boundingBox()
  await page.mouse.move(a.x + a.width * fromShare, a.y + a.height / 2)
  await page.mouse.down()
  await page.mouse.move(b.x + b.width * toShare, b.y + b.height / 2, { steps: 6 })
  await page.mouse.up()
}

async function section(visit, name) {
  await visit.page.click(`[data-section=${name}]`)
}

async function propose(visit, title) {
  await visit.page.click('[data-test=review]')
  await visit.page.click('[data-test=next]')
  await visit.page.fill('[data-test=title]', title)
  await visit.page.click('[data-test=submit]')
}

const ask = (visit, path) => visit.page.evaluate(async (where) => (await fetch(`/api/v1${where}`)).json(), path)

test('a duty is drawn, moved to another deputy and day, lengthened by its edge, and told in words before it is proposed', async () => {
  const visit = await at('room-017')
  const { page } = visit
  await drag(page, cell(page, 'deputy-02', 0), 0.2, cell(page, 'deputy-02', 0), 0.5)
  assert.deepEqual(await labels(page, 'deputy-02', 0), ['测试乙，每周一，10:00–13:00'])
  await drag(page, cell(page, 'deputy-02', 0).locator('[data-duty]'), 0.5, cell(page, 'deputy-03', 3), 0.35)
  assert.deepEqual(await labels(page, 'deputy-02', 0), [])
  assert.deepEqual(await labels(page, 'deputy-03', 3), ['测试丙，每周四，10:00–13:00'])
  await drag(page, cell(page, 'deputy-03', 3).locator('.edge.end'), 0.5, cell(page, 'deputy-03', 3), 0.8)
  assert.deepEqual(await labels(page, 'deputy-03', 3), ['测试丙，每周四，10:00–16:00'])
  await visit.picture('configuration-roster')
  await propose(visit, '周四下午增加接待')
  await visit.sees('待批准')
  await visit.sees('测试丙 · 每周四', '[data-difference=roster]')
  await visit.sees('10:00–16:00', '[data-difference=roster]')
  const { changes } = await ask(visit, '/changes')
  const change = await ask(visit, `/changes/${changes[0].id}`)
  assert.deepEqual(change.sections.roster ?? change.sections_of['room-017'].roster, [
    ...hours.roster,
    { deputy: 'deputy-03', days: ['thursday'], from: '10:00', to: '16:00' },
  ])
  const published = await ask(visit, '/stations/room-017/configuration/document')
  assert.deepEqual(published.document.roster, hours.roster, 'nothing is published by a proposal')
  await visit.close()
})

test('all of it can be done with the keyboard alone, and a step back is there', async () => {
  const visit = await at('room-017')
  const { page } = visit
  await cell(page, 'deputy-01', 0).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.el-dialog')
  await page.locator('.el-dialog input.time').first().fill('9')
  await page.locator('.el-dialog input.time').last().fill('1130')
  await page.locator('.el-dialog input.time').last().press('Tab')
  await page.click('[data-test=take-duty]')
  assert.deepEqual(await labels(page, 'deputy-02', 1), ['测试乙，每周二，09:00–11:30'])
  await page.waitForSelector('.el-dialog', { state: 'hidden' })
  await cell(page, 'deputy-02', 1).locator('[data-duty]').focus()
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'Control+ArrowRight', 'ArrowDown']) await page.keyboard.press(key)
  assert.deepEqual(await labels(page, 'deputy-03', 2), ['测试丙，每周三，09:30–12:30'])
  await page.keyboard.press('Control+z')
  assert.deepEqual(await labels(page, 'deputy-02', 2), ['测试乙，每周三，09:30–12:30'])
  await cell(page, 'deputy-02', 2).locator('[data-duty]').press('Delete')
  assert.deepEqual(await labels(page, 'deputy-02', 2), [])
  await visit.sees('尚无改动')
  await visit.close()
})

test('a table is read whole or not at all, and each of its mistakes has its row and column', async () => {
  const visit = await at('room-017')
  const { page } = visit
  const file = (text) => {
    const path = join(county.folder, 'roster.csv')
    writeFileSync(path, text)
    return path
  }
  await page.click('[data-test=import-roster]')
  await page.setInputFiles('[data-test=roster-file]', file('姓名,日期或星期,开始,结束\n测试甲,周八,9:00,12:00\n某某,周一,9:00,25:00\n'))
  await visit.sees('第 2 行，“日期或星期”列', '[data-test=import-problems]')
  await visit.sees('第 3 行，“姓名”列', '[data-test=import-problems]')
  await visit.sees('第 3 行，“结束”列', '[data-test=import-problems]')
  assert.equal(await page.isDisabled('[data-test=import]'), true)
  await visit.picture('configuration-import')
  await page.setInputFiles('[data-test=roster-file]', file('姓名,日期或星期,开始,结束\n测试甲,2090-01-02,9:00,12:00\n测试乙,星期五,14:00,17:00\n'))
  await page.click('[data-test=import]')
  assert.deepEqual(await labels(page, 'deputy-02', 4), ['测试乙，每周五，14:00–17:00'])
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("导出 CSV")')])
  const chunks = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk)
  const rows = Buffer.concat(chunks).toString('utf8').split('\r\n')
  assert.equal(rows[0], '\uFEFF代表编号,姓名,日期或星期,开始,结束,与他站共享', 'with the mark by which office programs know UTF-8')
  assert.ok(rows.includes('deputy-01,测试甲,2090-01-02,09:00,12:00,否'))
  await visit.close()
})

test('a notice for all stations is seen as the kiosk shows it, and what a station loses by it is told', async () => {
  const visit = await atAll()
  const { page } = visit
  await section(visit, 'notices')
  await visit.sees('各站点现在有 2 种不同内容')
  await page.click('[data-test=add-text]')
  await visit.sees('汉语内容不能为空', '[data-test=problems]')
  await page.locator('label.text textarea').first().fill('春节期间照常接待。')
  await visit.sees('春节期间照常接待。', '[data-test=preview-text]')
  await visit.picture('configuration-notice')
  await page.click('[data-test=review]')
  await visit.sees('通知：现有 2 种不同内容', '[data-test=unlike]')
  await visit.sees('河谷社区人大代表联络室', '[data-test=unlike]')
  await visit.sees('春节期间照常接待。', '[data-difference=notices]')
  await visit.picture('configuration-difference')
  await page.click('[data-test=next]')
  await visit.sees('第 3 批')
  await page.fill('[data-test=title]', '春节通知')
  await visit.picture('configuration-proposal')
  await page.click('[data-test=submit]')
  await page.waitForSelector('[data-test=stage]')
  assert.equal(await page.locator('[data-test=stage]').count(), 3)
  await visit.close()
})

test('what only the server knows to be wrong is shown at its field', async () => {
  const visit = await at('room-017')
  await section(visit, 'time_zone')
  await visit.page.fill('.zone input', 'Asia/Nowhere')
  await propose(visit, '时区')
  await visit.page.waitForSelector('[data-pointer="/time_zone"]:has-text("服务器")')
  await visit.picture('configuration-refused')
  await visit.close()
})

test('whoever leaves with edits is asked, and finds them again', async () => {
  const visit = await at('room-017')
  const { page } = visit
  await section(visit, 'retention_days')
  await page.fill('.single input', '45')
  await page.keyboard.press('Tab')
  await page.click('nav a[href="#/changes"]')
  await visit.sees('还有未提交的修改', '.el-message-box')
  await page.keyboard.press('Escape')
  await page.waitForSelector('.el-message-box', { state: 'hidden' })
  assert.match(page.url(), /configuration/)
  await page.click('nav a[href="#/changes"]')
  await page.click('.el-message-box button:has-text("保留并离开")')
  await page.waitForURL('**/#/changes')
  await page.click('nav a[href="#/configuration"]')
  await section(visit, 'retention_days')
  assert.equal(await page.inputValue('.single input'), '45')
  await page.click('nav a[href="#/changes"]')
  await page.click('.el-message-box button:has-text("放弃修改")')
  await page.waitForURL('**/#/changes')
  await visit.close()
})

test('half a JSON text is kept, named, and keeps the change from being proposed', async () => {
  const visit = await at('room-017')
  const { page } = visit
  await section(visit, 'retention_days')
  await page.fill('.single input', '45')
  await page.keyboard.press('Tab')
  await section(visit, 'rating')
  await page.fill('.content textarea', '{"fewest_ballots": ')
  await section(visit, 'roster')
  await page.click('[data-test=review]')
  await visit.sees('还不是有效的 JSON')
  assert.equal(await page.isDisabled('[data-test=next]'), true)
  await page.click('button:has-text("去改正")')
  assert.equal(await page.inputValue('.content textarea'), '{"fewest_ballots": ')
  await page.click('[data-test=restore]')
  assert.match(await page.inputValue('.content textarea'), /"fewest_ballots": 5/)
  await visit.close()
})

test('a viewer looks and changes nothing', async () => {
  const visit = await at('room-017', 'viewer')
  await visit.sees('您的角色只能查看配置')
  assert.equal(await visit.page.locator('[data-test=review]').count(), 0)
  await drag(visit.page, cell(visit.page, 'deputy-02', 0), 0.2, cell(visit.page, 'deputy-02', 0), 0.5)
  assert.deepEqual(await labels(visit.page, 'deputy-02', 0), [])
  await section(visit, 'retention_days')
  assert.equal(await visit.page.isDisabled('.single input'), true)
  await visit.close()
})

test('every section opens in English too, on a large screen, and nothing goes wrong in the page', async () => {
  const visit = await at('room-017', 'clerk', { language: 'en', width: 1920, height: 1080 })
  const names = await visit.page.$$eval('[data-section]', (all) => all.map((one) => one.dataset.section))
  assert.ok(names.length >= 17)
  for (const name of names) {
    await section(visit, name)
    await visit.page.waitForSelector('.content header + *')
  }
  await section(visit, 'roster')
  await visit.picture('configuration-english')
  await visit.close()
})
