import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations, shot } from './browser.ts'
import { answer, awaitWords, dialogOf, press, put } from './hands.ts'
import { calm, openStage, type Stage } from './kit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 300_000)
afterAll(() => stage?.close())

const report = `西宁市总工会2026年上半年工作情况

（2026年7月5日）

2026年上半年，举办技能培训班24期，培训职工2,960人次。发放慰问金约36.5万元，慰问困难职工1,150余人。会员入会率达到88.6%。
`

/** Looks at the page: what axe finds, and whether it is wider than the screen. */
async function look(page: import('playwright-core').Page, name: string): Promise<void> {
  await calm(page)
  await shot(page, name)
  expect((await findViolations(page)).map((one) => `${one.rule} ${one.where[0]}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(1)
}

test('a cadre uploads a report and confirms its figures by keyboard; each stands in the record with its place', async () => {
  const { page, faults } = await stage.enter('cadre-xining')
  await page.goto('/extraction')
  await calm(page)
  await page
    .getByLabel('选择文件')
    .last()
    .setInputFiles([{ name: '上半年工作情况.txt', mimeType: 'text/plain', buffer: Buffer.from(report) }])
  await page.waitForURL(/\/extraction\/\d+\//)
  await awaitWords(page, '举办技能培训班')
  await look(page, 'extraction-wide')
  const progress = page.getByRole('status').filter({ hasText: '已处理' })
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await progress.getByText('已处理 1 / 5 个').waitFor()
  await page.keyboard.press('x')
  await progress.getByText('已处理 2 / 5 个').waitFor()
  await page.keyboard.press('e')
  await dialogOf(page).waitFor()
  await put(dialogOf(page), '指标名称', '慰问金发放额')
  await look(page, 'extraction-correct')
  await answer(page, {}, '保存并确认')
  await press(page, '确认这 2 个')
  await progress.getByText('其中确认 4 个').waitFor()
  await page.getByRole('link', { name: '查看数据来历' }).first().click()
  await awaitWords(page, '西宁市总工会2026年上半年工作情况')
  const phone = await stage.enter('cadre-xining', 'phone')
  await phone.page.goto('/extraction')
  await look(phone.page, 'extraction-list-phone')
  await phone.page.getByRole('link', { name: '西宁市总工会2026年第三季度产改工作情况（演示）' }).click()
  await calm(phone.page)
  await look(phone.page, 'extraction-phone')
  expect([...faults, ...phone.faults]).toEqual([])
}, 300_000)
