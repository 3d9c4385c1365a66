import { type ReactNode, useState } from 'react'
import { type Say, say } from '#platform/say'
import { formatNumber, Light, T, TableFor, useLanguage, useSay, useWide } from '#ui'
import type { Cockpit, Lights } from '../model.ts'

export type Counted = Cockpit['total']

const colours = ['red', 'yellow', 'blue', 'green', 'grey'] as const

/** The worst light there is, for a tile; grey where nothing is reported. */
export const worstOf = (lights: Lights) => colours.find((colour) => colour !== 'grey' && lights[colour] > 0) ?? 'grey'

/** How many of each light, the worst first. */
export function LightCounts({ of }: { of: Lights }) {
  if (colours.every((colour) => of[colour] === 0)) return <T of={say('—', '—')} />
  return (
    <span className="g-lights">
      {colours
        .filter((colour) => of[colour] > 0)
        .map((colour) => (
          <Light key={colour} of={colour} label={say(String(of[colour]), String(of[colour]))} />
        ))}
    </span>
  )
}

const heads = {
  open: say('在办', 'Open'),
  done: say('办结', 'Done'),
  overdue: say('逾期', 'Overdue'),
  progress: say('进度', 'Progress'),
}

/** A count that is red only where it says that something is overdue. */
function Overdue({ n }: { n: number }) {
  return n > 0 ? <span className="g-overdue">{n}</span> : n
}

const countColumns = [
  { key: 'open', label: heads.open, kind: 'number' as const, value: (row: Counted) => row.open },
  { key: 'done', label: heads.done, kind: 'number' as const, value: (row: Counted) => row.done },
  {
    key: 'overdue',
    label: heads.overdue,
    kind: 'number' as const,
    render: (row: Counted) => <Overdue n={row.overdue} />,
  },
  {
    key: 'progress',
    label: say('平均进度', 'Mean progress'),
    measure: say('%', '%'),
    kind: 'number' as const,
    decimals: 1,
    value: (row: Counted) => row.progress,
  },
  { key: 'lights', label: say('灯色', 'Lights'), render: (row: Counted) => <LightCounts of={row.lights} /> },
]

interface Props<Row> {
  caption: Say
  /** Heading of the first column. */
  of: Say
  rows: readonly Row[]
  rowKey(row: Row): string
  label(row: Row): ReactNode
  empty: ReactNode
  /** Rows shown at first on a phone. */
  first?: number
}

/** Two lines a row, figures under figures: what the table is on a phone. */
function Lines<Row extends Counted>({ caption, rows, rowKey, label, first = rows.length }: Props<Row>) {
  const toSay = useSay()
  const lang = useLanguage()
  const [all, showAll] = useState(false)
  const shown = all ? rows : rows.slice(0, first)
  return (
    <>
      <table className="h-lines">
        <caption className="g-unseen">{toSay(caption)}</caption>
        <thead>
          <tr>
            {Object.values(heads).map((head) => (
              <th key={head.en} scope="col">
                <T of={head} />
              </th>
            ))}
          </tr>
        </thead>
        {shown.map((row) => (
          <tbody key={rowKey(row)}>
            <tr>
              <th colSpan={4} scope="rowgroup">
                <span className="h-line-head">
                  <span>{label(row)}</span>
                  <LightCounts of={row.lights} />
                </span>
              </th>
            </tr>
            <tr>
              <td>{row.open}</td>
              <td>{row.done}</td>
              <td>
                <Overdue n={row.overdue} />
              </td>
              <td>{row.progress === null ? '—' : `${formatNumber(row.progress, 1, lang)}%`}</td>
            </tr>
          </tbody>
        ))}
      </table>
      {shown.length < rows.length && (
        <button type="button" className="g-bare h-more" onClick={() => showAll(true)}>
          <T of={say(`显示全部 ${rows.length} 个`, `Show all ${rows.length}`)} />
        </button>
      )}
    </>
  )
}

/** Work counted under headings: a table, on a phone two lines each. */
export function CountedTable<Row extends Counted>(props: Props<Row>) {
  const wide = useWide()
  if (!wide && props.rows.length > 0) return <Lines {...props} />
  const first = { key: 'label', label: props.of, render: (row: Row) => props.label(row) }
  return (
    <TableFor
      caption={props.caption}
      rows={props.rows}
      rowKey={props.rowKey}
      empty={props.empty}
      columns={[first, ...countColumns]}
    />
  )
}
