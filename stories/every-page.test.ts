import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findViolations, shot } from './browser.ts'
import { calm, openStage, type Stage } from './kit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** Addresses in the menu of whoever is signed in. */
const menuOf = (page: Page): Promise<string[]> =>
  page.$$eval('nav a[href^="/"]', (links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))])

/** A page is looked at once, as the first of these people who has it in the menu. */
const seen = new Set<string>()

/** What is wrong with these pages on one screen; their pictures are made when asked for. */
async function walk(page: Page, screen: string, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const address of addresses) {
    await page.goto(address)
    await calm(page)
    if (process.env.GONGYUN_PICTURES === 'yes') await shot(page, `page${address.replaceAll('/', '-')}-${screen}`)
    for (const one of await findViolations(page)) found.push(`${address} ${screen}: ${one.rule} ${one.where[0]}`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (overflow > 1) found.push(`${address} ${screen}: ${overflow} px too wide`)
  }
  return found
}

describe('every page in the menu', () => {
  for (const login of ['clerk', 'admin', 'security', 'auditor', 'liaison-education', 'cadre-xining'])
    test(`of ${login}: draws, has nothing for axe to find, and fits a phone, in both languages`, async () => {
      const [wide, phone] = await Promise.all([stage.enter(login, 'wide'), stage.enter(login, 'phone')])
      const menu = await menuOf(wide.page)
      expect(menu.length).toBeGreaterThan(2)
      const addresses = menu.filter((address) => !seen.has(address))
      for (const address of addresses) seen.add(address)
      // Both screens side by side: most of the time of each is waiting.
      const found = await Promise.all([walk(wide.page, 'wide', addresses), walk(phone.page, 'phone', addresses)])
      await wide.page.getByRole('button', { name: 'English' }).first().click()
      await calm(wide.page)
      expect(await wide.page.getAttribute('html', 'lang')).toBe('en')
      expect(found.flat()).toEqual([])
      expect([...wide.faults, ...phone.faults]).toEqual([])
    }, 600_000)
})

test('a list on a phone begins with its rows: filters are behind one button, by keyboard, and it says how many are set', async () => {
  const { page } = await stage.enter('clerk', 'phone')
  await page.goto('/ledger/tasks')
  await calm(page)
  const button = page.getByRole('button', { name: /^筛选/ })
  expect(await button.getAttribute('aria-expanded')).toBe('false')
  expect(await page.locator('.g-filter-fields .g-filter').count()).toBe(0)
  const [first] = await page.locator('.g-card').all()
  const box = await first?.boundingBox()
  expect(box?.y ?? 9999).toBeLessThan(844)
  await button.focus()
  await page.keyboard.press('Enter')
  expect(await button.getAttribute('aria-expanded')).toBe('true')
  expect(await page.locator('.g-filter-fields .g-filter').count()).toBeGreaterThan(3)
  expect(await findViolations(page)).toEqual([])
  await shot(page, 'filters-open-phone')
  await page.goto('/ledger/tasks?light=red&area=quality')
  await calm(page)
  expect(await page.getByRole('button', { name: '筛选（已用 2 项）' }).count()).toBe(1)
  await shot(page, 'filters-folded-phone')
}, 60_000)

test('the letters are drawn, not boxes: 工 and 会 differ', async () => {
  const { page } = await stage.enter(null)
  const widths = await page.evaluate(() => {
    const draw = (letter: string) => {
      const canvas = document.createElement('canvas')
      const context = canvas.getContext('2d')
      if (!context) return ''
      context.font = '40px sans-serif'
      context.fillText(letter, 10, 50)
      return canvas.toDataURL()
    }
    return [draw('工'), draw('会')]
  })
  expect(widths[0]).not.toBe(widths[1])
})
