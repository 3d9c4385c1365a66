import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { answer, awaitWords, fillIn, follow, press, put } from '../hands.ts'
import { calm } from '../kit.ts'
import { go, later, type Tale } from './tale.ts'

const first = {
  name: '企业技能人才激励办法（试行）',
  number: '青产改办〔2025〕7号',
  text: '企业技能人才激励办法（试行）\n第一条 企业应当建立高技能人才津贴。\n第二条 津贴标准由企业自行确定。\n',
}
const newer = {
  name: '企业技能人才激励办法',
  number: '青产改办〔2026〕9号',
  // 高技能人才 stands in the midst of a sentence: it must be found there, not only in titles.
  text: '企业技能人才激励办法\n第一条 企业应当建立高技能人才津贴。\n第二条 津贴标准由企业与工会集体协商确定，各级财政对引育高技能人才较多的企业给予补助。\n',
}

/** Registers a document and comes to its page. */
async function register(page: Page, fields: Parameters<typeof answer>[1]): Promise<string> {
  await go(page, '/library')
  await fillIn(page, '登记文件', fields, '提交')
  await page.waitForURL(/\/library\/documents\//)
  await calm(page)
  return new URL(page.url()).pathname
}

/** Two documents are registered with validity, measures and files; the newer names what it amends, and both know each other. */
export async function keep(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  const plain = { 文种: { typed: '其他', option: '其他' }, 层级: { option: '省级' }, 发文机关: '省产改联席会议办公室' }
  tale.address.document = await register(page, {
    ...{ 文件名称: first.name, 发文字号: first.number, ...plain, 成文日期: later(today, -500) },
    效力状态: { option: '已修改' },
    文件: { files: [{ name: '试行办法.txt', text: first.text }] },
  })
  tale.address.newer = await register(page, {
    ...{ 文件名称: newer.name, 发文字号: newer.number, ...plain, 成文日期: later(today, -10) },
    ...{ 效力状态: { option: '现行有效' }, 施行日期: later(today, -5), 修改的文件: first.number },
    '对应中央《意见》举措': { options: [{ typed: '经济收入', option: '提高产业工人经济收入' }] },
    文件: { files: [{ name: '办法.txt', text: newer.text }] },
  })
  const shown = await page.innerText('main')
  expect(shown).toContain('现行有效')
  expect(shown).toMatch(new RegExp(`${first.name.replace(/[（）]/g, '.')}\\s+修改\\s+已修改`))
  await go(page, tale.address.document)
  expect(await page.innerText('main')).toMatch(new RegExp(`${newer.name}\\s+修改它的文件\\s+现行有效`))
}

/** What changed between the two is shown where it changed. */
export async function compare(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, tale.address.newer)
  await put(page, '与哪份文件对比', { option: first.name })
  await page.locator('main ins').first().waitFor()
  expect((await page.locator('main del').allInnerTexts()).join('')).toContain('自行')
  expect((await page.locator('main ins').allInnerTexts()).join('')).toContain('集体协商')
  await tale.look(page, 'week-versions', page.getByRole('heading', { name: '版本对比' }))
}

/** A word is found inside a sentence of the file, with the sentence around it, by somebody at a county. */
export async function find(tale: Tale): Promise<void> {
  const page = await tale.at('cadre-datong', 'phone')
  await go(page, '/search')
  await page.getByRole('searchbox').fill('高技能人才')
  await page.getByRole('searchbox').press('Enter')
  await calm(page)
  await awaitWords(page, newer.name)
  const hit = page.getByRole('listitem').filter({ hasText: newer.name }).first()
  expect(await hit.innerText()).toMatch(/引育高技能人才较多的企业/)
  await tale.look(page, 'week-phone-search')
}

/** One document is to be kept, one amended and a gap filled; whoever proposes does not decide. */
export async function review(tale: Tale, today: string): Promise<void> {
  const clerk = await tale.at('clerk')
  for (const path of [tale.address.document, tale.address.newer]) {
    await go(clerk, path)
    await fillIn(
      clerk,
      '发起梳理',
      { 梳理单位: { typed: 'jyt', option: '青海省教育厅' }, 梳理缘由: '新规施行后逐件梳理' },
      '提交',
    )
  }
  const school = await tale.at('liaison-education')
  const verdicts = [
    {
      of: first.name,
      verdict: '修订',
      by: { 修订或出台期限: later(today, 90) },
      decided: '审定修订（补缺）',
      ends: '修订中',
    },
    { of: newer.name, verdict: '保留', by: {}, decided: '审定保留', ends: '保留' },
  ]
  for (const { of, verdict, by, decided, ends } of verdicts) {
    await go(school, '/')
    await follow(school, `梳理《${of}》`)
    await fillIn(school, '提出意见', { 处理意见: { radio: verdict }, 理由: '对照新规逐条核对', ...by })
    const path = new URL(school.url()).pathname
    const reviewer = await tale.at('reviewer')
    await go(reviewer, path)
    await fillIn(reviewer, decided, { 审定意见: '同意' })
    await reviewer.getByText(ends, { exact: true }).filter({ visible: true }).first().waitFor()
  }
  await fillGap(tale, today)
}

/** The coverage of the 27 measures shows what the register holds, and a gap is filled from its row. */
async function fillGap(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/library/coverage')
  const row = (words: string) => page.getByRole('row').filter({ hasText: words }).first()
  expect(await row('（十四）提高产业工人经济收入').innerText()).toContain(newer.name)
  await tale.look(page, 'week-coverage')
  const gap = row('（五）完善企业民主管理制度')
  expect(await gap.innerText()).toContain('缺配套文件')
  await press(gap, '补缺')
  await answer(page, { 梳理缘由: '没有配套文件' }, '提交')
  await page.waitForURL(/\/library\/reviews\//)
  await fillIn(page, '提出意见', {
    处理意见: { radio: '补缺（新制定）' },
    理由: '需制定',
    修订或出台期限: later(today, 120),
  })
  await page.getByText('待审定').filter({ visible: true }).first().waitFor()
}
