import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
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
    await page.getByText('大通').filter({ visible: true }).first().waitFor()
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
  await page.getByText(/未达到，差 12.87 个百分点，即 329,526 人/).waitFor()
  await page.getByText(/按此速度 2032年 达到，比目标期晚 7 年/).waitFor()
  await page.getByText('100 × 技能人才 ÷ 就业人员').waitFor()
  await page.getByText('算式').click()
  await page.getByText(/768,126 − 438,600 = 329,526 人/).waitFor()
  expect(await findViolations(page)).toEqual([])
  await press(page, 'English')
  await page.getByRole('heading', { level: 1, name: 'Sums of indicators' }).waitFor()
  await page.getByText(/not met: 12.87 points short, that is 329,526 people/).waitFor()
  expect(await findViolations(page)).toEqual([])
  await page.context().close()
})

/** A PNG by its first bytes, with the size its header tells. */
function sizeOf(bytes: Buffer): { width: number; height: number } {
  expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

const chartOf = (page: Page) => page.locator('figure').filter({ hasText: /各单位/ })

async function savePicture(page: Page): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    chartOf(page)
      .getByRole('button', { name: /下载图片 PNG/ })
      .click(),
  ])
  expect(file.suggestedFilename()).toMatch(/技能人才占就业人员比例\.png$/)
  return readFileSync(await file.path())
}

for (const screen of ['wide', 'phone'] as const)
  test(`prefectures beside each other as bars, tiles and on the map, down to one, and out as a picture, on a ${screen} screen`, async () => {
    const { page, faults } = await stage.enter('clerk', screen)
    await page.goto('/statistics/indicators?indicator=skilled-share')
    await calm(page)
    const chart = chartOf(page)
    await chart.getByRole('img').waitFor()
    expect(await chart.getByRole('img').getAttribute('aria-label')).toMatch(/西宁市 \d/)
    for (const view of ['示意地图', '方格图']) {
      await chart.getByText(view, { exact: true }).click()
      await calm(page)
      await chart.locator('svg text', { hasText: view === '示意地图' ? /不反映行政区划界线/ : '玉树州' }).waitFor()
      expect(await findViolations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
    const picture = await savePicture(page)
    const { width, height } = sizeOf(picture)
    expect([width > 1500, height > 400, picture.length > 20_000]).toEqual([true, true, true])
    await chart.locator('svg text', { hasText: '海西州' }).first().click()
    await calm(page)
    await page.getByText('海西蒙古族藏族自治州总工会').filter({ visible: true }).first().waitFor()
    expect(new URL(page.url()).searchParams.get('unitId')).not.toBeNull()
    expect(faults).toEqual([])
    await page.context().close()
  })

test('by keyboard one goes down through the table of figures', async () => {
  const { page } = await stage.enter('clerk')
  await page.goto('/statistics/indicators?indicator=workforce-trained')
  await calm(page)
  const chart = chartOf(page)
  await chart.locator('summary').focus()
  await page.keyboard.press('Enter')
  await chart.getByRole('button', { name: '西宁市' }).focus()
  await page.keyboard.press('Enter')
  await calm(page)
  await page.getByText('大通').filter({ visible: true }).first().waitFor()
  await page.goto('/statistics/targets')
  await calm(page)
  expect(await findViolations(page)).toEqual([])
  await page.goto('/statistics/formulas')
  await calm(page)
  await page.getByText('100 × 高技能人才（高级工及以上） ÷ 技能人才').waitFor()
  expect(await findViolations(page)).toEqual([])
  await page.context().close()
})
