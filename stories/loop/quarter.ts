import { expect } from 'vitest'
import { answer, awaitWords, dialogOf, fillIn, follow, press, put } from '../hands.ts'
import { paper } from './opinion.ts'
import { go, type Tale } from './tale.ts'

const task = '推动现代职业教育'
const numerals = ['一', '二', '三', '四']

/** The quarter of a day, as headings say it. */
const quarterOf = (today: string): string =>
  `${today.slice(0, 4)}年第${numerals[Math.floor((Number(today.slice(5, 7)) - 1) / 3)]}季度`

/** Issues one task by its own button and the rest at once; faulty ones stay, and it is said why. */
export async function issue(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/ledger')
  await page
    .getByRole('row')
    .nth(1)
    .getByRole('link', { name: /^\d+ 项$/ })
    .click()
  await page.waitForURL(/state=draft/)
  const row = page.getByRole('row').filter({ hasText: task })
  await row.waitFor()
  expect(await row.innerText()).toContain(`出处：${paper.title}`)
  expect(await row.innerText()).toContain('省教育厅')
  await tale.look(page, 'ledger')
  await press(row, '下达')
  await row.waitFor({ state: 'hidden' })
  await press(page, '全部下达')
  await press(dialogOf(page), '确定')
  await page
    .getByText(`已下达 ${paper.lines - 2} 项`)
    .last()
    .waitFor()
  expect(await dialogOf(page).innerText()).toContain('没有牵头单位')
  await press(dialogOf(page), '知道了')
  await go(page, '/ledger/matrix')
  await tale.look(page, 'matrix')
}

/** Takes the new tasks into the quarter that is under way: their owners are asked to report. */
export async function ask(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/dispatch')
  await follow(page, quarterOf(today))
  // The demonstration itself may have issued tasks this quarter, by a meeting's decisions.
  const said = (
    await page
      .getByText(/\d+ 项新任务/)
      .first()
      .innerText()
  ).match(/(\d+) 项新任务/)?.[1]
  expect(Number(said)).toBeGreaterThanOrEqual(paper.lines - 1)
  await fillIn(page, '补充新任务', {})
  await page
    .getByText('本季度内下达的任务都已在调度中')
    .filter({ visible: true })
    .first()
    .waitFor({ state: 'attached' })
  await tale.look(page, 'dispatch')
}

/** The liaison officer takes the task on, from the desk on a phone. */
export async function accept(tale: Tale): Promise<void> {
  const page = await tale.at('liaison-education', 'phone')
  await tale.look(page, 'phone-desk')
  await follow(page, new RegExp(`签收任务.*${task}`))
  tale.address.task = new URL(page.url()).pathname
  expect(await page.innerText('main')).toContain(paper.words)
  await fillIn(page, '签收', { 责任人: '薛春晖', 推进安排: '先定方案，再分校落实' })
  await page.getByText('推进中').filter({ visible: true }).first().waitFor()
  await tale.look(page, 'phone-task')
}

const first = { name: '产教融合企业名单.txt', text: '第一批产教融合型企业名单（演示）\n' }
const second = { name: '专业共建协议.txt', text: '校企专业共建协议汇总（演示）\n' }

/** The officer reports with a figure and evidence; the reviewer sends it back with a reason; it is mended and accepted. */
export async function report(tale: Tale): Promise<void> {
  const phone = await tale.at('liaison-education', 'phone')
  await go(phone, '/')
  await follow(phone, new RegExp(`填报本季度.*${task}`))
  tale.address.report = new URL(phone.url()).pathname
  await press(phone, '填报')
  const dialog = dialogOf(phone)
  await press(dialog, '增加一行')
  await put(dialog, '指标 1', { typed: '学徒', option: '新型学徒制培养人数' })
  await put(dialog, '数值 1', 1260)
  await tale.look(phone, 'phone-report')
  await answer(
    phone,
    { 累计进度: 40, 本季度进展情况: '确定产教融合型企业 12 家，共建专业 5 个。', 佐证材料: { files: [first] } },
    '填报',
  )
  await phone.getByText('待核查').filter({ visible: true }).first().waitFor()

  const wide = await tale.at('reviewer')
  await go(wide, '/')
  await tale.look(wide, 'desk')
  await follow(wide, new RegExp(`核查报送.*${task}`))
  await fillIn(wide, '退回', { 理由: '请补报专业共建的协议，并写明剩余工作的安排' })
  await wide.getByText('退回补充').filter({ visible: true }).first().waitFor()

  await go(phone, '/')
  await follow(phone, new RegExp(`按退回理由.*${task}`))
  expect(await phone.innerText('main')).toContain('请补报专业共建的协议')
  const more = '确定产教融合型企业 12 家，共建专业 5 个，协议附后；其余 3 所学校年内落实。'
  await fillIn(phone, '填报', { 本季度进展情况: more, 佐证材料: { files: [second] } })

  await go(wide, tale.address.report)
  expect(await wide.innerText('main')).toContain(first.name)
  await fillIn(wide, '认可', { 核查意见: '材料属实' })
  await wide.getByText('已认可').filter({ visible: true }).first().waitFor()
}

/** The light of the task says how it was reckoned, and by which document; being red, it has brought an order. */
export async function light(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, tale.address.task)
  await awaitWords(page, '红灯')
  await go(page, tale.address.report)
  expect(await page.innerText('main')).toMatch(
    /计划进度 100%，实际进度 40%，滞后 60 个百分点，超过 \d+ 个百分点，亮红灯（依据：/,
  )
  await tale.look(page, 'report')
}
