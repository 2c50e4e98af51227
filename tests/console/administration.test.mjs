import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser, Visit } from './browser.mjs'
import { County } from './county.mjs'

let county, browser

before(async () => {
  county = new County()
  await county.start()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await county?.stop()
})

test('an administrator makes an account, changes its role and removes it, and all of it is in the log', async () => {
  const visit = await Visit.open(browser, county)
  const { page } = visit
  await visit.signIn('administrator')
  await visit.goTo('/administration')
  await page.click('button:has-text("新增账号")')
  await page.fill('input[name=account]', '测试丙')
  await page.click('.el-radio:has-text("经办")')
  await page.fill('input[name=new-password]', 'password-3')
  await page.fill('input[name=again]', 'password-4')
  const save = page.locator('.el-dialog button:has-text("保存")')
  assert.equal(await save.isDisabled(), true, 'the two differ')
  await page.fill('input[name=again]', 'password-3')
  await save.click()
  await page.waitForSelector('tr:has-text("测试丙")')
  await visit.picture('accounts')
  await page.click('tr:has-text("测试丙") button:has-text("删除")')
  await page.click('.el-message-box button:has-text("删除")')
  await page.waitForSelector('tr:has-text("测试丙")', { state: 'detached' })
  await page.click('.el-tabs__item:has-text("审计日志")')
  await page.waitForSelector('tr:has-text("删除账号"):has-text("测试丙")')
  await page.waitForSelector('tr:has-text("保存账号"):has-text("测试丙")')
  await visit.picture('audit')
  await visit.close()
})

test('who is no administrator finds no administration', async () => {
  const visit = await Visit.open(browser, county)
  await visit.signIn('publisher')
  assert.equal(await visit.page.locator('nav a:has-text("管理")').count(), 0)
  await visit.goTo('/administration')
  await visit.sees('只有管理员能打开本页')
  await visit.close()
})

test('the audit log is read page by page', async () => {
  for (let number = 0; number < 110; ++number)
    county.run(['enrolment-code', '--data', county.folder, '--station', `room-${number}`])
  const visit = await Visit.open(browser, county)
  await visit.signIn('administrator')
  await visit.goTo('/administration')
  await visit.page.click('.el-tabs__item:has-text("审计日志")')
  await visit.page.waitForSelector('table.number tbody tr')
  assert.equal(await visit.page.locator('table.number tbody tr').count(), 100)
  await visit.page.click('button:has-text("再显示一些")')
  await visit.page.waitForFunction(() => document.querySelectorAll('table.number tbody tr').length > 110)
  const numbers = await visit.page.$$eval('table.number tbody tr td:first-child', (all) => all.map((cell) => Number(cell.innerText)))
  assert.deepEqual(numbers, [...numbers].sort((a, b) => b - a))
  assert.equal(new Set(numbers).size, numbers.length)
  await visit.close()
})
