import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findViolations, type Opened, type screens, shot } from './browser.ts'
import { answer, awaitWords, dialogOf, fillIn, follow, press } from './hands.ts'
import { calm, openStage, type Stage } from './kit.ts'

const list = '全省深化产业工人队伍建设改革任务清单'

let stage: Stage
const people = new Map<string, Opened>()
const found: string[] = []
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

async function at(login: string, screen: keyof typeof screens = 'wide'): Promise<Page> {
  const key = `${login} ${screen}`
  const known = people.get(key) ?? (await stage.enter(login, screen))
  people.set(key, known)
  await known.page.bringToFront()
  return known.page
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await calm(page)
}

/** Looks at a page: what the accessibility check finds and what is too wide is kept. */
async function look(page: Page, name: string): Promise<void> {
  // What lies under the pointer is drawn otherwise.
  await page.mouse.move(0, 0)
  await calm(page)
  await shot(page, `tailoring-${name}`)
  for (const { rule, where } of await findViolations(page)) found.push(`${name}: ${rule} ${where[0]}`)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (over > 1) found.push(`${name}: ${over} px too wide`)
}

let broken = false

/** A chapter; once one has failed, those that follow have nothing to stand on. */
const chapter = (name: string, deed: () => Promise<void>) =>
  test(name, async ({ skip }) => {
    if (broken) skip('an earlier chapter failed')
    broken = true
    await deed().catch(async (thrown: unknown) => {
      for (const [who, { page }] of people) await shot(page, `tailoring-failed-${who.replace(' ', '-')}`)
      throw thrown
    })
    broken = false
  })

const row = (page: Page, words: string | RegExp) => page.getByRole('row').filter({ hasText: words }).first()
let adoption = ''
let phoneAdoption = ''

async function adopt(): Promise<void> {
  const page = await at('cadre-haibei')
  await go(page, '/tailoring')
  await look(page, 'frameworks')
  await row(page, new RegExp(`${list}.*施行`))
    .getByRole('link')
    .first()
    .click()
  await calm(page)
  await look(page, 'framework')
  await press(page, '采纳此清单')
  await page.getByRole('heading', { level: 2, name: '逐条选择' }).waitFor()
  adoption = new URL(page.url()).pathname
  await page.getByLabel('全选本页').check()
  await press(page, '批量照列')
  await page.getByText('未选择 0').waitFor()
  await press(row(page, '17 做好新就业形态劳动者维权服务工作'), '不列')
  await answer(page, { 理由: '州内尚无平台企业' }, '提交')
  await press(row(page, '10 落实企业培养产业工人的责任'), '细化')
  await answer(page, { 具体内容: '牧区企业联合办班' }, '提交')
  await press(row(page, '11 促进产业工人知识更新和学历提升'), '并入')
  await answer(page, { 并入: { option: '9 加大复合型', typed: '9 加大' } }, '提交')
  await fillIn(
    page,
    '增加一条',
    { 举措名称: '牧区流动服务站', 高于上级哪一条: { option: '15 加强', typed: '15' } },
    '提交',
  )
  await page.getByText('不列 1').waitFor()
  await look(page, 'adoption')
  await fillIn(page, '报送上级', {})
  await page.getByText('待审核', { exact: true }).filter({ visible: true }).first().waitFor()
}

async function accept(): Promise<void> {
  const page = await at('reviewer')
  await go(page, adoption)
  expect(await page.innerText('main')).toContain('州内尚无平台企业')
  await fillIn(page, '审核通过', { 审核意见: '同意施行' })
  await page.getByText('本级施行清单（第1版）').waitFor()
}

async function revise(): Promise<void> {
  const page = await at('clerk')
  await go(page, '/tailoring')
  await fillIn(page, '起草任务框架', { 名称: list, 起草依据: { option: `${list}（第2版）`, typed: list } }, '提交')
  await page.getByRole('heading', { level: 1, name: `${list}（第3版）` }).waitFor()
  await press(row(page, '10 落实企业培养产业工人的责任'), '修改')
  await answer(page, { 具体内容: '企业培训制度，学徒制；职工教育经费按季公开' }, '提交')
  await press(row(page, '2 加强产业工人队伍党建工作'), '修改')
  await answer(page, { 具体内容: '两新组织党的覆盖，一线发展党员' }, '提交')
  const draft = new URL(page.url()).pathname
  const reviewer = await at('reviewer')
  await go(reviewer, draft)
  await press(reviewer, '施行')
  await press(dialogOf(reviewer), '确定')
  await reviewer.getByText('SHA-256').waitFor()
}

async function reconcile(): Promise<void> {
  const page = await at('cadre-haibei', 'phone')
  await go(page, '/')
  await awaitWords(page, '对照上级新版修订本级清单')
  await follow(page, /对照上级新版修订本级清单/)
  phoneAdoption = new URL(page.url()).pathname
  expect(phoneAdoption).toBe(adoption)
  await look(page, 'phone-adoption')
  await follow(page, /三方对照（1 条待定）/)
  const card = page.getByRole('region', { name: /10 落实企业培养产业工人的责任/ })
  expect(await card.innerText()).toContain('两级改得不同：内容')
  await look(page, 'phone-reconcile')
  await press(card, '两级合并后修改')
  await answer(page, { 具体内容: '牧区企业联合办班；职工教育经费按季公开' }, '提交')
  await page.getByText('没有待定的条目').waitFor()
  await follow(page, '回到采纳清单报送')
  await fillIn(page, '报送上级', {})
  await page.getByText('待审核', { exact: true }).filter({ visible: true }).first().waitFor()
  const reviewer = await at('reviewer')
  await go(reviewer, adoption)
  await fillIn(reviewer, '审核通过', { 审核意见: '同意施行' })
  await reviewer.getByText('本级施行清单（第2版）').waitFor()
}

async function rollUp(): Promise<void> {
  const page = await at('clerk')
  await go(page, '/tailoring')
  await row(page, new RegExp(`${list}.*施行`))
    .getByRole('link')
    .first()
    .click()
  await calm(page)
  await follow(page, '下级覆盖情况')
  const haibei = row(page, '海北')
  expect(await haibei.innerText()).toContain('已施行')
  expect(await row(page, '玉树').innerText()).toContain('未采纳')
  await look(page, 'roll-up')
  await press(haibei, '逐条')
  expect(await dialogOf(page).innerText()).toContain('州内尚无平台企业')
  await look(page, 'roll-up-unit')
  await page.keyboard.press('Escape')
  await dialogOf(page).waitFor({ state: 'hidden' })
  await follow(row(page, '西宁'), '看下一级')
  await page.getByRole('heading', { level: 1, name: /西宁市总工会/ }).waitFor()
  expect(await row(page, '大通').innerText()).toContain('待对照修订')
  await look(page, 'roll-up-below')
  const phone = await at('clerk', 'phone')
  await go(phone, new URL(page.url()).pathname)
  await look(phone, 'phone-roll-up')
}

async function map(): Promise<void> {
  const page = await at('clerk')
  await go(page, '/tailoring/mappings')
  await look(page, 'mappings')
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await calm(page)
  expect(await page.innerText('main')).toContain('新任务无来源')
  await look(page, 'mapping')
  for (const [key, note] of openTasks) {
    await press(row(page, key), '确认')
    await answer(page, { 说明: note }, '确认')
  }
  await press(page, '对照定稿')
  await page.getByRole('button', { name: '对照定稿' }).waitFor({ state: 'detached' })
  const phone = await at('clerk', 'phone')
  await go(phone, new URL(page.url()).pathname)
  await look(phone, 'phone-mapping')
}

const openTasks = [
  ['6.4 全面梳理各项制度', '与民主管理制度一并梳理'],
  ['6.5 扩大试点', '由试点管理另行安排'],
  ['6.6 对照评价考核', '由考核迎考另行安排'],
] as const

async function english(): Promise<void> {
  const page = await at('cadre-haibei')
  await go(page, adoption)
  await page.getByRole('button', { name: 'English' }).first().click()
  await calm(page)
  await page.getByRole('heading', { level: 2, name: 'Measure by measure' }).waitFor()
  await look(page, 'adoption-english')
  await go(page, '/tailoring')
  await look(page, 'frameworks-english')
}

describe.sequential('a list handed down, adopted, revised and reconciled', () => {
  chapter('索南平措 adopts the provincial list: keeps most at once, drops, changes, merges and adds', adopt)
  chapter('秦书瑶 reads the reasons and accepts it', accept)
  chapter('林晓棠 drafts a third edition, and 秦书瑶 puts it in force', revise)
  chapter('索南平措 is told, and reconciles on his phone what both had changed', reconcile)
  chapter('the office reads who covers, exceeds and misses, down to the county', rollUp)
  chapter('the tasks of the conference are mapped on to the 27, and the gaps are listed', map)
  chapter('the same pages are there in English', english)
  test('nothing was found by the accessibility check, nothing was too wide, no page wrote an error', () => {
    expect(found).toEqual([])
    expect([...people].flatMap(([who, { faults }]) => faults.map((fault) => `${who}: ${fault}`))).toEqual([])
  })
})
