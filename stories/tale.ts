import type { Locator, Page } from 'playwright-core'
import { findViolations, type Opened, type screens, shot } from './browser.ts'
import { calm, type Stage } from './kit.ts'
import { picture } from './picture.ts'

/** A tale while it is told: its people at their screens, what was met on the way, and what later chapters must know. */
export interface Told<Place extends string> {
  stage: Stage
  /** The page of a person, by the name they sign in with; they sign in once for each screen. */
  at(login: string, screen?: keyof typeof screens): Promise<Page>
  /** Looks at a page as it is now: what the accessibility check finds, and what is too wide, is kept in `found`. */
  look(page: Page, name: string, top?: Locator): Promise<void>
  found: string[]
  /** Errors that pages wrote or threw. */
  faults(): string[]
  /** Saves what everybody sees now, to find out why a chapter failed. */
  keep(): Promise<void>
  /** Addresses of what was made, for later chapters. */
  address: Record<Place, string>
}

/** Begins a tale on a stage; its places are empty yet. */
export function begin<Place extends string>(stage: Stage, name: string, places: readonly Place[]): Told<Place> {
  const people = new Map<string, Opened>()
  const found: string[] = []
  return {
    stage,
    found,
    address: Object.fromEntries(places.map((place) => [place, ''])) as Record<Place, string>,
    faults: () => [...people].flatMap(([who, { faults }]) => faults.map((fault) => `${who}: ${fault}`)),
    async keep() {
      for (const [who, { page }] of people) await shot(page, `${name}-${who.replace(' ', '-')}`)
    },
    async at(login, screen = 'wide') {
      const key = `${login} ${screen}`
      const known = people.get(key) ?? (await stage.enter(login, screen))
      people.set(key, known)
      await known.page.bringToFront()
      return known.page
    },
    async look(page, name, top) {
      await calm(page)
      for (const { rule, where } of await findViolations(page)) found.push(`${name}: ${rule} ${where[0]}`)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (over > 1) found.push(`${name}: ${over} px too wide`)
      // Pictures are for people who read how-tos; what is only checked makes none.
      if (!/^(seen|english|phone-english)/.test(name)) await picture(page, name, top)
    },
  }
}

/** Goes to a page of the product and waits until it is drawn. */
export async function go(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await calm(page)
}

/** Words of a person's interface that stayed Chinese in English: headings, buttons, labels; never what people wrote. */
export const chineseLeft = (): string[] =>
  [...document.querySelectorAll('nav a, main button, main th, main label, main dt, main legend')]
    .map((one) => (one as HTMLElement).innerText.trim())
    .filter((words) => /^[\p{Script=Han}，。：（）、]+$/u.test(words))
