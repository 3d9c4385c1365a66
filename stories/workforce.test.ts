import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSheets } from '#platform/sheet/server'
import { findViolations } from './browser.ts'
import { answer, follow, press } from './hands.ts'
import { calm, openStage, type Stage } from './kit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** The file that a button saves. */
async function saved(page: Page, button: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const waited = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).first().click()
  const file = await waited
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

const shown = (page: Page) =>
  page.locator('table.wf-table').evaluate((table) => [...(table as HTMLTableElement).rows].map((row) => row.innerText))

test('a clerk lays the workforce out, goes down to a prefecture, keeps the view and takes it along', async () => {
  const { page, faults } = await stage.enter('clerk')
  await page.goto('/workforce')
  await calm(page)
  await page.getByRole('heading', { level: 1, name: '职工队伍统计' }).waitFor()
  expect(await findViolations(page)).toEqual([])
  expect((await shown(page)).join()).toContain('西宁市总工会')
  await page.goto('/workforce?dims=region,sex,skill&rows=1&chart=stacked&use=publish')
  await calm(page)
  const [top = ''] = await shown(page)
  expect(top).toContain('男')
  expect((await shown(page)).join()).toContain('*')
  expect(await findViolations(page)).toEqual([])

  const book = await saved(page, /导出 Excel$/)
  const [sheet, about] = readSheets(book.bytes)
  expect(sheet?.rows[0]?.cells).toContain('男 / 高技能（高级工及以上）')
  expect(about?.rows.map(({ cells }) => cells.join()).join()).toContain('统计法')
  const word = await saved(page, 'Word')
  expect(strFromU8(unzipSync(word.bytes)['word/document.xml'] ?? new Uint8Array())).toContain(
    '数据来源：职工档案统计快照',
  )
  const picture = await saved(page, /下载图片/)
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG')

  await press(page, '保存视图')
  await answer(page, { 名称: '按性别和技能' }, '提交')
  await page.goto('/workforce')
  await calm(page)
  await follow(page, '按性别和技能')
  expect(new URL(page.url()).searchParams.get('dims')).toBe('region,sex,skill')
  await follow(page, '海西蒙古族藏族自治州总工会')
  await calm(page)
  expect((await shown(page)).join()).toContain('格尔木')
  await press(page, 'English')
  await page.getByRole('heading', { level: 1, name: 'Workforce' }).waitFor()
  await page.getByText('Highly skilled').first().waitFor()
  expect(await findViolations(page)).toEqual([])
  expect(faults).toEqual([])
  await page.context().close()
}, 120_000)

test('a county cadre sees their own on a phone, and no other county’s', async () => {
  const { page, faults } = await stage.enter('cadre-golmud', 'phone')
  await page.goto('/workforce?dims=age,sex&rows=1&chart=pyramid&use=internal')
  await calm(page)
  await page.getByText('内部使用，不得公布').first().waitFor()
  expect(await findViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  expect(faults).toEqual([])
  await page.goto('/workforce?dims=sex&unitId=1')
  await calm(page)
  await page.getByText('没有这项内容').first().waitFor()
  await page.context().close()
}, 120_000)
