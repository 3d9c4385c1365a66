import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { answer, dialogOf, fillIn, follow, press } from '../hands.ts'
import { calm } from '../kit.ts'
import { go, type Tale } from './tale.ts'

/** The half year last ended, as the form asks for it. */
function lastHalf(today: string): { year: string; half: string } {
  const year = Number(today.slice(0, 4))
  return Number(today.slice(5, 7)) > 6
    ? { year: String(year), half: '上半年' }
    : { year: String(year - 1), half: '下半年' }
}

/** An item of a sheet, opened. */
async function item(page: Page, key: string): Promise<Locator> {
  const line = page.locator('details').filter({ has: page.locator('summary', { hasText: key }) })
  if ((await line.getAttribute('open')) === null) await line.locator('summary').click()
  return line
}

/** What stands on the summary of an item. */
const summary = (page: Page, key: string) => page.locator('summary', { hasText: key }).innerText()

/** Opens a round for one unit: the figures of the period are taken up by themselves. */
export async function open(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/score')
  await tale.look(page, 'score')
  const { year, half } = lastHalf(today)
  await fillIn(
    page,
    '发起评价',
    {
      名称: `${year}年${half}西宁市产改评价`,
      评价期: { option: year },
      '季度、半年或月份': { option: half },
      参评单位: { typed: '西宁', option: '西宁市总工会' },
    },
    '提交',
  )
  await page.waitForURL(/\/score\/rounds\//)
  await calm(page)
  tale.address.round = new URL(page.url()).pathname
  await tale.look(page, 'score-round')
}

const marks: readonly [item: string, own: number, reviewed: number][] = [
  ['2.2', 95, 80],
  ['7.2', 90, 90],
  ['9.2', 92, 70],
]

/** The cadre answers what only people can say, with evidence, and hands in. */
export async function evaluate(tale: Tale): Promise<void> {
  const page = await tale.at('cadre-xining', 'phone')
  await follow(page, /对照指标逐项自评.*西宁市产改评价/)
  tale.address.evaluation = new URL(page.url()).pathname
  expect(await page.innerText('main')).toContain('还有 4 项未自评：1.1、2.2、7.2、9.2')
  await tale.look(page, 'phone-sheet')
  await press(await item(page, '1.1'), '自评')
  await dialogOf(page).getByRole('radio', { name: '是', exact: true }).check()
  await answer(
    page,
    { 佐证材料: { files: [{ name: '责任清单.txt', text: '年度任务分解和责任清单（演示）\n' }] } },
    '提交',
  )
  for (const [key, own] of marks) {
    const proof = { files: [{ name: `${key}佐证.txt`, text: `${key} 佐证材料（演示）\n` }] }
    await fillIn(await item(page, key), '自评', { 评分: own, 佐证材料: proof }, '提交')
  }
  await fillIn(page, '报送自评', { 本单位负责人已审核: { radio: '是' } })
  await page.getByText('复核', { exact: true }).filter({ visible: true }).first().waitFor()
}

/** The reviewer decides each of them, some lower and with the reason, and gives the unit its score. */
export async function review(tale: Tale): Promise<void> {
  const page = await tale.at('reviewer')
  await go(page, '/')
  await follow(page, /逐项复核并评分.*西宁市产改评价/)
  await fillIn(await item(page, '1.1'), '复核', {}, '提交')
  for (const [key, own, reviewed] of marks)
    await fillIn(
      await item(page, key),
      '复核',
      reviewed === own ? {} : { 评分: reviewed, 复核理由: '典型材料支撑不足' },
      '提交',
    )
  await fillIn(page, '完成复核并反馈', { 复核意见: '数据属实，两项评审项按材料调整' })
  await page.getByText('反馈', { exact: true }).filter({ visible: true }).first().waitFor()
  await tale.look(page, 'sheet')
}

/** The unit objects to one item, with evidence. */
export async function object(tale: Tale): Promise<void> {
  const page = await tale.at('cadre-xining', 'phone')
  await go(page, '/')
  await follow(page, /核对得分.*西宁市产改评价/)
  const proof = { name: '五小成果采纳证明.txt', text: '两项“五小”成果采纳证明（演示）\n' }
  await fillIn(
    await item(page, '9.2'),
    '填写异议',
    { 异议理由: '两项“五小”成果的采纳证明评定时未计入，随文补报', 佐证材料: { files: [proof] } },
    '提交',
  )
  await fillIn(page, '提出异议', { 异议总述: '对 9.2 的评定有异议，理由和证明见评分表' })
}

/** Somebody who did not review answers it; the score is changed and confirmed, and every point says why. */
export async function settle(tale: Tale): Promise<void> {
  const page = await tale.at('deputy')
  await go(page, '/')
  await follow(page, /逐项答复异议.*西宁市产改评价/)
  await press(await item(page, '9.2'), '答复异议')
  await answer(page, { 异议是否成立: { radio: '是' }, 评分: 88, 答复理由: '采纳证明属实，予以调整' }, '提交')
  expect(await summary(page, '9.2')).toContain('异议成立')
  await fillIn(page, '答复异议并确认', { 答复意见: '异议成立，得分相应调整' })
  await page.getByText('已确认').filter({ visible: true }).first().waitFor()
  const opened = await item(page, '9.2')
  expect(await page.innerText('main')).toMatch(/怎样得满分|计分规则/)
  await tale.look(page, 'confirmed', opened)
}
