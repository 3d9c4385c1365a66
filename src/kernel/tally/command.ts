import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { writeCsv } from '#platform/sheet/server'
import { readQuery } from './ask.ts'
import { faultAt } from './fault.ts'
import { Definitions } from './formats/definition.ts'
import { Query } from './formats/query.ts'
import { UnitRow } from './formats/unit.ts'
import { ValueRow } from './formats/value.ts'
import type { ExactResult } from './formula-result.ts'
import { readStock } from './read/inputs.ts'
import { readJson } from './read/table.ts'
import type { Result } from './result.ts'
import { reckon } from './run.ts'
import { targetResults } from './target-results.ts'

const usage = say(
  '用法：gongyun indicators run --definitions 文件 --units 文件 --values 文件 --query 文件 [--json|--csv] [--today 2026-11-28]',
  'Usage: gongyun indicators run --definitions FILE --units FILE --values FILE --query FILE [--json|--csv] [--today 2026-11-28]',
)

const text = { type: 'string' } as const

function readOptions(args: readonly string[]) {
  const wrong = (why: string) =>
    new Invalid([faultAt({ file: '' }, 'args', 'usage', say(`${usage.zh}（${why}）`, `${usage.en} (${why})`))])
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { definitions: text, units: text, values: text, query: text, csv: { type: 'boolean' }, today: text },
    })
    const { definitions, units, query } = values
    if (!definitions || !units || !values.values || !query) {
      const given: Readonly<Record<string, unknown>> = values
      const missing = ['definitions', 'units', 'values', 'query'].filter((name) => !given[name])
      throw wrong(`缺少 missing: ${missing.map((name) => `--${name}`).join(' ')}`)
    }
    return {
      files: { definitions, units, values: values.values, query },
      csv: values.csv === true,
      today: values.today,
    }
  } catch (error) {
    throw error instanceof Invalid ? error : wrong((error as Error).message)
  }
}

const column = (header: string) => ({ header, kind: 'text' as const })

/** Rows as a table: the same fields as in JSON, warnings by their codes. */
function csvOf(rows: readonly Result[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.dimensions)))]
  const columns = [
    'indicator',
    'unit',
    'period',
    ...names,
    'value',
    'state',
    'reason',
    'reported',
    'expected',
    'beyond',
    'notApplicable',
    'numerator',
    'denominator',
    'own',
    'warnings',
    'from',
  ]
  const bytes = writeCsv({
    columns: columns.map(column),
    rows: rows.map((row) => [
      row.indicator,
      row.unit,
      row.period,
      ...names.map((name) => row.dimensions[name] ?? null),
      // Numbers, so that a minus sign is not taken for a formula and guarded.
      row.value === null ? null : numberCell(row.value),
      row.state,
      row.reason,
      row.reported,
      row.expected,
      row.beyond,
      row.notApplicable,
      row.numerator === null ? null : numberCell(row.numerator),
      row.denominator === null ? null : numberCell(row.denominator),
      row.own === null ? null : numberCell(row.own),
      row.warnings.map(({ code }) => code).join(' '),
      row.from.count,
    ]),
  })
  return bytes.toString('utf8').replace(/\r\n$/, '')
}

/** A number where a spreadsheet holds it without loss, else its text. */
const numberCell = (value: string) => (String(Number(value)) === value ? Number(value) : value)

const plain = ({ exact: _exact, ...row }: ExactResult): Result => row

const stateWords = { value: '已报齐', partial: '未报齐', missing: '未报', 'not-applicable': '不适用' }

const lineOf = (row: Result): string =>
  [
    row.indicator,
    row.unit,
    row.period,
    ...Object.entries(row.dimensions).map(([name, category]) => `${name}=${category ?? '未分类'}`),
    row.value ?? '—',
    `${stateWords[row.state]} ${row.state}`,
    `${row.reported}/${row.expected}`,
    ...row.warnings.map(({ code }) => `! ${code}`),
  ].join('  ')

/**
 * `gongyun indicators run`: reckons indicators from files, with no database.
 * @param today what `now` means where the query does not say
 * @throws Invalid naming file, row, field and rule of every fault.
 */
export async function indicatorsRun(args: readonly string[], today: string): Promise<{ json: unknown; text: string }> {
  const { files, csv, today: given } = readOptions(args)
  const { aside, ...stock } = await readStock(files)
  const ask = readQuery(await readJson(files.query), stock.model, stock.units, given ?? today, basename(files.query))
  const rows = reckon(stock, ask)
  const results = rows.map(plain)
  const targets = targetResults(stock, ask, rows)
  const asked = { tree: ask.query.tree, treeAsOf: ask.query.treeAsOf, periods: ask.periods.map((period) => period.key) }
  return {
    json: { query: asked, results, targets, setAside: aside },
    text: csv ? csvOf(results) : results.map(lineOf).join('\n'),
  }
}

/** `gongyun indicators schema NAME`: JSON Schema of one of the four files. */
export function indicatorsSchema(args: readonly string[]): { json: unknown; text: string } {
  const schemas: Record<string, z.ZodType> = {
    definitions: Definitions,
    units: z.array(UnitRow),
    values: z.array(ValueRow),
    query: Query,
  }
  const schema = schemas[args[0] ?? '']
  if (!schema || args.length !== 1) {
    const words = say(
      '用法：gongyun indicators schema definitions|units|values|query',
      'Usage: gongyun indicators schema definitions|units|values|query',
    )
    throw new Invalid([faultAt({ file: '' }, 'args', 'usage', words)])
  }
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return { json, text: JSON.stringify(json, null, 2) }
}
