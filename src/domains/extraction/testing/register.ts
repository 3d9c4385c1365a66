import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FoundFigure } from '../model.ts'
import { extractFigures } from '../rules/index.ts'
import { shareOf } from './labelled.ts'

/** A figure of the register that was read from the journal by hand. */
export interface RegisterRow {
  id: string
  name: string
  value: string
  unit: string
  qualifier: string
  reporter: string
  period: string
  line: number
}

/** Where the journal and its register are, when they are here. */
export const sharedFolder = process.env.GONGYUN_SHARED ?? join(import.meta.dirname, '../../../../../shared')

/** The journal and its register; null where they are not. */
export function readJournal(): { text: string; rows: RegisterRow[] } | null {
  const [seeds, register] = [join(sharedFolder, 'seeds'), join(sharedFolder, 'data/reported-figures.csv')]
  if (!existsSync(seeds) || !existsSync(register)) return null
  const file = readdirSync(seeds).find((name) => name.endsWith('.txt'))
  if (!file) return null
  const lines = readFileSync(register, 'utf8').trim().split('\n').slice(1)
  const rows = lines.map((line) => {
    const cells = line.split(',')
    const [id = '', , name = '', , value = '', unit = '', qualifier = '', reporter = '', , period = ''] = cells
    return { id, name, value, unit, qualifier, reporter, period, line: Number(cells[11]) }
  })
  return { text: readFileSync(join(seeds, file), 'utf8'), rows }
}

/** Shares of the rows of one part. */
export interface JournalAgreement {
  rows: number
  proposed: number
  values: number
  units: number
  qualifiers: number
  /** Mean share of a name's characters that the proposal holds. */
  nouns: number
  periods: number
  reporters: number
  precision: number
}

/** The part of the journal that a line is in: paragraphs take turns, those of even number were tuned on. */
function partsOf(text: string): Map<number, 'dev' | 'held'> {
  const parts = new Map<number, 'dev' | 'held'>()
  let paragraph = 0
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return
    paragraph += 1
    parts.set(i + 1, paragraph % 2 === 0 ? 'dev' : 'held')
  })
  return parts
}

const years = (text: string): string[] => text.match(/20\d\d/g) ?? []

/** Whether a proposal's period says what the register's does: the same years; 近 and 目前 as such; nothing where it says nothing. */
function fitsPeriod(row: RegisterRow, figure: FoundFigure): boolean {
  const said = `${figure.period ?? ''}${figure.asOf ?? ''}`
  const wanted = years(row.period)
  if (wanted.length > 0 && !row.period.includes('目前')) return wanted.every((year) => years(said).includes(year))
  return /近年|近3|近三|目前/.test(row.period)
    ? /近|目前|以来/.test(said) || (row.period.includes('目前') && figure.period === null)
    : true
}

type Numbered = FoundFigure & { line: number }

/** Compares proposals with the register by line, one or two off where a page cuts a sentence, and value. */
export function compareWithRegister(
  text: string,
  rows: readonly RegisterRow[],
  part: 'dev' | 'held',
): JournalAgreement {
  const parts = partsOf(text)
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)]
  const lineAt = (offset: number) => starts.filter((start) => start <= offset).length
  const figures: Numbered[] = extractFigures(text).figures.map((one) => ({ ...one, line: lineAt(one.from) }))
  const used = new Set<Numbered>()
  const pairs = rows
    .filter((row) => parts.get(row.line) === part)
    .map((row) => {
      const rank = (one: Numbered) =>
        Math.abs(one.line - row.line) * 10 - (one.unit === row.unit ? 5 : 0) - shareOf(row.name, one.indicator)
      const fits = figures.filter(
        (one) => !used.has(one) && one.value === row.value && Math.abs(one.line - row.line) <= 2,
      )
      const figure = fits.sort((a, b) => rank(a) - rank(b))[0]
      if (figure) used.add(figure)
      return { row, figure }
    })
  const own = figures.filter((one) => parts.get(one.line) === part)
  const found = pairs.flatMap(({ row, figure }) => (figure ? [{ row, figure }] : []))
  const share = (fits: (pair: { row: RegisterRow; figure: Numbered }) => boolean) =>
    found.filter(fits).length / pairs.length
  const reporter = (row: RegisterRow) => row.reporter.replace(/（.*/, '')
  return {
    rows: pairs.length,
    proposed: own.length,
    values: found.length / pairs.length,
    units: share(({ row, figure }) => row.unit === figure.unit),
    qualifiers: share(({ row, figure }) => row.qualifier === figure.qualifier),
    nouns:
      found.reduce(
        (sum, { row, figure }) =>
          sum + shareOf(row.name.replace(/数$/, ''), `${figure.indicator}${figure.noun}${figure.subject ?? ''}`),
        0,
      ) / Math.max(1, found.length),
    periods: share(({ row, figure }) => fitsPeriod(row, figure)),
    reporters: share(({ row, figure }) => shareOf(reporter(row), figure.reporter ?? '') >= 0.5),
    precision: own.filter((one) => used.has(one)).length / own.length,
  }
}
