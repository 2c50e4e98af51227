import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { openBrowser, Visit } from './browser.mjs'
import { County } from './county.mjs'
import { Diary } from './diary.mjs'

let county, browser, diary

before(async () => {
  county = new County()
  county.addStation('home-001', { kind: 'home', parent: undefined, name: { zh: '城关代表之家', en: 'Chengguan home' } })
  county.addStation('room-017', { parent: 'home-001', name: { zh: '城关社区联络室', en: 'Chengguan room' } })
  county.addStation('room-018', { parent: 'home-001', name: { zh: '河谷社区联络室', en: 'Valley room' } })
  await county.start()
  diary = new Diary(county, 'room-017', 1)
  diary.reception('lamp', {
    daysAgo: 3,
    matters: [{ name: 'lamp matter', category: 'community', words: '村口的路灯坏了两个月。', answer: '十五日内修复。' }],
    sheets: [diary.sheet('letter')],
    corrected: { answer: '一周内修复。', reason: '日期写错' },
  })
  diary.reception('quiet', {
    daysAgo: 2,
    confidential: true,
    matters: [{ name: 'quiet matter', category: 'work-welfare', words: '不愿让别人知道的事。', answer: '记下了。' }],
  })
  diary.reception('water', {
    daysAgo: 1,
    language: 'bo',
    matters: [{ name: 'water matter', category: 'roads-water', words: '=自来水下午经常断水。', answer: '联系水务局。' }],
  })
  await diary.deliver()
  await diary.deliverSheet('letter')
  const valley = new Diary(county, 'room-018', 2)
  valley.reception('road', { daysAgo: 1, matters: [{ name: 'road', category: 'roads-water', words: '去学校的路冲坏了。', answer: '列入计划。' }] })
  await valley.deliver()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await county?.stop()
})

const rows = '.el-table__body tr'

async function hasRows(visit, count) {
  await visit.page.waitForFunction(([where, wanted]) => document.querySelectorAll(where).length === wanted, [rows, count])
}

test('a log is found by what was said, and the link shows another person the same rows', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('clerk')
  await visit.goTo('/receptions')
  await hasRows(visit, 4)
  await visit.picture('receptions')
  const field = visit.page.getByPlaceholder('查找原话和答复')
  await field.fill('断水')
  await field.press('Enter')
  await hasRows(visit, 1)
  await visit.sees('城关社区联络室', rows)
  const link = new URL(visit.page.url())
  assert.match(decodeURIComponent(link.hash), /^#\/receptions\?text=断水$/)
  await visit.close()

  const other = await Visit.open(browser, county, { language: 'en' })
  await other.signIn('viewer')
  await other.goTo(link.hash.slice(1))
  await hasRows(other, 1)
  await other.sees('Tibetan', rows)
  assert.equal(await other.page.getByPlaceholder('Search words and answers').inputValue(), '断水')
  await other.close()
})

test('a drawer has the whole log: its versions, its answer as corrected, and its sheets', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('viewer')
  await visit.goTo(`/receptions/${diary.id('lamp')}`)
  await visit.sees('一周内修复。', '.el-drawer')
  await visit.sees('日期写错', '.el-drawer')
  await visit.sees('第 2 版', '.el-drawer')
  await visit.sees('来访人已签字', '.el-drawer')
  await visit.page.getByText('查看这一版的事项').last().click()
  await visit.sees('十五日内修复。', '.el-drawer')
  await visit.page.waitForFunction(() => document.querySelector('.el-drawer .sheet img')?.naturalWidth > 0)
  await visit.picture('reception')
  await visit.page.keyboard.press('Escape')
  await visit.page.waitForURL(/#\/receptions$/)
  await visit.close()
})

test('words that are confidential are seen by a clerk and not by a viewer', async () => {
  for (const [name, isSeen] of [['viewer', false], ['clerk', true]]) {
    const visit = await Visit.open(browser, county)
    await visit.signIn(name)
    await visit.goTo(`/receptions/${diary.id('quiet')}`)
    await visit.sees(isSeen ? '不愿让别人知道的事。' : '您的角色看不到原话', '.el-drawer')
    assert.equal((await visit.page.content()).includes('不愿让别人知道的事'), isSeen, name)
    await visit.close()
  }
})

test('with the keyboard alone a row is opened and closed', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('viewer')
  await visit.goTo('/receptions?text=断水')
  await hasRows(visit, 1)
  await visit.page.getByPlaceholder('查找原话和答复').focus()
  for (let step = 0; step < 6; ++step) {
    await visit.page.keyboard.press('Tab')
    if (await visit.page.evaluate((where) => document.activeElement.closest(where) !== null, rows)) break
  }
  await visit.page.keyboard.press('Enter')
  await visit.sees('联系水务局。', '.el-drawer')
  await visit.page.keyboard.press('Escape')
  await visit.page.waitForURL(/#\/receptions\?text=/)
  await visit.close()
})

test('what is filtered is exported, as a text and as a workbook, and no cell is a formula', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('viewer')
  await visit.goTo('/receptions?station=room-017&text=断水')
  await hasRows(visit, 1)
  const save = async (button) => {
    const [file] = await Promise.all([visit.page.waitForEvent('download'), visit.page.click(`button:has-text("${button}")`)])
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) }
  }
  const csv = await save('导出 CSV')
  assert.match(csv.name, /^接待日志_\d{4}-\d{2}-\d{2}\.csv$/)
  const text = csv.content.toString('utf8')
  assert.ok(text.startsWith('\ufeff') && text.includes('自来水下午经常断水') && !text.includes('路灯'))
  assert.doesNotMatch(text, /(^|,|")=/m)
  const workbook = await save('导出 Excel')
  assert.match(workbook.name, /\.xlsx$/)
  assert.equal(workbook.content.subarray(0, 2).toString(), 'PK')
  await visit.close()
})

test('where nothing matches, or the log is not there, it says so in words', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('viewer')
  await visit.goTo('/receptions?text=查无此事')
  await visit.sees('没有符合条件的记录')
  await visit.page.click('.nothing button:has-text("清除条件")')
  await hasRows(visit, 4)
  await visit.goTo('/receptions/00000000-0000-4000-8000-00000000dead')
  await visit.sees('没有这条接待日志', '.el-drawer')
  await visit.close()
})
