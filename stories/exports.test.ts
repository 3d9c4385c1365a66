import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationPassword } from '#kernel/access/server'
import { readSheets } from '#platform/sheet/server'
import { findViolations, shot } from './browser.ts'
import { answer, awaitWords, press, put } from './hands.ts'
import { calm, openStage, type Stage } from './kit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** More people than an export is waited for. */
const many = 5001
const headers = '姓名 身份证号 文化程度 职业大类 行业门类 经济类型 用工形式 技能等级 工会会员'.split(' ')
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A made-up identity number with a right check figure (GB 11643), of one born in Golmud; one day has a thousand, days on which nobody of the demonstration was born. */
function madeIdentity(n: number): string {
  const first = `632801200402${24 + Math.floor(n / 1000)}${String(n % 1000).padStart(3, '0')}`
  return first + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first[i]), 0) % 11]
}

/** A list of an enterprise as it comes from its own system, every number once. */
function listOfPeople(): string {
  const rows = Array.from({ length: many }, (_, n) =>
    [`名册${n}`, madeIdentity(n), '初中', '6', '制造业', '私营', '1', '中级工', '是'].join(','),
  )
  return [headers.join(','), ...rows].join('\n')
}

async function isSound(page: Page, name: string): Promise<void> {
  await shot(page, name)
  expect([name, await findViolations(page)]).toEqual([name, []])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect([name, overflow <= 1]).toEqual([name, true])
}

test('a county cadre takes a long list in and out: it is made in the background and waits for nobody else', async () => {
  const { page, faults } = await stage.enter('cadre-golmud')
  await page.goto('/exports')
  await calm(page)
  await page.getByText('没有后台导出').waitFor()
  await isSound(page, 'exports-none')

  await page.goto('/workers/imports')
  await calm(page)
  await page
    .getByLabel('选择名册文件')
    .setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(listOfPeople()) })
  await answer(page, { 信息来源: '企业花名册' }, '提交')
  await awaitWords(page, `${many} / ${many}`)
  await isSound(page, 'exports-imported')

  await page.goto('/workers?state=active')
  await calm(page)
  await press(page, '导出名册')
  await put(page, '理由', '核对技能补贴')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /导出 Excel$/ })
    .click()
  const again = page.getByRole('dialog', { name: '请再次确认身份' })
  await again.waitFor()
  await put(again, '密码', demonstrationPassword)
  await again.getByRole('button', { name: /确\s?认/ }).click()
  await page.getByText('已转入后台生成').waitFor()
  await page.getByRole('button', { name: '我的导出', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '我的导出' }).waitFor()
  await awaitWords(page, '可下载')
  await isSound(page, 'exports-ready')

  const waited = page.waitForEvent('download')
  await page.getByRole('button', { name: /下载/ }).first().click()
  const [sheet, about] = readSheets(readFileSync(await (await waited).path()))
  const names = new Set(sheet?.rows.map(({ cells }) => cells.find((cell) => String(cell).startsWith('名册'))))
  names.delete(undefined)
  expect(names.size).toBe(many)
  expect(sheet?.rows.some(({ cells }) => cells.includes(madeIdentity(7)))).toBe(false)
  expect(about?.rows.map(({ cells }) => cells.join()).join()).toContain('核对技能补贴')

  await press(page, 'English')
  await page.getByRole('heading', { level: 1, name: 'My exports' }).waitFor()
  await page.getByText('Ready').first().waitFor()
  await isSound(page, 'exports-english')
  // Who it is was asked again, and the list was too long to be waited for: both are answers, not faults.
  expect(faults.filter((fault) => !/40[39]/.test(fault))).toEqual([])
  await page.context().close()
}, 120_000)

test('it lies there on a phone, is deleted there, and a neighbour never sees it', async () => {
  const neighbour = await stage.enter('cadre-datong')
  await neighbour.page.goto('/exports')
  await calm(neighbour.page)
  await neighbour.page.getByText('没有后台导出').waitFor()
  await neighbour.page.context().close()

  const { page, faults } = await stage.enter('cadre-golmud', 'phone')
  await page.goto('/exports')
  await calm(page)
  await page.getByText('可下载').first().waitFor()
  await isSound(page, 'exports-phone')
  await page.getByRole('button', { name: /^删除 / }).click()
  await page.getByText('没有后台导出').waitFor()
  expect(await page.getByRole('button', { name: /下载/ }).count()).toBe(0)
  expect(faults).toEqual([])
  await page.context().close()
}, 60_000)
