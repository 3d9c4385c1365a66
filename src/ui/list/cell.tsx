import type { ReactNode } from 'react'
import { formatDate, formatNumber, formatPercent, money } from '../show/format.ts'
import { Light, type LightColour } from '../show/light.tsx'
import { StateTag } from '../show/state.tsx'
import { UnitName } from '../show/unit-name.tsx'
import { words } from '../words/common.ts'
import { T, useLanguage } from '../words/language.tsx'
import { type Column, cellValue } from './column.ts'
import { isSay } from './is-say.ts'

type LightValue = LightColour | Parameters<typeof Light>[0]

const lightOf = (value: LightValue) => (typeof value === 'string' ? <Light of={value} /> : <Light {...value} />)

/** One value drawn by its kind. */
function draw(column: Column<never>, value: unknown, lang: 'zh' | 'en'): ReactNode {
  if (value === null || value === undefined || value === '') return <T of={words.none} />
  if (column.kind === 'number' && typeof value === 'number') return formatNumber(value, column.decimals, lang)
  if (column.kind === 'money' && typeof value === 'number') return formatNumber(value / 100, 2, lang)
  if (column.kind === 'percent' && typeof value === 'number') return formatPercent(value, column.decimals)
  if (column.kind === 'date' || column.kind === 'due') return formatDate(String(value))
  if (column.kind === 'unit' && typeof value === 'number') return <UnitName id={value} />
  if (column.kind === 'light') return lightOf(value as LightValue)
  if (column.kind === 'yes-no') return <T of={value ? words.yes : words.no} />
  if (column.kind === 'state') return <StateTag>{isSay(value) ? <T of={value} /> : String(value)}</StateTag>
  return isSay(value) ? <T of={value} /> : String(value)
}

/** What a row shows in a column. An overdue date says so in words, not by colour alone. */
export function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const lang = useLanguage()
  if (column.render) return column.render(row)
  const drawn = draw(column as unknown as Column<never>, cellValue(column, row), lang)
  const { overdue, mine } = row as { overdue?: boolean; mine?: boolean }
  if (column.kind === 'state' && mine) return <MyTurn>{drawn}</MyTurn>
  return column.kind === 'due' && overdue ? <OverdueDate>{drawn}</OverdueDate> : drawn
}

/** A case that waits for the reader says so beside its state. */
function MyTurn({ children }: { children: ReactNode }) {
  return (
    <span className="g-my-turn">
      {children}{' '}
      <strong>
        <T of={{ zh: '待您办', en: 'your turn' }} />
      </strong>
    </span>
  )
}

function OverdueDate({ children }: { children: ReactNode }) {
  return (
    <span className="g-overdue">
      {children} <T of={{ zh: '已逾期', en: 'overdue' }} />
    </span>
  )
}

/** Cents in a sentence. */
export const Money = ({ cents }: { cents: number }) => money(cents, useLanguage())
