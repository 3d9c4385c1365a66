import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#platform/db'
import { inOwnerTx } from '#platform/db/server'
import { calm, openStage, type Stage } from './kit.ts'

/** What somebody writes who wants a colleague’s browser to run their words; it ends tags, attributes and templates of charts. */
const hostile = `'"><img src=x onerror=window.ran=1><svg onload=window.ran=1><a href="javascript:window.ran=1">{b}{a|x}</a>`

/** Columns, in any table, in which people’s own words stand. */
const columns = ['name', 'title', 'words', 'text', 'label', 'partner', 'purpose', 'source', 'unit_name', 'person_name']

/** One list and chart of each kind, and who reads it. */
const addresses: Readonly<Record<string, readonly string[]>> = {
  clerk: ['/', '/cockpit', '/ledger/tasks', '/statistics', '/search?words=职工', '/library'],
  auditor: ['/audit', '/audit/sights'],
  'cadre-datong': ['/workers', '/workforce'],
}

let stage: Stage
let changed = 0
beforeAll(async () => {
  stage = await openStage()
  changed = await writeEverywhere(stage)
})
afterAll(() => stage?.close())

/** Puts the words behind what stands in every such column, straight into the tables: the worst that any form could let through. */
async function writeEverywhere({ product }: Stage): Promise<number> {
  const asOwner = <T>(deed: (db: Db) => Promise<T>) => inOwnerTx(product.database, deed)
  const { rows } = await asOwner((db) =>
    sql<{ name: string; column: string }>`
      select c.relname as name, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and c.relname <> 'data_key' and a.attname = any(${columns}) and a.atttypid = 'text'::regtype`.execute(db),
  )
  let done = 0
  for (const { name, column } of rows) {
    const written = await asOwner((db) =>
      sql`update ${sql.table(name)} set ${sql.ref(column)} = ${sql.ref(column)} || ${hostile}`.execute(db),
    ).catch(() => null) // Generated columns, and those that take one of a few words.
    if (written && Number(written.numAffectedRows ?? 0) > 0) done += 1
  }
  return done
}

/** What came of the words: whether they ran, and elements that only they can have made. */
const madeOn = (page: Page) =>
  page.evaluate(() => ({
    ran: 'ran' in window,
    made: document.querySelectorAll('img[src=x], svg[onload], a[href^="javascript:"]').length,
  }))

describe('words that want to be run', () => {
  test('stand in many tables', () => {
    expect(changed).toBeGreaterThan(30)
  })

  for (const [login, pages] of Object.entries(addresses))
    test(`are only words to ${login}, in lists and under the pointer on charts`, async () => {
      const { page } = await stage.enter(login)
      let read = 0
      for (const address of pages) {
        await page.goto(address)
        await calm(page)
        for (const canvas of await page.$$('canvas'))
          await canvas.hover({ force: true, timeout: 1000 }).catch(() => null)
        read += await page.getByText('onerror=window.ran').count()
        expect([address, await madeOn(page)]).toEqual([address, { ran: false, made: 0 }])
      }
      expect(read).toBeGreaterThan(3)
    }, 60_000)

  test('that came into a page as elements all the same are stopped by its content policy', async () => {
    const { page, faults } = await stage.enter(null)
    await page.evaluate(() => {
      const box = document.createElement('div')
      box.innerHTML = '<img src="data:," onerror="window.ran=1"><a href="javascript:window.ran=1">x</a>'
      const script = document.createElement('script')
      script.textContent = 'window.ran=1'
      const foreign = document.createElement('script')
      foreign.src = 'https://example.test/x.js'
      const base = document.createElement('base')
      base.href = 'https://example.test/'
      document.body.append(box, script, foreign)
      document.head.append(base)
      box.querySelector('a')?.click()
    })
    await expect
      .poll(() => faults.filter((fault) => fault.includes('Content Security Policy')).length)
      .toBeGreaterThan(3)
    expect(await madeOn(page)).toMatchObject({ ran: false })
    expect(await page.evaluate(() => new URL('x', document.baseURI).host)).toBe(new URL(stage.address).host)
  })
})
