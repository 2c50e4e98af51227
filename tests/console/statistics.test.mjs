import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser, Visit } from './browser.mjs'
import { County } from './county.mjs'
import { Diary } from './diary.mjs'

let county, browser

before(async () => {
  county = new County()
  county.addStation('home-001', { kind: 'home', parent: undefined, name: { zh: '城关代表之家', en: 'Chengguan home' } })
  county.addStation('room-017', { parent: 'home-001', name: { zh: '城关社区联络室', en: 'Chengguan room' } })
  county.addStation('room-018', { parent: undefined, kind: 'home', name: { zh: '河谷代表之家', en: 'Valley home' } })
  await county.start()
  const matter = (name, category) => ({ name, category, grid_cell: 'cell-2', words: `${name}的事。`, answer: '记下了。' })
  const town = new Diary(county, 'room-017', 1)
  town.reception('first', { daysAgo: 1, matters: [matter('路灯', 'community'), matter('断水', 'roads-water')] })
  town.reception('second', { daysAgo: 1, language: 'bo', matters: [matter('修路', 'roads-water')] })
  town.reception('before', { daysAgo: 6, matters: [matter('看病', 'education-health')] })
  await town.deliver()
  const valley = new Diary(county, 'room-018', 2)
  valley.reception('third', { daysAgo: 1, matters: [] , opinions: [] })
  await valley.deliver()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await county?.stop()
})

/** The day of the county so many days ago. */
function day(daysAgo) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() - daysAgo * 86_400_000)
}

const lately = () => `from=${day(3)}&to=${day(0)}`

async function figures(visit) {
  await visit.page.waitForSelector('.card .figure')
  return visit.page.locator('.card .figure').allInnerTexts()
}

test('the four figures are those of the period, and say how they changed', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('viewer')
  await visit.goTo(`/statistics?${lately()}`)
  assert.deepEqual(await figures(visit), ['2', '3', '3', '0'])
  await visit.sees('比前一时段多 2（+200%）', '.card')
  await visit.sees('前一时段 1', '.card')
  await visit.picture('statistics')
  await visit.close()
})

test('each number leads to exactly the rows that it counts', async () => {
  const visit = await Visit.open(browser, county)
  const { page } = visit
  await visit.signIn('viewer')
  const leads = async (link, rows, where) => {
    await visit.goTo(`/statistics?${lately()}`)
    await page.locator(link).first().click()
    await page.waitForURL(where)
    await visit.sees(`共 ${rows} 条`, '.foot')
  }
  const section = (title) => `section:has(h2:has-text("${title}"))`
  await leads('.card:has-text("接待群众") .figure', 3, /#\/receptions\?/)
  await leads('.card:has-text("收集意见") .figure', 3, /#\/opinions\?/)
  await leads(`${section('按意见类别')} tr:has-text("道路与饮水") a`, 2, /category=roads-water/)
  await leads(`${section('按使用语言')} tr:has-text("藏语") a`, 1, /language=bo/)
  await leads(`${section('按网格')} tr:has-text("第二网格") a`, 3, /grid_cell=cell-2/)
  await leads(`${section('按站点类型')} tr:has-text("代表之家") td:nth-of-type(2) a`, 1, /kind=home/)
  await visit.close()
})

test('a place is counted with what lies below it, or alone', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('viewer')
  await visit.goTo(`/statistics?under=home-001&${lately()}`)
  assert.deepEqual(await figures(visit), ['1', '2', '3', '0'])
  await visit.sees('城关代表之家及下级')
  await visit.page.getByText('含下级', { exact: true }).click()
  await visit.page.waitForURL(/station=home-001/)
  await visit.page.waitForFunction(() => document.querySelector('.card .figure')?.textContent === '0')
  await visit.sees('这段时间没有记录')
  await visit.close()
})

test('the charts are drawn, are told to who does not see them, and a bar leads on', async () => {
  const visit = await Visit.open(browser, county, { language: 'en', width: 1920, height: 1080 })
  const { page } = visit
  await visit.signIn('viewer')
  await visit.goTo(`/statistics?${lately()}`)
  const chart = page.getByRole('img', { name: /^Chart: By category\. Roads and water: Opinions raised 2, / })
  await chart.waitFor()
  const isDrawn = await chart.locator('canvas').evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    return new Set(new Uint32Array(data.buffer)).size > 10
  })
  assert.equal(isDrawn, true)
  const { width } = await chart.boundingBox()
  await chart.click({ position: { x: width * 0.55, y: 24 } })
  await page.waitForURL(/#\/opinions\?.*category=roads-water/)
  await visit.close()
})

test('on paper no column is cut off, and nothing that is pressed is left', async () => {
  const paperWidth = 700 // of A4 between its margins, at 96 dots to the inch
  const visit = await Visit.open(browser, county, { language: 'en' })
  const { page } = visit
  await visit.signIn('viewer')
  await visit.goTo(`/statistics?${lately()}`)
  await figures(visit)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: paperWidth, height: 1000 })
  const widest = await page.$$eval('main table, main canvas', (all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)))
  assert.ok(widest <= paperWidth, `${widest} px`)
  assert.equal(await page.locator('header.bar, .filters, main button').filter({ visible: true }).count(), 0)
  await visit.close()
})
