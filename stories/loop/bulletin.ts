import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { measurePdf } from '#platform/paper/server'
import { fillIn, follow, press } from '../hands.ts'
import { calm } from '../kit.ts'
import { go, type Tale } from './tale.ts'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The clerk drafts the bulletin of the confirmed scores, the reviewer approves it, the convener signs it on a phone. */
export async function sign(tale: Tale): Promise<void> {
  const clerk = await tale.at('clerk')
  await go(clerk, tale.address.round)
  await press(clerk, '生成通报')
  await clerk.waitForURL(/\/bulletins\/\d+\//)
  await calm(clerk)
  tale.address.bulletin = new URL(clerk.url()).pathname
  await fillIn(clerk, '送审', {})

  const reviewer = await tale.at('reviewer')
  await go(reviewer, '/')
  await follow(reviewer, /审核通报：关于/)
  await fillIn(reviewer, '审核通过', { 审核意见: '同意，报召集人签发' })
  expect(await reviewer.innerText('main')).toContain('文稿与审核通过的一致')

  const convener = await tale.at('convener', 'phone')
  await go(convener, '/')
  await follow(convener, /签发通报：关于/)
  await fillIn(convener, '签发', {})
  await convener.getByText('已签发').filter({ visible: true }).first().waitFor()
  await tale.look(convener, 'phone-bulletin')

  await go(clerk, tale.address.bulletin)
  await fillIn(clerk, '印发', { 印发范围说明: '西宁市总工会' })
  await clerk.getByText('已印发').filter({ visible: true }).first().waitFor()
  await tale.look(clerk, 'bulletin')
}

/** The frozen files are those of the digests shown, and the PDF keeps to the standard when it is measured. */
export async function check(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await page.locator('summary', { hasText: '摘要与版面' }).click()
  const shown = await page.innerText('main')
  const save = async (kind: 'pdf' | 'docx') => {
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: new RegExp(`\\.${kind}$`) }).click()
    return readFileSync(await (await waiting).path())
  }
  const [pdf, docx] = [await save('pdf'), await save('docx')]
  expect(shown).toContain(`PDF ${sha256(pdf)}`)
  expect(shown).toContain(`DOCX ${sha256(docx)}`)
  expect(docx.subarray(0, 2).toString()).toBe('PK')
  const { page: sheet, block, pitchPoints, linesPerPage } = await measurePdf(pdf)
  expect([Math.round(sheet.width), Math.round(sheet.height)]).toEqual([210, 297])
  expect([Math.round(block.left), Math.round(block.right), Math.round(block.top)]).toEqual([28, 184, 37])
  // 225 mm hold 22 lines; a table may leave the fullest page with fewer.
  expect(Math.abs((pitchPoints * 22 * 25.4) / 72 - 225)).toBeLessThan(2)
  expect(linesPerPage).toBeLessThan(23)
  expect(shown).toContain(`最满一页 ${linesPerPage} 行`)
}
