import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { awaitWords, fillIn, follow, type Put } from '../hands.ts'
import { calm } from '../kit.ts'
import { go, later, type Tale } from './tale.ts'

const theme = '冬季停工期技能培训'
const practice = '停工期送教上门：一企一班'

const file = (name: string): Put => ({ files: [{ name, text: `${name}（演示）\n` }] })

/** Does one thing with the pilot, as it stands on somebody's screen. */
async function step(page: Page, path: string, deed: string, fields: Readonly<Record<string, Put>> = {}): Promise<void> {
  await go(page, path)
  await fillIn(page, deed, fields)
}

/** A prefecture applies; the office passes it, the deputy convener names it in a batch. */
export async function apply(tale: Tale, today: string): Promise<void> {
  const cadre = await tale.at('cadre-haixi')
  await go(cadre, '/pilots')
  const when = { 开始日期: later(today, 10), 结束日期: later(today, 375) }
  const words = { 试点目标: '停工期培训一线职工 300 人', 主要举措: '企业出场地，学校派教师', 责任人: '乌云其其格' }
  const rows = [{ 应完成的事项: '开出第一期培训班', 时间: later(today, 60) }]
  const rest = {
    试点级别: { radio: '市州级' },
    试点主题: theme,
    所属重点任务: { option: '素质提升' },
    检查节点: { rows },
  }
  await fillIn(cadre, '申报试点', { ...rest, ...when, ...words, 经费: 12 }, '提交')
  await cadre.waitForURL(/\/pilots\/\d+\//)
  await calm(cadre)
  tale.address.pilot = new URL(cadre.url()).pathname
  await tale.look(cadre, 'seen-pilot')
  await step(await tale.at('reviewer'), tale.address.pilot, '审核通过', { 评估意见: '目标清楚，节点可查' })
  const deputy = await tale.at('deputy')
  await step(deputy, tale.address.pilot, '确定为试点', { 批次: 4, 批准文件: '省产改联席会议办公室通知' })
  await deputy.getByText('试点中').filter({ visible: true }).first().waitFor()
}

/** It reports at its checkpoint from the spot, passes both reviews and is made an example. */
export async function run(tale: Tale): Promise<void> {
  const phone = await tale.at('cadre-haixi', 'phone')
  const path = tale.address.pilot
  await step(phone, path, '报告节点', { 节点: '开出第一期培训班', 完成情况: '开班两期，培训 86 人。' })
  await tale.look(phone, 'seen-phone-pilot')
  await step(phone, path, '申请中期评估', { 自查情况: '进度过半，参训率 92%', 佐证材料: file('签到表.txt') })
  const reviewer = await tale.at('reviewer')
  await step(reviewer, path, '中期评估通过', { 评估意见: '属实' })
  await step(phone, path, '申请终期评估', { 自查情况: '目标完成', 佐证材料: file('结业名册.txt') })
  const deputy = await tale.at('deputy')
  await step(deputy, path, '列为示范', { 评估意见: '可复制' })
  await deputy.getByText('列为示范').filter({ visible: true }).first().waitFor()
}

/** What worked is written up and published; another prefecture takes it over and says what came of it. */
export async function spread(tale: Tale, today: string): Promise<void> {
  const writer = await tale.at('cadre-haixi')
  await go(writer, '/practices')
  const how = {
    解决什么问题: '停工期职工闲着、培训没人来',
    主要做法: '一企一班，教师进厂',
    适用条件: '季节性停工的企业',
  }
  const what = { 所需投入: '每班一万元', 成效: '参训率 92%', 联系单位和电话: '海西州总工会 经济部' }
  const asked = {
    标题: practice,
    所属重点任务: { option: '素质提升' },
    ...how,
    ...what,
    佐证材料: file('培训台账.txt'),
  }
  await fillIn(writer, '上报经验', asked, '提交')
  await writer.waitForURL(/\/practices\/cases\//)
  const reviewer = await tale.at('reviewer')
  await go(reviewer, '/')
  await follow(reviewer, new RegExp(`评价能否推广.*${practice}`))
  await fillIn(reviewer, '发布', { 评估意见: '条件写得清楚' })

  const other = await tale.at('cadre-haidong')
  await go(other, '/practices')
  await awaitWords(other, practice)
  await follow(other, practice)
  await fillIn(other, '学习推广', { 结合本单位实际的调整: '先在一个园区试', 计划完成: later(today, 60) }, '提交')
  await other.waitForURL(/\/practices\/copies\//)
  await fillIn(other, '报推广结果', { 结果: { radio: '调整后有效' }, 情况说明: '两家企业合办一班更合适' })
  const path = new URL(other.url()).pathname
  await step(reviewer, path, '核实')
  await go(writer, '/practices')
  await follow(writer, practice)
  await awaitWords(writer, '调整后有效')
  expect(await writer.innerText('main')).toContain('海东市总工会')
  await tale.look(writer, 'week-practice')
}
