import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { allRoutes } from '#kernel/whole/server'
import type { Endpoint } from '#platform/endpoint'
import { houseAt } from './house.ts'
import { ofHouse } from './testing/has.ts'

const contracts = allRoutes(houseAt('/nowhere', false)).map(({ endpoint }) => endpoint)

/** Whether a contract answers rows: a page of them, or simply all. */
const isList = ({ method, answer }: Endpoint): boolean =>
  method === 'GET' &&
  (answer instanceof z.ZodArray || (answer instanceof z.ZodObject && 'rows' in answer.shape && 'total' in answer.shape))

/** Lists that no page shows as a table, and why. */
const noTable: Readonly<Record<string, string>> = Object.assign(
  {},
  ...ofHouse<Record<string, string>>({
    kernel: {
      '/evidence': 'names the files of a form; the list of files is /evidence-files',
      '/persons': 'choices of a picker',
      '/units/names': 'names for ids',
      '/sessions': "one's own devices, on one's own page",
    },
    policy: {
      '/policy/files': 'a pile of uploads to pick from',
      '/policy/:regionId/:id/lines/:lineId/history': 'the story of one line',
    },
  }),
)

/** Files that draw a table of their own instead of the kit's, and why it needs no export. */
const ownTables: Readonly<Record<string, string>> = Object.assign(
  {},
  ...ofHouse<Record<string, string>>({
    kernel: {
      'ui/list/table.tsx': 'the kit itself',
      'ui/draw/chart/table.tsx': 'the figures of a drawing',
      'ui/cases/answers-for.tsx': 'part of one case',
      'ui/show/paper-text.tsx': 'a page of a document, which is a file already',
      'app/web/shell/keys-sheet.tsx': 'keys',
    },
    administration: {
      'domains/administration/pages/calendar/month.tsx': 'a calendar month',
      'domains/administration/pages/people/matrix.tsx': 'buttons that change permissions',
    },
    ledger: { 'domains/ledger/pages/matrix-table.tsx': 'the page exports the matrix' },
    dispatch: { 'domains/dispatch/pages/beside-last.tsx': 'part of one report' },
    home: { 'domains/home/pages/counted.tsx': 'the table of the kit on a phone' },
    workforce: { 'domains/workforce/pages/table.tsx': 'the page exports the cross table' },
  }),
)

const root = fileURLToPath(new URL('../', import.meta.url))
const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.tsx'))

describe('every table of the product can be taken as a workbook', () => {
  test('every list has its export, with the same permission', () => {
    const exports = new Map(contracts.filter((one) => one.givesFile).map((one) => [one.path, one.needs]))
    const without = contracts
      .filter((one) => isList(one) && !(one.path in noTable))
      .filter((one) => exports.get(`${one.path}/export`) !== one.needs)
      .map((one) => one.path)
    expect(without).toEqual([])
  })

  test('the lists excused from it are there', () => {
    const paths = new Set(contracts.map((one) => one.path))
    expect(Object.keys(noTable).filter((path) => !paths.has(path))).toEqual([])
  })

  test('tables are drawn by the kit, which offers the export; others are known by name', () => {
    const found = pages.filter((file) => readFileSync(join(root, file), 'utf8').includes('<table'))
    expect(found.filter((file) => !(file in ownTables))).toEqual([])
    expect(Object.keys(ownTables).filter((file) => !found.includes(file))).toEqual([])
  })

  test('whoever turns off the offer of the kit has a button of its own', () => {
    const off = pages.filter((file) => /<TableFor[^>]*\sexported\b/s.test(readFileSync(join(root, file), 'utf8')))
    const bare = off.filter((file) => !readFileSync(join(root, file), 'utf8').includes('<ExportButton'))
    expect(bare).toEqual([])
  })
})
