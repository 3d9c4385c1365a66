import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { expect } from 'vitest'
import { demonstrationPassword } from '#kernel/access/server'
import { readSheets } from '#platform/sheet/server'
import { answer, awaitWords, dialogOf, fillIn, follow, press, put } from '../hands.ts'
import { calm } from '../kit.ts'
import { go, later, type Tale } from './tale.ts'

const item = '职业技能培训与产教融合'
const telephone = '13912345678'
const proof = { name: '本年度培训人数统计.txt', text: `职业院校培训 36200 人次（演示）。联系人 ${telephone}\n` }

/** A unit proves its item: a figure and a file the product already has are taken over, one file is added, somebody else accepts. */
export async function prove(tale: Tale, today: string): Promise<void> {
  const clerk = await tale.at('clerk')
  await go(clerk, '/assessment')
  await follow(clerk, /全国产改评价考核迎考/)
  tale.address.assessment = new URL(clerk.url()).pathname
  await tale.look(clerk, 'week-assessment')
  const page = await tale.at('liaison-education')
  await go(page, '/')
  await follow(page, `自查并提供支撑材料：5.2 ${item}`)
  await press(page.getByRole('row', { name: /新型学徒制培养人数/ }), '采用 新型学徒制培养人数')
  await awaitWords(page, '引用已有数据')
  await press(page, '填写自查')
  const dialog = dialogOf(page)
  await put(dialog, '生效日期', later(today, -30))
  await answer(page, { 支撑材料: { files: [proof] }, 差距与补救打算: '两所学校签约较慢，下季度补齐' }, '填写自查')
  await tale.look(page, 'week-item')
  await fillIn(page, '提交复核', {})
  const reviewer = await tale.at('reviewer')
  await go(reviewer, '/')
  await follow(reviewer, `复核自查和材料：5.2 ${item}`)
  await fillIn(reviewer, '复核通过', { 复核意见: '材料与自查相符' })
  await reviewer.getByText('就绪').filter({ visible: true }).first().waitFor()
}

/** The rehearsal shows what the assessor will see, on a phone: what is said, what proves it, what is missing. */
export async function rehearse(tale: Tale): Promise<void> {
  const convener = await tale.at('convener', 'phone')
  await go(convener, `${tale.address.assessment}/rehearsal`)
  const shown = await convener.getByRole('article').filter({ hasText: item }).innerText()
  expect(shown).toContain(proof.name)
  expect(shown).toContain('新型学徒制培养人数')
  expect(await convener.innerText('main')).toContain('没有支撑材料')
  expect(
    await convener
      .locator('main')
      .getByRole('button', { name: /提交|布置/ })
      .count(),
  ).toBe(0)
  await tale.look(convener, 'week-phone-rehearsal')
  const clerk = await tale.at('clerk')
  await go(clerk, tale.address.assessment)
  await fillIn(clerk, '转入预演', { 仍要办理的书面理由: '其余各项另以纸质材料报送' })
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What is in the pack: an index to read and one to work with, the files, a digest of each that verifies, and nobody's number. */
function openPack(zip: Buffer): void {
  const files = unzipSync(zip)
  const sums = strFromU8(files['SHA256SUMS.txt'] ?? new Uint8Array())
  const lines = sums.trim().split('\n')
  expect(lines).toHaveLength(Object.keys(files).length - 1)
  for (const line of lines) {
    const [digest, name = ''] = line.split('  ')
    expect(sha256(files[name] ?? new Uint8Array())).toBe(digest)
  }
  const page = strFromU8(files['目录.html'] ?? new Uint8Array())
  expect(page).toContain(item)
  expect(page).not.toMatch(/<script|https?:\/\//)
  const sheets = readSheets(Buffer.from(files['目录.xlsx'] ?? new Uint8Array()))
  expect(JSON.stringify(sheets)).toContain(proof.name)
  expect(Object.keys(files).some((name) => name.endsWith(proof.name))).toBe(true)
  for (const [name, bytes] of Object.entries(files)) {
    expect(name).not.toMatch(/1\d{10}/)
    if (/\.(txt|csv|html)$/.test(name)) expect(strFromU8(bytes)).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
  }
}

/** The pack is made once every number of a person that was found is settled; it is opened and checked here. */
export async function pack(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, `${tale.address.assessment}/pack`)
  await press(page, '生成材料包')
  await awaitWords(page, '个人信息提示')
  expect(await page.innerText('main')).not.toContain(telephone)
  await tale.look(page, 'week-pack')
  await page.getByRole('checkbox', { name: '全选本页' }).check()
  await fillIn(page, '处理所选 3 条', { 处理方式: { radio: '遮盖（文件名、文字和纯文本由系统遮盖）' } }, '提交')
  await awaitWords(page, '下载 zip')
  const waiting = page.waitForEvent('download')
  await press(page, '下载 zip')
  // What goes out with so much in it is given to nobody who only found the screen open.
  await answer(page, { 密码: demonstrationPassword }, '确认')
  const zip = readFileSync(await (await waiting).path())
  openPack(zip)
  expect(await page.innerText('main')).toContain(sha256(zip))

  const reviewer = await tale.at('reviewer')
  await go(reviewer, tale.address.assessment)
  await fillIn(reviewer, '核对报送', {
    报送日期: today,
    报送方式与接收人: '机要交换',
    仍要办理的书面理由: '其余各项另以纸质材料报送',
  })
  await reviewer.getByText('已报送').filter({ visible: true }).first().waitFor()
}

/** The next year begins from this one: the scheme keeps the trace of its items, and each item shows what was said before. */
export async function again(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/assessment/schemes')
  await fillIn(page, '起草考核框架', {}, '提交')
  await page.waitForURL(/\/assessment\/schemes\/[0-9a-f-]{36}/)
  await calm(page)
  await tale.look(page, 'seen-scheme')
  // Whoever drafted it does not put it in force.
  const reviewer = await tale.at('reviewer')
  await go(reviewer, new URL(page.url()).pathname)
  await press(reviewer, '施行')
  await press(dialogOf(reviewer), '确定')
  const year = Number(today.slice(0, 4)) + 1
  await go(page, '/assessment')
  const scheme = { radio: `${year}年全国产改评价考核框架（${year}年，第1版）` }
  await fillIn(page, '启动迎考', { 考核框架: scheme, 报送期限: later(today, 300) }, '提交')
  await fillIn(page, '布置各项', {})
  await page
    .getByRole('link', { name: `5.2 ${item}` })
    .first()
    .click()
  await awaitWords(page, `${year - 1} 年同一条目`)
  expect(await page.innerText('main')).toContain(proof.name)
}
