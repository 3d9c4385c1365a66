import { Pagination } from 'antd'
import { say } from '#platform/say'
import { Scroll, T, To, useSay } from '#ui'
import { type About, type CellValue, type Head, keptBack, type TableRow } from '../model/index.ts'
import { sayCell } from '../rules/words.ts'
import { type Address, addressAt } from './view.ts'
import { texts } from './words.ts'

const protectedWords = say('人数过少，不予公布', 'Too few; kept back')

function Cell({ value, about }: { value: CellValue; about: About }) {
  const toSay = useSay()
  if (value !== keptBack) return sayCell(value, about.measure)
  return (
    <abbr title={toSay(protectedWords)} className="wf-kept">
      {keptBack}
    </abbr>
  )
}

/** Columns beside each other that share a category at one level, and all above it. */
function spansAt(columns: readonly (readonly Head[])[], level: number) {
  const spans: { head: Head; key: string; width: number }[] = []
  for (const column of columns) {
    const head = column[level]
    if (!head) continue
    const key = column
      .slice(0, level + 1)
      .map((one) => one.key)
      .join('|')
    const last = spans.at(-1)
    if (last?.key === key) last.width += 1
    else spans.push({ head, key, width: 1 })
  }
  return spans
}

function Heading({ about, columns }: { about: About; columns: readonly (readonly Head[])[] }) {
  const levels = Math.max(1, about.dims.length - about.inRows)
  return (
    <thead>
      {Array.from({ length: levels }, (_, level) => (
        <tr key={about.dims[about.inRows + level]?.name ?? 'total'}>
          {level === 0 &&
            about.dims.slice(0, about.inRows).map(({ name, label }) => (
              <th key={name} scope="col" rowSpan={levels}>
                <T of={label} />
              </th>
            ))}
          {spansAt(columns, level).map(({ head, key, width }) => (
            <th
              key={key}
              colSpan={width}
              scope={level + 1 < levels ? 'colgroup' : 'col'}
              className={level + 1 < levels ? undefined : 'g-number'}
            >
              <T of={head.label} />
            </th>
          ))}
          {level === 0 && (
            <th scope="col" rowSpan={levels} className="g-number">
              <T of={texts.total} />
            </th>
          )}
        </tr>
      ))}
    </thead>
  )
}

function RowHeads({ row, about, address }: { row: TableRow; about: About; address: Address }) {
  if (row.heads.length === 0)
    return (
      <th scope="row" colSpan={about.inRows}>
        <strong>
          <T of={texts.total} />
        </strong>
      </th>
    )
  return row.heads.map((head, d) => (
    <th key={about.dims[d]?.name} scope="row">
      {head.unitId === null ? (
        <T of={head.label} />
      ) : (
        <To to={addressAt(address, head.unitId)}>
          <T of={head.label} />
        </To>
      )}
    </th>
  ))
}

export interface CrossAnswer {
  about: About
  columns: readonly (readonly Head[])[]
  rows: readonly TableRow[]
  total: number
}

/** The cross table: figures in line, a unit leads to the same table of its parts. */
export function Cross({
  of: { about, columns, rows, total },
  address,
  size,
  onPage,
}: {
  of: CrossAnswer
  address: Address
  size: number
  onPage(page: number): void
}) {
  const toSay = useSay()
  const caption = say(`${about.unitName}职工队伍统计表`, `Workforce of ${about.unitName}`)
  return (
    <>
      <Scroll label={caption}>
        <table className="g-table wf-table">
          <caption className="g-unseen">{toSay(caption)}</caption>
          <Heading about={about} columns={columns} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.heads.map(({ key }) => key).join('|')}>
                <RowHeads row={row} about={about} address={address} />
                {row.cells.map((value, c) => (
                  <td key={columns[c]?.map(({ key }) => key).join('|')} className="g-number">
                    <Cell value={value} about={about} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {total > size && (
        <nav className="g-pager" aria-label={toSay(say('分页', 'Pages'))}>
          <span>{toSay(say(`共 ${total} 行`, `${total} rows`))}</span>
          <Pagination
            size="small"
            current={Number(address.page ?? 1)}
            pageSize={size}
            total={total}
            showSizeChanger={false}
            onChange={onPage}
          />
        </nav>
      )}
    </>
  )
}
