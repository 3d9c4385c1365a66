import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { measurePdf } from '#platform/paper/server'
import { answer, awaitWords, dialogOf, fillIn, follow, type Put, press, put } from '../hands.ts'
import { calm } from '../kit.ts'
import { go, later, type Tale } from './tale.ts'

const body = '青海省产业工人队伍建设改革联席会议'
const name = '产改联席会议专题会议'
const topic = '企业培训费用分担办法'
const decision = '制定企业培训费用分担办法，报联席会议审定'
const problem = '中小企业培训费用无人分担'

/** Plans a meeting of a body for today. */
async function plan(page: Page, today: string, of: string, called: string): Promise<void> {
  await go(page, '/conference/meetings')
  const when = { 会议名称: called, 会议日期: today, 地点: '省总工会二楼会议室' }
  await fillIn(page, '召开会议', { 会议机制: { option: of }, ...when }, '提交')
  await page.waitForURL(/\/conference\/meetings\/\d+\//)
  await calm(page)
}

/** A liaison officer raises a topic; the office plans a meeting, takes it up, and the agenda has it without typing. */
export async function call(tale: Tale, today: string): Promise<void> {
  const member = await tale.at('liaison-education', 'phone')
  await go(member, '/conference/topics')
  const words = { 提出缘由: '企业不愿承担培训成本，校企合作难以深入。', 建议会议议定的事项: '明确分担比例和牵头单位。' }
  const raised = { 会议机制: { radio: body }, 议题名称: topic, ...words, 所属重点任务: { option: '素质提升' } }
  await fillIn(member, '提出议题', raised, '提交')
  await member.getByText('已提出').filter({ visible: true }).first().waitFor()
  await tale.look(member, 'week-phone-topic')

  const clerk = await tale.at('clerk')
  await plan(clerk, today, body, name)
  tale.address.meeting = new URL(clerk.url()).pathname
  await go(clerk, '/')
  await follow(clerk, new RegExp(`研究是否列入议程.*${topic}`))
  await fillIn(clerk, '列入议程', {})

  await go(clerk, tale.address.meeting)
  await awaitWords(clerk, topic)
  expect(await clerk.innerText('main')).toContain('按时办结率 75%')
  await press(clerk, '发出会议通知')
  const points = dialogOf(clerk).getByLabel(/^事项/)
  expect(await points.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toContain(topic)
  expect(await dialogOf(clerk).innerText()).toContain('最迟应于')
  await tale.look(clerk, 'week-notice')
  await answer(
    clerk,
    { 回执截止: today, 材料报送截止: today, 仍要办理的书面理由: '临时专题会议，已电话通知各单位' },
    '发出会议通知',
  )
  await awaitWords(clerk, '会议通知（11）')
}

/** One comes, another sends somebody else; a paper is handed in as done, figures, problems, next, and accepted. */
export async function gather(tale: Tale): Promise<void> {
  const school = await tale.at('liaison-education', 'phone')
  await go(school, '/')
  await follow(school, new RegExp(`报送会议回执.*${name}`))
  await fillIn(school, '报送回执', { 参会情况: { radio: '参加' }, 参会人及职务: '沈怀瑾 分管领导' })
  const assets = await tale.at('liaison-sasac')
  await follow(assets, new RegExp(`报送会议回执.*${name}`))
  const instead = { 参会人及职务: '彭雪松 联络员', 代谁参加: '江振川', '请假（换人）事由': '分管领导出差' }
  await fillIn(assets, '报送回执', { 参会情况: { radio: '由他人代为参加' }, ...instead })

  await go(school, '/')
  await follow(school, new RegExp(`交流材料：${name}`))
  tale.address.paper = new URL(school.url()).pathname
  await press(school, '报送材料')
  const dialog = dialogOf(school)
  await press(dialog.getByRole('group', { name: '主要数据' }), '增加一行')
  await put(dialog, '指标 1', { typed: '学徒', option: '新型学徒制培养人数' })
  await put(dialog, '数值 1', 1280)
  await tale.look(school, 'week-phone-paper')
  const rows = [{ 问题: problem, 原因: '企业担心学成后流动', 需协调事项: '请会议明确分担办法' }]
  const words = { 主要做法及成效: '推进订单培养和现代学徒制。', 下一步打算: '按季度发布专业与岗位匹配目录。' }
  await answer(school, { ...words, 存在的问题: { rows } }, '报送材料')

  const reviewer = await tale.at('reviewer')
  await go(reviewer, '/')
  await follow(reviewer, new RegExp(`审核交流材料.*${name}`))
  await fillIn(reviewer, '采用', {})
  await reviewer.getByText('已采用').filter({ visible: true }).first().waitFor()
}

/** Attendance stands as it was answered, the substitute with whom they replace; the minutes are drafted. */
export async function hold(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, tale.address.meeting)
  await press(page, '登记召开')
  const row = (unit: string) =>
    dialogOf(page)
      .getByRole('group', { name: /^第 \d+ 行$/ })
      .filter({ hasText: unit })
  expect(
    await row('国有资产')
      .getByLabel(/^代谁参加/)
      .inputValue(),
  ).toBe('江振川')
  await tale.look(page, 'week-attendance')
  await answer(page, { 实际召开日期: today, 主持人: '省产改联席会议召集人' }, '登记召开')
  const row1 = { 问题: problem, 责任单位: { typed: 'jyt', option: '青海省教育厅' } }
  const lead = { 牵头单位: { typed: 'jyt', option: '青海省教育厅' }, 完成时限: later(today, 60) }
  const decided = { 事项: decision, ...lead, 所属重点任务: { option: '素质提升' } }
  const fields: Record<string, Put> = { 会议指出的问题: { rows: [row1] }, 议定事项: { rows: [decided] } }
  await press(page, '起草纪要')
  expect(
    await dialogOf(page)
      .getByLabel(/^会议概况/)
      .inputValue(),
  ).toContain('主持召开')
  await answer(page, fields, '起草纪要')
  await page.getByText('纪要待签发').filter({ visible: true }).first().waitFor()
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The convener signs on a phone, the office issues; the files are those of the digests shown. */
export async function sign(tale: Tale): Promise<void> {
  const convener = await tale.at('convener', 'phone')
  await go(convener, '/')
  await follow(convener, new RegExp(`签发会议纪要.*${name}`))
  await tale.look(convener, 'week-phone-minutes')
  await fillIn(convener, '签发', {})
  await convener.getByText('纪要已签发').filter({ visible: true }).first().waitFor()

  const page = await tale.at('clerk')
  await go(page, tale.address.meeting)
  await fillIn(page, '印发纪要', {})
  await page.getByText('纪要已印发').filter({ visible: true }).first().waitFor()
  const save = async (kind: 'PDF' | 'docx') => {
    const waiting = page.waitForEvent('download')
    await press(page, `纪要 ${kind}`)
    return readFileSync(await (await waiting).path())
  }
  const [pdf, docx] = [await save('PDF'), await save('docx')]
  const shown = await page.innerText('main')
  expect(shown).toContain(`PDF ${sha256(pdf)}`)
  expect(shown).toContain(`DOCX ${sha256(docx)}`)
  const { page: sheet } = await measurePdf(pdf)
  expect([Math.round(sheet.width), Math.round(sheet.height)]).toEqual([210, 297])
  await tale.look(page, 'week-minutes')
}

/** The decision is a task of its lead, the problem stands in the register, and the next meeting opens with them. */
export async function track(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/ledger/tasks')
  await awaitWords(page, decision)
  await go(page, '/problems')
  await awaitWords(page, problem)
  await go(page, '/conference/meetings')
  await follow(page, /^\d+年青海省产业工人队伍建设改革联席会议$/)
  await awaitWords(page, decision)
  const shown = await page.innerText('main')
  expect(shown).toContain('上次会议议定事项落实情况')
  expect(shown).toMatch(/议定 1 项：按时 0，逾期办结 0，逾期未办结 0，在办 1/)
  await tale.look(page, 'week-next-meeting')
}

const county = '班玛县人民政府与班玛县总工会联席会议'

/** Another body runs the same: its own standing points, its two members, the same steps to a task of the county. */
export async function other(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/conference/bodies')
  await follow(page, county)
  await tale.look(page, 'week-body')
  const when = { 会议名称: '班玛县政府与工会联席会议', 会议日期: today, 地点: '县政府三楼会议室' }
  await fillIn(page, '召开会议', when, '提交')
  await page.waitForURL(/\/conference\/meetings\/\d+\//)
  tale.address.other = new URL(page.url()).pathname
  await fillIn(page, '发出会议通知', { 回执截止: today, 仍要办理的书面理由: '已电话通知双方' })
  expect(await page.innerText('main')).toContain('产业工人队伍建设改革')
  await fillIn(page, '登记召开', { 实际召开日期: today, 主持人: '副县长' })
  const lead = { 牵头单位: { typed: '班玛县总工会', option: '班玛县总工会' }, 完成时限: later(today, 90) }
  const rows = [{ 事项: '新建环卫工人驿站两处', ...lead, 所属重点任务: { option: '地位提高' } }]
  await fillIn(page, '起草纪要', { 议定事项: { rows } })
  const convener = await tale.at('convener', 'phone')
  await go(convener, tale.address.other)
  await fillIn(convener, '签发', {})
  await go(page, tale.address.other)
  await fillIn(page, '印发纪要', {})
  const county1 = await tale.at('cadre-banma')
  await go(county1, '/')
  await awaitWords(county1, /签收任务.*新建环卫工人驿站两处/)
}
