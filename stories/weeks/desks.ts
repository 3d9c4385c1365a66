import { expect } from 'vitest'
import { fillIn, follow, type Put, press } from '../hands.ts'
import { calm } from '../kit.ts'
import { go, later, type Tale } from './tale.ts'

const file = (name: string): Put => ({ files: [{ name, text: `${name}（演示）\n` }] })

/** What lies on the desks of six people on Monday, before anybody has moved. */
export async function lookAtAll(tale: Tale): Promise<void> {
  const desks = [
    ['clerk', 'wide', 'week-clerk'],
    ['liaison-education', 'phone', 'week-liaison'],
    ['cadre-xining', 'wide', 'week-prefecture'],
    ['cadre-datong', 'phone', 'week-county'],
    ['chair-jinhe', 'phone', 'week-chair'],
    ['convener', 'phone', 'week-convener'],
  ] as const
  for (const [login, screen, name] of desks) {
    const page = await tale.at(login, screen)
    await calm(page)
    expect(await page.innerText('main')).toMatch(/已逾期|七日内到期|待办/)
    await tale.look(page, name)
  }
}

/** The clerk accepts one report of those that came in. */
export async function clerk(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/')
  await follow(page, /核查报送.*海东市总工会|核查报送/)
  await fillIn(page, '认可', { 核查意见: '材料属实' })
  await page.getByText('已认可').filter({ visible: true }).first().waitFor()
}

/** The prefecture answers an order and reports at its pilot's checkpoint. */
export async function prefecture(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('cadre-xining')
  await go(page, '/')
  await follow(page, /提出整改方案：/)
  const plan = { 原因分析: '商圈网点未覆盖', 整改措施: '新设两处服务点', 责任人: '苏映雪', 完成期限: later(today, 20) }
  await fillIn(page, '报整改方案', plan)
  await go(page, '/')
  await follow(page, /推进试点，按节点报告/)
  await fillIn(page, '报告节点', { 节点: '商圈服务点覆盖主城区', 完成情况: '已设八处' })
  await tale.look(page, 'week-checkpoint')
}

/** The county mends a report that was sent back: what it wrote is still there, only what was missing is added. */
export async function county(tale: Tale): Promise<void> {
  const page = await tale.at('cadre-datong', 'phone')
  await go(page, '/')
  await follow(page, /按退回理由补充/)
  await tale.look(page, 'week-returned')
  const more = '已有 6 家企业完成评价，新增高级工 42 人；其余 3 家于下月办结。'
  await fillIn(page, '填报', { 本季度进展情况: more, 佐证材料: file('评价名册.txt') })
  await page.getByText('待核查').filter({ visible: true }).first().waitFor()
}

/** The chair of an enterprise's union takes a task on, reports another, and says what the enterprise published. */
export async function chair(tale: Tale): Promise<void> {
  const page = await tale.at('chair-jinhe', 'phone')
  await go(page, '/')
  await follow(page, /签收任务，明确责任人/)
  await fillIn(page, '签收', { 责任人: '更松旺姆', 推进安排: '班前会宣讲，月底前每班一次' })
  await go(page, '/')
  await follow(page, /填报本季度/)
  await press(page, '填报')
  await tale.look(page, 'week-chair-report')
  await page.keyboard.press('Escape')
  await fillIn(page, '填报', { 累计进度: 60, 本季度进展情况: '自主评价通过 18 人', 佐证材料: file('评价结果.txt') })
  await page.getByText('待核查').filter({ visible: true }).first().waitFor()
  await go(page, '/disclosures')
  const said = {
    企业名称: '金诃藏药股份有限公司',
    组织领导和制度: '党委专题研究',
    技能形成和职业发展: '自主评价',
    权益保障和民主管理: '职代会审议',
  }
  await fillIn(page, '填报披露情况', said, '提交')
  await page.waitForURL(/\/disclosures\/\d+\//)
}

/** The convener sees on a phone what is stuck and with whom, and records a talk. */
export async function convener(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('convener', 'phone')
  await go(page, '/')
  await follow(page, /约谈责任单位/)
  await tale.look(page, 'week-talk')
  const held = { 约谈日期: today, 参加人员: '祁远山、果洛州总工会主要负责人', 约谈记录: '分析滞后原因' }
  await fillIn(page, '登记约谈', { ...held, 承诺事项: '月底前补齐进度', 兑现期限: later(today, 20) })
  await page.getByText('待兑现').filter({ visible: true }).first().waitFor()
  await go(page, '/cockpit')
  expect(await page.innerText('main')).toContain('堵在哪里、在谁手上')
  await tale.look(page, 'week-cockpit')
}
