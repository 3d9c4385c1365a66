import { expect } from 'vitest'
import { verifyJournal } from '#kernel/audit/server'
import { calm } from '../kit.ts'
import { chineseLeft } from '../tale.ts'
import { paper } from './opinion.ts'
import { go, type Tale } from './tale.ts'

/** The cockpit counts what was done, and the journal of it all is whole. */
export async function see(tale: Tale): Promise<void> {
  const page = await tale.at('convener', 'phone')
  await go(page, '/cockpit')
  const shown = await page.innerText('main')
  expect(shown).toContain('堵在哪里、在谁手上')
  expect(Number(/在办任务\s+(\d+)/.exec(shown)?.[1])).toBeGreaterThan(paper.lines - 2)
  await tale.look(page, 'phone-cockpit')
  const wide = await tale.at('clerk')
  await go(wide, '/cockpit')
  await tale.look(wide, 'cockpit')
  const report = await verifyJournal(tale.stage.product.database)
  expect(report.faults).toEqual([])
  expect(report.entries).toBeGreaterThan(100)
}

/** The same pages in English: named so, nothing missing, nothing for the accessibility check to find. */
export async function english(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await page.getByRole('button', { name: 'English' }).first().click()
  await calm(page)
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  const { address } = tale
  const main = ['/', '/policy', '/ledger', '/ledger/items', '/dispatch', '/score', '/bulletins', '/rectification']
  const left: string[] = []
  for (const path of [...main, '/cockpit', address.document, address.task, address.report, address.round]) {
    await go(page, path)
    await tale.look(page, `english${path.replaceAll('/', '-')}`)
    for (const words of await page.evaluate(chineseLeft)) left.push(`${path}: ${words}`)
  }
  expect(left).toEqual([])
  const phone = await tale.at('cadre-xining', 'phone')
  await phone.evaluate(() => scrollTo(0, 0))
  await phone.getByRole('button', { name: 'English' }).first().click()
  for (const path of ['/', address.evaluation]) {
    await go(phone, path)
    await tale.look(phone, `phone-english${path.replaceAll('/', '-')}`)
  }
}
