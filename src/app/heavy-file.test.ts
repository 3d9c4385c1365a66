import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeSheets } from '#platform/sheet/server'
import { openTestServer, type TestServer } from './testing/server.ts'

let server: TestServer
beforeAll(async () => {
  process.env.GONGYUN_FILE_SECONDS = '1'
  server = await openTestServer()
})
afterAll(async () => {
  delete process.env.GONGYUN_FILE_SECONDS
  await server.close()
})

/** A workbook within every limit of size, and yet a minute's work. */
function heavyBook(): Uint8Array {
  const parts = unzipSync(writeSheets([{ name: 'a', columns: [{ header: 'a', kind: 'text' }], rows: [['a']] }]))
  const cells = '<c><v>1</v></c>'.repeat(20)
  const rows = Array.from(
    { length: 150_000 },
    (_, i) => `<row>${cells}<c><v>${Math.sin(i)}${Math.cos(i)}${Math.sin(i * i)}</v></c></row>`,
  )
  const head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  const sheet = strToU8(`${head}${rows.join('')}</sheetData></worksheet>`)
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': sheet }, { level: 1 })
}

describe('a file that takes too long', () => {
  test('is given up with a reason, and others are answered meanwhile', async () => {
    const admin = await server.as('admin')
    const heavy = heavyBook()
    let isOver = false
    const sending = admin.ask('POST', '/units/import', { file: { name: 'heavy.xlsx', bytes: heavy } }).finally(() => {
      isOver = true
    })
    const answers: number[] = []
    while (!isOver) {
      const { status } = await (await server.as('clerk')).ask('GET', '/cases')
      if (!isOver) answers.push(status)
    }
    expect(await sending).toMatchObject({ status: 422, json: { faults: [{ path: 'file', rule: 'too-slow' }] } })
    expect(answers.length).toBeGreaterThan(3)
    expect(new Set(answers)).toEqual(new Set([200]))
  })

  test('is the only way a file is read: nothing that answers requests reads a table on the common thread', () => {
    const src = join(dirname(fileURLToPath(import.meta.url)), '..')
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
      // A command of the command line has its thread to itself and answers no requests.
      (file) =>
        /^(kernel|domains|app)\//.test(file) &&
        /\.ts$/.test(file) &&
        !/test\.ts$|testing|\/commands\/|kernel\/tally\/read/.test(file),
    )
    const direct = files.filter((file) => {
      const imported = /import \{([^}]*)\} from '#platform\/sheet\/server'/.exec(readFileSync(join(src, file), 'utf8'))
      return imported?.[1]?.split(',').some((name) => /^(readSheets|readCsv)$/.test(name.trim()))
    })
    expect(files.length).toBeGreaterThan(200)
    expect(direct).toEqual([])
  })
})
