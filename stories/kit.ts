import type { Browser, Page } from 'playwright-core'
import { demonstrationPassword } from '#kernel/access/server'
import type { Product } from '../src/app/product.ts'
import { type Running, serve } from '../src/app/server.ts'
import { openDemonstrationCopy } from '../src/app/testing/demonstration.ts'
import { launch, type Opened, openPage, type screens } from './browser.ts'

export { calm } from './calm.ts'

/** The product with its demonstration province and a real browser before it. */
export interface Stage {
  address: string
  browser: Browser
  product: Product
  /** A page of its own, with this person signed in through the form; nobody for null. */
  enter(login: string | null, screen?: keyof typeof screens): Promise<Opened>
  close(): Promise<void>
}

/** Starts the whole product for a story. Pages must have been built. */
export async function openStage(): Promise<Stage> {
  const { close, ...product } = await openDemonstrationCopy()
  const running: Running = await serve(product, { host: '127.0.0.1', port: 0, perMinute: 100_000 })
  const browser = await launch()
  return {
    address: running.address,
    browser,
    product,
    async enter(login, screen = 'wide') {
      const opened = await openPage(browser, screen, running.address)
      await opened.page.goto('/')
      if (login) await signIn(opened.page, login)
      return opened
    },
    async close() {
      await browser.close()
      await running.stop()
      await close()
    },
  }
}

/** Signs in through the form, as a person would. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(demonstrationPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '我的工作台' }).waitFor()
}
