import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { expect } from 'vitest'
import { answer, awaitWords, dialogOf, fillIn, follow, press, put } from '../hands.ts'
import { chineseLeft, go } from '../tale.ts'
import type { Tale } from './tale.ts'

/** The clerk puts the department's figure into the circular by looking it up; before it goes on, the open conflict is named and leads there. */
export async function draft(tale: Tale, year: number): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/circulars')
  await follow(page, `关于${year}年度产业工人队伍建设改革工作情况的通报`)
  tale.address.circular = new URL(page.url()).pathname
  await press(page, '修改文字')
  const dialog = dialogOf(page)
  await put(dialog, '素质提升', '全省技能人才总量达到。')
  await dialog.getByLabel(/^素质提升/).press('End')
  await dialog.getByLabel(/^素质提升/).press('ArrowLeft')
  await put(dialog, '插入数据', { typed: `技能人才总数 人力资源 ${year}年上半年`, option: '439,000人' })
  await dialog.getByText(/总量达到\{F\d+\}。/).waitFor()
  await answer(page, {}, '提交')
  await page.getByText('全省技能人才总量达到439,000人。').waitFor()
  await page
    .getByRole('link', { name: /^数值不一致：技能人才总数 / })
    .first()
    .waitFor()
  await tale.look(page, 'seen-circular')
  await press(page, '送审')
  const warned = await dialogOf(page).innerText()
  expect(warned).toContain('各方说法不一、尚未核定：技能人才总数')
  await press(dialogOf(page), '取消')
  await go(page, tale.address.conflict)
  await page.getByRole('link', { name: `关于${year}年度产业工人队伍建设改革工作情况的通报` }).waitFor()
}

/** Once it is settled the draft takes the corrected figure over, and goes on without that warning to its signature. */
export async function sign(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, tale.address.circular)
  await press(page, '刷新数据')
  await page.getByText('全省技能人才总量达到468,000人。').waitFor()
  await press(page, '送审')
  expect(await dialogOf(page).innerText()).not.toContain('各方说法不一')
  await answer(page, {}, '送审')
  const reviewer = await tale.at('reviewer')
  await go(reviewer, tale.address.circular)
  await fillIn(reviewer, '审核通过', {})
  const convener = await tale.at('convener', 'phone')
  await go(convener, tale.address.circular)
  await fillIn(convener, '签发', {})
  await convener.getByText('已签发').filter({ visible: true }).first().waitFor()
  await tale.look(convener, 'seen-phone-circular')
}

/** Both files are there; read back, the .docx prints the corrected figure and, in its annex, who said so. The earlier claim is still to be read. */
export async function print(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, tale.address.circular)
  const save = async (words: string) => {
    const waiting = page.waitForEvent('download')
    await press(page, words)
    return readFileSync(await (await waiting).path())
  }
  const pdf = await save('预览 PDF')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const parts = unzipSync(await save('下载 docx'))
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
  expect(text).toContain('全省技能人才总量达到468,000人。')
  expect(text).not.toContain('439,000人')
  expect(text).toMatch(/数据来源表.*技能人才总数468,000人.*青海省人力资源和社会保障厅/)
  await page.getByRole('row').filter({ hasText: '468,000人' }).last().getByRole('link').first().click()
  await page.waitForURL(/\/figures\/\d+\//)
  tale.address.claim = new URL(page.url()).pathname
  await awaitWords(page, '439,000人')
  const claim = await page.innerText('main')
  expect(claim).toContain('439,000人')
  expect(claim).toContain('孟祥云')
  await tale.look(page, 'seen-claim')
}

/** The same pages in English, for the office and on the liaison officer's phone. */
export async function english(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await press(page, 'English')
  const left: string[] = []
  for (const path of [
    '/extraction',
    '/figures/check',
    '/figures/conflicts',
    tale.address.circular,
    tale.address.claim,
  ]) {
    await go(page, path)
    await tale.look(page, `english${path.replaceAll('/', '-')}`)
    for (const words of await page.evaluate(chineseLeft)) left.push(`${path}: ${words}`)
  }
  expect(left).toEqual([])
}
