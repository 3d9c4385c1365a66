import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations } from './browser.ts'
import { follow, press } from './hands.ts'
import { calm, openStage, type Stage } from './kit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

for (const screen of ['wide', 'phone'] as const) {
  test(`the office reads the training of the province and goes down to a county's claims, on a ${screen} screen`, async () => {
    const { page } = await stage.enter('clerk', screen)
    await page.goto('/statistics/indicators?indicator=workforce-trained')
    await calm(page)
    await page.getByText(/截至 .*，待汇总 0 项/).waitFor()
    expect(await findViolations(page)).toEqual([])
    await follow(page, '西宁市总工会')
    await calm(page)
    expect(await page.getByText('大通').first().isVisible()).toBe(true)
    const figure = page.locator('a[href^="/figures?"]').first()
    await figure.click()
    await calm(page)
    expect(new URL(page.url()).pathname).toBe('/figures')
    await page.goto('/statistics/rules')
    await calm(page)
    expect(await findViolations(page)).toEqual([])
    await page.context().close()
  })
}

test('an alert is found, and the page speaks English too', async () => {
  const { page } = await stage.enter('clerk')
  await page.goto('/statistics/alerts')
  await calm(page)
  await page.getByText('漏报：产业工人技能培训').filter({ visible: true }).first().waitFor()
  await page.getByText('水平（目标）：技能人才占就业人员比例').filter({ visible: true }).first().waitFor()
  expect(await findViolations(page)).toEqual([])
  await follow(page, /漏报：产业工人技能培训/)
  await page
    .getByText(/至今未报/)
    .first()
    .waitFor()
  expect(await findViolations(page)).toEqual([])
  await page.goto('/statistics/indicators?indicator=skilled-share')
  await calm(page)
  await page.getByText('未达到').waitFor()
  await press(page, 'English')
  await page.getByRole('heading', { level: 1, name: 'Sums of indicators' }).waitFor()
  await page.getByText('not met').waitFor()
  expect(await findViolations(page)).toEqual([])
  await page.context().close()
})
