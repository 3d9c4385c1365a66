import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { awaitWords, fillIn, follow, type Put } from '../hands.ts'
import { calm } from '../kit.ts'
import { go, later, type Tale } from './tale.ts'

const command = fileURLToPath(new URL('../../bin/gongyun.js', import.meta.url))

/** Units of the sample are prefectures; these act for them. */
const cadres: Readonly<Record<string, string>> = {
  海东市总工会: 'cadre-haidong',
  海西蒙古族藏族自治州总工会: 'cadre-haixi',
  西宁市总工会: 'cadre-xining',
}

/** What a page says under a label. */
const under = (shown: string, label: string): string => new RegExp(`${label}\\s+(.+)`).exec(shown)?.[1]?.trim() ?? ''

/** The sample is drawn again by the command line, from nothing but what the page publishes, and is the same. */
export async function draw(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/inspection')
  await follow(page, /^\d+年产改督查/)
  tale.address.inspection = new URL(page.url()).pathname
  const shown = await page.innerText('main')
  const folder = mkdtempSync(join(tmpdir(), 'gongyun-draw-'))
  const list = join(folder, '名单.txt')
  writeFileSync(list, under(shown, '抽查对象名单').split('、').join('\n'))
  const asked = ['draw', list, '--seed', under(shown, '公开随机数'), '--take', '2']
  const said = execFileSync(process.execPath, [command, ...asked], { encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  expect(said).toContain(under(shown, '名单摘要（SHA-256）'))
  const rows = [...said.matchAll(/^\s*(\d+)\s+(\S+)\s+([0-9a-f]{16})$/gm)]
  expect(rows).toHaveLength(2)
  for (const [, place, name, digest] of rows) expect(shown).toMatch(new RegExp(`${place}\\s+${name}\\s+${digest}`))
  await tale.look(page, 'week-draw', page.getByRole('heading', { name: '抽取', exact: true }))
}

/** A new inspection publishes its list before its seed exists: until that day there is no draw, and the page says why. */
export async function publish(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/inspection')
  const options = ['西宁市总工会', '海东市总工会', '海北藏族自治州总工会'].map((name) => ({
    typed: name,
    option: name,
  }))
  const fields: Record<string, Put> = {
    ...{ 督查主题: '职工教育经费使用', 督查类型: { radio: '专项检查' }, 依据: '联席会议讲话（2024-10-09）' },
    检查要点: { rows: [{ 要点: '一线职工占用比例' }] },
    ...{ 抽查对象名单: { options }, 抽取数量: 1 },
    ...{ 随机数来源: '次日公布的福彩开奖号码', 随机数产生日期: later(today, 1) },
  }
  await fillIn(page, '新建督查', fields, '提交')
  await page.waitForURL(/\/inspection\/\d+\//)
  await fillIn(page, '公布名单', {})
  const door = page.getByRole('button', { name: '抽取', exact: true })
  expect(await door.getAttribute('aria-disabled')).toBe('true')
  expect(await page.innerText('main')).toContain(`随机数 ${later(today, 1)} 产生，到时方可抽取`)
}

/** The office visits: its points are there already. The unit signs on a phone, and what was found becomes an order to put right. */
export async function visit(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, tale.address.inspection)
  const row = page.getByRole('row').filter({ hasText: '待检查' }).first()
  const unit = /现场检查：(.+?)（/.exec(await row.innerText())?.[1] ?? ''
  await row.getByRole('link').first().click()
  await calm(page)
  const path = new URL(page.url()).pathname
  const results = ['符合', '不符合', '符合'].map((radio) => ({ 结果: { radio } }))
  const found = {
    问题事项: '教育经费一线占比不足',
    具体表现: '抽查一家企业一线占 41%',
    整改要求: '调整预算，一线不低于 60%',
  }
  const proof = { files: [{ name: '现场照片清单.txt', text: '现场照片清单（演示）\n' }] }
  const written: Record<string, Put> = {
    检查人员: '林晓棠、秦书瑶',
    逐项检查: { rows: results },
    发现的问题: { rows: [found] },
  }
  await fillIn(page, '登记检查记录', { ...written, 现场照片和材料: proof })

  const phone = await tale.at(cadres[unit] ?? '', 'phone')
  await go(phone, path)
  expect(await phone.innerText('main')).toContain('职工教育经费用于一线职工')
  await tale.look(phone, 'week-phone-visit')
  await fillIn(phone, '签字确认', { 单位意见: '情况属实' })
  await go(phone, '/')
  await awaitWords(phone, /提出整改方案.*教育经费一线占比不足/)
  await follow(phone, /提出整改方案.*教育经费一线占比不足/)
  const plan = {
    原因分析: '预算编制未区分一线',
    整改措施: '调整下年度预算',
    责任人: '工会主席',
    完成期限: later(today, 20),
  }
  await fillIn(phone, '报整改方案', plan)
  await fillIn(phone, '报整改结果', {
    整改结果: '预算已调整',
    整改佐证: { files: [{ name: '预算.txt', text: '一线 61%\n' }] },
  })
  const order = new URL(phone.url()).pathname
  const reviewer = await tale.at('reviewer')
  await go(reviewer, order)
  const checked = { files: [{ name: '核对单.txt', text: '核对预算原件（演示）\n' }] }
  await fillIn(reviewer, '复核销号', { 复核情况: '原件属实', 复核佐证: checked })
  await reviewer.getByText('已销号').filter({ visible: true }).first().waitFor()
}
