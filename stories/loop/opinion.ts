import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { answer, awaitWords, fillIn, follow, type Put, press, put } from '../hands.ts'
import { calm } from '../kit.ts'
import { go, type Tale } from './tale.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const shared = process.env.GONGYUN_SHARED ?? join(root, '..', 'shared')
const journal = join(shared, 'seeds', '000_2bd152a165950f64.txt')
const own = join(root, 'stories', 'loop', 'opinion.txt')

/** The document the tale begins with: the real journal where it is at hand, else a short opinion of our own. `words` stand in the clause on vocational schools. */
export const paper = existsSync(journal)
  ? {
      file: journal,
      title: '中共中央 国务院关于深化产业工人队伍建设改革的意见',
      documents: 45,
      lines: 28,
      words: '产教融合',
    }
  : { file: own, title: '关于深化新时代产业工人队伍建设改革的实施意见', documents: 1, lines: 6, words: '校企双导师' }

/** The clauses that get another lead than the office itself, as they are headed in either document. */
const leads = [
  { clause: '推动现代职业教育', typed: 'jyt', unit: '青海省教育厅' },
  { clause: '激发产业工人创新创造活力', typed: '工信厅', unit: '青海省工业和信息化厅' },
]

/** Uploads the journal and takes the document that is most likely meant. */
export async function upload(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/policy')
  await tale.look(page, 'policies')
  await page.getByLabel('选择文件').setInputFiles(paper.file)
  await page.waitForURL(/\/policy\/files\//)
  await calm(page)
  expect(await page.innerText('main')).toContain(`${basename(paper.file)}：识别到 ${paper.documents} 份公文`)
  expect(await page.getByRole('checkbox', { name: `选定 ${paper.title}` }).isChecked()).toBe(true)
  await tale.look(page, 'pick')
  await press(page, '分解选定的文件（1）')
  await page.waitForURL(/\/policy\/\d+\/[0-9a-f-]{36}$/)
  await calm(page)
  tale.address.document = new URL(page.url()).pathname
  await page.getByText(`已处理 1 / ${paper.lines} 条`).waitFor()
}

/** Goes through the lines: one is left out with a reason, all get a lead and a term, and the sound ones are confirmed at once. */
export async function confirm(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  const bar = page.getByRole('region', { name: '进度与批量操作' })
  const line = (words: string) => page.getByRole('listitem').filter({ hasText: words }).first()
  expect(await page.getByRole('main').innerText()).toContain(`还有 ${paper.lines - 1} 条未确认`)
  // The aims of the whole are proposed as left out, with the reason; they can be taken back in.
  expect(await line('一、 总体要求').innerText()).toContain('由以下各项任务共同落实')
  expect(await line('一、 总体要求').getByRole('button', { name: '撤回处理' }).count()).toBe(1)

  await press(page, `全选待确认（${paper.lines - 1}）`)
  const year = today.slice(0, 4)
  await fillIn(
    page,
    '指定单位和时限',
    { 牵头单位: { typed: '省总工会', option: '青海省总工会' }, 完成时限: `${year}-12-31` },
    '提交',
  )
  for (const { clause, typed, unit } of leads) {
    await page.getByRole('checkbox', { name: new RegExp(`^选择 .*${clause}`) }).check()
    // The task of the department of education ends today, so that its light can be seen at once.
    const term: Record<string, Put> = unit === '青海省教育厅' ? { 完成时限: today } : {}
    await fillIn(page, '指定单位和时限', { 牵头单位: { typed, option: unit }, ...term }, '提交')
  }
  await sortRest(tale)
  await tale.look(page, 'policy')
  await press(page, `确认无问题的 ${paper.lines - 1} 条`)
  await bar.getByText(`已处理 ${paper.lines} / ${paper.lines} 条，其中确认 ${paper.lines - 1} 条`).waitFor()
}

/** What stands under no key task is put under one. */
async function sortRest(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await page.getByText(/^需核对 \d+$/).click()
  const ticks = page.getByRole('checkbox', { name: /^选择 / })
  if ((await ticks.count()) === 0) return
  for (const tick of await ticks.all()) await tick.check()
  await fillIn(page, '指定单位和时限', { 重点任务: { option: '队伍壮大' } }, '提交')
  await page.getByText(/^全部 \d+$/).click()
}

/** Takes the tasks into the ledger; there they stand with their clauses, one click from the text. */
export async function adopt(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await press(page, '纳入台账')
  await put(page.getByRole('dialog'), '计入年度', Number(today.slice(0, 4)))
  await answer(page, {}, '纳入台账')
  await page.getByText('已纳入台账').filter({ visible: true }).first().waitFor()
  await follow(page, '去台账下达')
  await awaitWords(page, new RegExp(`^${paper.lines - 1} 项$|^${paper.lines + 1} 项$`))
  await tale.look(page, 'work-points')
}
