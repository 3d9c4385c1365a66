import type { Locator, Page } from 'playwright-core'
import { calm } from './kit.ts'

/** What is put into a field: words or a number, a choice looked for by typing, a choice side by side, or files. */
export type Put =
  | string
  | number
  | { option: string; typed?: string }
  | { radio: string }
  | { files: readonly { name: string; text: string }[] }

type Place = Page | Locator

const pageOf = (place: Place): Page => ('page' in place ? place.page() : place)

/** A button of this name; its icon may have a name, too. */
const button = (place: Place, name: string): Locator =>
  place.getByRole('button', { name: new RegExp(`^([a-z-]+ )?${name.replace(/[()]/g, '\\$&')}$`) }).first()

/** Presses the button of this name. */
export async function press(place: Place, name: string): Promise<void> {
  await button(place, name).click()
  await calm(pageOf(place))
}

/** Presses the link whose words contain these. */
export async function follow(place: Place, words: string | RegExp): Promise<void> {
  await place.getByRole('link', { name: words }).first().click()
  await calm(pageOf(place))
}

/** The dialog that lies on top. */
export const dialogOf = (page: Page): Locator => page.getByRole('dialog').last()

/** Picks one of the options that are shown now. */
async function pick(place: Place, words: string): Promise<void> {
  const options = pageOf(place).locator('.ant-select-dropdown:visible .ant-select-item-option')
  await options.filter({ hasText: words }).first().click()
}

/** Puts something into the field of this label. */
export async function put(place: Place, label: string, what: Put): Promise<void> {
  if (typeof what === 'object' && 'radio' in what) {
    const group = place.getByRole('radiogroup', { name: label })
    await group.getByRole('radio', { name: what.radio }).check()
    return
  }
  const field = place.getByLabel(label).last()
  if (typeof what !== 'object') {
    await field.fill(String(what))
    // A day is taken over by Enter; elsewhere the field just keeps what was typed.
    if (/^\d{4}-\d\d-\d\d$/.test(String(what))) await field.press('Enter')
  } else if ('files' in what) {
    await field.setInputFiles(
      what.files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })),
    )
    for (const { name } of what.files) await place.getByText(name).waitFor()
  } else {
    await field.click()
    if (what.typed) await field.fill(what.typed)
    await pick(place, what.option)
  }
}

/** Presses a button, fills in the dialog that opens, and sends it with the button of this name. */
export async function fillIn(
  place: Place,
  deed: string,
  fields: Readonly<Record<string, Put>>,
  send: string = deed,
): Promise<void> {
  await press(place, deed)
  await answer(pageOf(place), fields, send)
}

/** Fills in the dialog that is open and sends it; returns when it has closed. */
export async function answer(page: Page, fields: Readonly<Record<string, Put>>, send: string): Promise<void> {
  const dialog = dialogOf(page)
  await dialog.waitFor()
  for (const [label, what] of Object.entries(fields)) await put(dialog, label, what)
  await button(dialog, send).click()
  await dialog.waitFor({ state: 'hidden' }).catch(async (thrown: unknown) => {
    throw new Error(`the dialog stays open:\n${await dialog.innerText()}`, { cause: thrown })
  })
  await calm(page)
}

/** Looks again and again until the page shows these words: what follows in the background takes a moment. */
export async function awaitWords(page: Page, words: string | RegExp): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await page.locator('main').getByText(words).first().isVisible()) return
    await page.reload()
    await calm(page)
  }
  throw new Error(`the page never showed ${words}:\n${await page.locator('main').innerText()}`)
}
