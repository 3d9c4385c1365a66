import { expect } from 'vitest'
import { awaitWords, fillIn, follow, type Put } from '../hands.ts'
import { calm } from '../kit.ts'
import { go, type Tale } from './tale.ts'

const list = '联络员履职清单'

/** The office draws up a list, somebody else confirms it, and a unit is asked. */
export async function draw(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/duties/lists')
  const duty = (应做什么: string, often: string, proof: string): Record<string, Put> => ({
    应做什么,
    频次: { radio: often },
    怎样知道已做: { option: proof },
  })
  const rows = [duty('按季报送进展和数据', '每季度', '季度报送（系统统计）'), duty('参加业务培训', '每年', '单位填写')]
  const head = { 标题: list, 履职主体: { option: '联络员' }, 依据: '联席会议讲话（2024-10-09）' }
  await fillIn(page, '拟订履职清单', { ...head, 期间: { option: today.slice(0, 4) }, 履职事项: { rows } }, '提交')
  await page.waitForURL(/\/duties\/lists\/\d+\//)
  await calm(page)
  const path = new URL(page.url()).pathname
  await fillIn(page, '送审', {})
  const deputy = await tale.at('deputy')
  await go(deputy, path)
  await fillIn(deputy, '确认', {})
  await go(page, path)
  const units = { options: [{ typed: 'jyt', option: '青海省教育厅' }] }
  await fillIn(page, '发起履职报告', { 履职期间: { option: today.slice(0, 4) }, 报送单位: units })
  await tale.look(page, 'seen-duty-list')
}

/** The officer finds what was counted, writes only what nobody could know, and is judged by somebody else. */
export async function perform(tale: Tale): Promise<void> {
  const page = await tale.at('liaison-education', 'phone')
  await go(page, '/duties')
  const links = page.locator('main').getByRole('link', { name: '青海省教育厅履职情况' })
  expect(await links.count()).toBe(2)
  await links.first().click()
  await calm(page)
  if (!(await page.innerText('main')).includes('参加业务培训')) {
    await go(page, '/duties')
    await links.last().click()
    await calm(page)
  }
  expect(await page.innerText('main')).toMatch(/季度报送（系统统计）/)
  await tale.look(page, 'week-phone-duty')
  await fillIn(page, '报送', { 需填写的事项: { rows: [{ 履行情况: '参加省级培训两次' }] } })
  const reviewer = await tale.at('reviewer')
  await go(reviewer, new URL(page.url()).pathname)
  await fillIn(reviewer, '督查', { 督查意见: '属实' })
  await reviewer.getByText('已督查').filter({ visible: true }).first().waitFor()
}

/** The officer leaves: whoever comes sees everything that is open and takes over; nobody takes over from themselves. */
export async function handOver(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('liaison-education')
  await go(page, '/duties/handovers')
  const said = { 移交人: '薛春晖', 接收人: '沈怀瑾', 交接日期: today }
  await fillIn(page, '发起工作交接', said, '提交')
  await page.waitForURL(/\/duties\/handovers\/\d+\//)
  await calm(page)
  expect(await page.getByRole('button', { name: '接收', exact: true }).getAttribute('aria-disabled')).toBe('true')
  const leader = await tale.at('leader-education')
  await go(leader, new URL(page.url()).pathname)
  expect(await leader.innerText('main')).toContain('本单位未办结事项')
  await tale.look(leader, 'week-handover')
  await fillIn(leader, '接收', { 接收意见: '已核对' })
  await leader.getByText('已交接').filter({ visible: true }).first().waitFor()
}

const problem = '产教融合仍不深入，企业轻培养'

/** A problem is registered; its page says what was said of it in 2024, and in how far that was solved. */
export async function recall(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/problems')
  const unit = { typed: 'jyt', option: '青海省教育厅' }
  const words = {
    来源: { option: '督导检查' },
    出处: '今年督查',
    问题表述: '企业不愿承担培训成本，校企合作停留在浅层。',
  }
  await fillIn(page, '登记问题', { 单位: unit, 标题: problem, 期间: { option: today.slice(0, 4) }, ...words }, '提交')
  await page.waitForURL(/\/problems\/\d+\//)
  await awaitWords(page, '产教融合不深入，企业轻培养重挖人')
  const before = page.getByRole('row').filter({ hasText: '产教融合不深入，企业轻培养重挖人' }).first()
  expect(await before.innerText()).toMatch(/2024-10-\d\d\s+未解决/)
  await tale.look(page, 'week-problem')
}

/** Its owner says what will be done and hands in evidence; somebody else checks and closes it. */
export async function solve(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('liaison-education', 'phone')
  await go(page, '/')
  await follow(page, new RegExp(`分析原因，提出解决措施：${problem}`))
  const path = new URL(page.url()).pathname
  const plan = {
    原因分析: '缺分担办法',
    解决措施: '出台办法',
    责任人: '薛春晖',
    解决时限: `${Number(today.slice(0, 4)) + 1}-03-31`,
  }
  await fillIn(page, '提出措施', plan)
  const proof = { files: [{ name: '分担办法.txt', text: '企业培训费用分担办法（演示）\n' }] }
  await fillIn(page, '报解决情况', { 解决情况: '办法已印发', 佐证材料: proof })
  expect(await page.getByRole('button', { name: '核实销号' }).count()).toBe(0)
  const reviewer = await tale.at('reviewer')
  await go(reviewer, path)
  const open = { 核实意见: '办法已印发，两家企业已执行', 仍要办理的书面理由: '2024 年同类问题另行销号' }
  await fillIn(reviewer, '核实销号', open)
  await reviewer.getByText('已销号').filter({ visible: true }).first().waitFor()
}
