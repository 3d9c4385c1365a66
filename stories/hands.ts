import type { Locator, Page } from 'playwright-core'
import { calm } from './kit.ts'

/** What is put into a field: words or a number, a choice looked for by typing or several of them, a choice side by side, lines of a small table, or files. */
export type Put =
  | string
  | number
  | { option: string; typed?: string }
  | { options: readonly { option: string; typed: string }[] }
  | { rows: readonly Readonly<Record<string, Put>>[] }
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

/** Picks one of the options of a field; those of another may still be closing. */
async function pick(place: Place, field: Locator, words: string): Promise<void> {
  const list = `.ant-select-dropdown:has([id="${await field.getAttribute('id')}_list"])`
  const options = pageOf(place).locator(list).locator('.ant-select-item-option')
  await options.filter({ hasText: words }).first().click()
}

/** A label as it is drawn: with its mark where an answer is required. */
const labelled = (label: string): RegExp =>
  new RegExp(`^${label.replace(/[()|?*]/g, '\\$&')}\\s*(（[^）]*）)?\\s*\\*?\\s*(必填)?$`)

/** Fills in the lines of a small table; lines that are missing are added. */
async function putRows(place: Place, label: string, rows: readonly Readonly<Record<string, Put>>[]): Promise<void> {
  const table = place.getByRole('group', { name: labelled(label) })
  for (const [i, cells] of rows.entries()) {
    const row = table.getByRole('group', { name: `第 ${i + 1} 行`, exact: true })
    if ((await row.count()) === 0) await button(table, '增加一行').click()
    for (const [name, what] of Object.entries(cells)) await put(row, name, what)
  }
}

/** Puts something into the field of this label. */
export async function put(place: Place, label: string, what: Put): Promise<void> {
  if (typeof what === 'object' && 'rows' in what) return putRows(place, label, what.rows)
  if (typeof what === 'object' && 'radio' in what) {
    const group = place.getByRole('radiogroup', { name: label })
    await group.getByRole('radio', { name: what.radio, exact: true }).check()
    return
  }
  const field = place.getByLabel(labelled(label)).last()
  if (typeof what !== 'object') {
    await field.fill(String(what))
    // A day is taken over by Enter; elsewhere the field just keeps what was typed.
    if (/^\d{4}-\d\d-\d\d$/.test(String(what))) await field.press('Enter')
  } else if ('files' in what) {
    await field.setInputFiles(
      what.files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })),
    )
    for (const { name } of what.files) await place.getByText(name).waitFor()
  } else
    for (const { option, typed } of 'options' in what ? what.options : [what]) {
      await field.click()
      if (typed) await field.fill(typed)
      await pick(place, field, option)
    }
  // What was chosen from has gone before anybody looks; a list to choose several from stays.
  if (typeof what === 'object' && 'option' in what)
    await pageOf(place)
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
      .first()
      .waitFor({ state: 'hidden', timeout: 2_000 })
      .catch(() => undefined)
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
