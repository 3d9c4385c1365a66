import type { Page } from 'playwright-core'

/** Requests of each page that are still under way. */
const underWay = new WeakMap<Page, Set<unknown>>()

/** Keeps account of what a page asks for, so that `calm` knows when it has all. */
export function follow(page: Page): void {
  const open = new Set<unknown>()
  underWay.set(page, open)
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) open.clear()
  })
}

/** Frames drawn one behind another, without a request under way, after which a page counts as calm. */
const calmFrames = 5
const patience = 60_000

/**
 * Draws a frame and says whether the page still waits for something: no page of ours is without its heading, answers that are
 * not there yet leave grey lines, and a chart its empty place. React holds these back for some 300 ms after what it waited for.
 */
const drawFrame = (): Promise<boolean> =>
  new Promise((resolve) => {
    const waiting = '[role=status] .ant-skeleton, .g-chart-wait'
    requestAnimationFrame(() =>
      resolve(document.querySelector('h1') === null || document.querySelector(waiting) !== null),
    )
  })

/**
 * Waits until the page has stopped asking and drawing. Not by the driver's `networkidle`, which after each load waits half a
 * second longer than there is anything to wait for.
 */
export async function calm(page: Page): Promise<void> {
  const open = underWay.get(page)
  if (!open) throw new Error('only pages opened by openPage are kept account of')
  await page.waitForLoadState()
  const until = Date.now() + patience
  for (let quiet = 0; quiet < calmFrames; ) {
    // A page that goes on to another one meanwhile cannot be asked.
    const waits = await page.evaluate(drawFrame).catch(() => true)
    quiet = waits || open.size > 0 ? 0 : quiet + 1
    if (Date.now() > until || page.isClosed()) throw new Error(`${page.url()} never came to rest`)
  }
}
