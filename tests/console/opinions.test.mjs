import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser, Visit } from './browser.mjs'
import { County } from './county.mjs'
import { Diary } from './diary.mjs'

let county, browser, diary

before(async () => {
  county = new County()
  county.addStation('room-017', { parent: undefined, kind: 'home', name: { zh: '城关代表之家', en: 'Chengguan home' } })
  await county.start()
  diary = new Diary(county, 'room-017', 1)
  const matter = (name, words, more = {}) => ({ name, category: 'community', urgency: 'usual', route: 'county', words, answer: '转有关部门。', ...more })
  diary.reception('first', { daysAgo: 20.5, matters: [matter('late', '村口的路灯坏了两个月。'), matter('chain', '小桥的栏杆断了。')] })
  diary.reception('second', { daysAgo: 12.5, matters: [matter('less late', '垃圾两天才清一次。', { urgency: 'urgent' })] })
  diary.reception('third', { daysAgo: 1, matters: [matter('fresh', '公示栏没有更新。')] })
  await diary.deliver()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await county?.stop()
})

const column = (stage) => `section.column[aria-label^="${stage}"]`

test('the board shows each stage with what is late first, marked and counted in days', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('viewer')
  await visit.goTo('/opinions')
  await visit.page.waitForFunction((where) => document.querySelectorAll(`${where} .card`).length === 4, column('初审'))
  const cards = await visit.page.locator(`${column('初审')} .card`).allInnerTexts()
  assert.match(cards[0], /逾期 1[34] 天/)
  assert.match(cards[2], /逾期 [56] 天/)
  assert.match(cards[2], /紧急/)
  assert.match(cards[3], /还有 [56] 天/)
  assert.equal(await visit.page.locator(`${column('初审')} .card.late`).count(), 3)
  await visit.sees('共 4 件 · 逾期 3 件')
  await visit.picture('opinions')
  await visit.close()
})

test('a viewer reads what became of an opinion and enters nothing', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('viewer')
  await visit.goTo(`/opinions/${diary.id('late')}`)
  await visit.sees('村口的路灯坏了两个月。', '.el-drawer')
  await visit.sees('您的角色只能查看', '.el-drawer')
  assert.equal(await visit.page.locator('.el-drawer form, .el-drawer footer button').count(), 0)
  await visit.close()
})

test('a clerk enters what happened, step by step, and the kiosk hears of each', async () => {
  const visit = await Visit.open(browser, county)
  const { page } = visit
  await visit.signIn('clerk')
  await visit.goTo(`/opinions/${diary.id('chain')}`)
  const panel = page.locator('.el-drawer .panel')
  const choose = (deed) => panel.locator('.entry-row').first().getByRole('button', { name: deed, exact: true }).click()
  const enter = async (deed) => {
    await panel.getByRole('button', { name: `登记${deed}` }).click()
    await visit.sees(deed, '.el-drawer .history')
  }

  await choose('交办')
  await panel.getByRole('button', { name: '登记交办' }).click()
  await visit.sees('请填写单位', '.el-drawer')
  await panel.getByLabel('交给哪个单位').fill('测试交通局')
  await enter('交办')
  await visit.sees('测试交通局', '.el-drawer .facts')

  await choose('答复')
  await panel.getByText('A 类：已经解决').click()
  await panel.getByLabel('答复内容').fill('栏杆已经修好。')
  await visit.picture('opinion-answer')
  await enter('答复')

  await choose('回访')
  await panel.getByText('满意', { exact: true }).click()
  await enter('回访')
  await visit.sees('A 类：已经解决', '.el-drawer .facts')
  await visit.picture('opinion')
  await page.keyboard.press('Escape')
  await visit.sees('小桥的栏杆断了。', column('回访'))
  await visit.close()

  const { body } = await county.ask('GET', '/api/v1/stations/room-017/news?after=0&slots_after=0', 'room-017')
  const heard = body.events.filter((event) => event.opinion_id === diary.id('chain')).map(({ deed }) => deed)
  assert.deepEqual(heard, ['assigned', 'answered', 'followed_up'])
})

test('what is late is urged upon its office, and the notice stands in the history', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('clerk')
  await visit.goTo(`/opinions/${diary.id('less late')}`)
  const panel = visit.page.locator('.el-drawer .panel')
  await panel.getByRole('button', { name: '督办', exact: true }).click()
  assert.match(await panel.getByLabel('通知内容').inputValue(), /已逾期 [56] 天/)
  await panel.getByLabel('通知内容').fill('请三日内交办。')
  await panel.getByRole('button', { name: '发出督办' }).click()
  await visit.sees('请三日内交办。', '.el-drawer .history')
  await visit.sees('clerk', '.el-drawer .history')
  await visit.close()
})

test('the table has the same, stage by stage, and a link keeps it', async () => {
  const visit = await Visit.open(browser, county, { language: 'en', width: 1920, height: 1080 })
  await visit.signIn('viewer')
  await visit.goTo('/opinions')
  await visit.page.getByText('Table', { exact: true }).click()
  await visit.page.waitForURL(/view=table/)
  await visit.page.locator('label', { hasText: 'First review 3' }).click()
  await visit.page.waitForURL(/stage=first_review/)
  await visit.page.waitForFunction(() => document.querySelectorAll('.el-table__body tr').length === 3)
  await visit.picture('opinions-table')
  await visit.close()
})
