import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations, shot } from './browser.ts'
import { calm, openStage, type Stage } from './kit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** Nothing for axe to find, and no wider than the screen. */
async function expectSound(page: Page, name: string): Promise<void> {
  await calm(page)
  await shot(page, name)
  expect(await findViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(1)
}

test('a chapter shows its tables with their sources, who has not reported, and gives both files', async () => {
  for (const screen of ['wide', 'phone'] as const) {
    const { page } = await stage.enter('clerk', screen)
    await page.goto('/blue-book')
    await calm(page)
    await page.getByRole('link', { name: '产教融合与职业教育' }).first().click()
    await page
      .getByText(/8 个单位中 0 个已报/)
      .first()
      .waitFor()
    await expectSound(page, `chapter-${screen}`)
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '数据表 Excel' }).click()
    expect((await saved).suggestedFilename()).toBe('产教融合与职业教育-数据表.xlsx')
    await page.context().close()
  }
})

test('an enterprise begins its section with what is known, and takes it as a document', async () => {
  const { page } = await stage.enter('chair-potash', 'phone')
  await page.goto('/disclosures')
  await page.getByRole('button', { name: '填报披露情况' }).click()
  await page.getByText('系统已带出').filter({ visible: true }).first().waitFor()
  await expectSound(page, 'disclosure-begin')
  await page.goto('/disclosures')
  await calm(page)
  await page
    .getByRole('link', { name: /产业工人队伍建设专章/ })
    .first()
    .click()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出专章 PDF' }).click()
  expect((await saved).suggestedFilename()).toMatch(/产改专章\.pdf$/)
  await expectSound(page, 'disclosure')
  await page.goto('/responsibilities')
  await expectSound(page, 'responsibilities')
  await page.context().close()
})
