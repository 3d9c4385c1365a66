import { Checkbox, Pagination } from 'antd'
import { type ReactNode, useRef } from 'react'
import { say } from '#platform/say'
import { Loading } from '../show/asked.tsx'
import { Scroll } from '../show/scroll.tsx'
import { useWide } from '../show/wide.ts'
import { T, useSay } from '../words/language.tsx'
import { Cards } from './cards.tsx'
import { Cell } from './cell.tsx'
import { type Column, columnsWorth, headingOf, isNumeric } from './column.ts'
import { ExportShown } from './export.tsx'
import { Lead, Pick, type TableProps } from './row.tsx'

const allWord = say('全选本页', 'Select all on this page')
const deeds = say('操作', 'Actions')

function Head<Row>({ of }: { of: TableProps<Row> }) {
  const toSay = useSay()
  const { selection, rows = [] } = of
  const ids = rows.map(of.rowKey)
  const all = ids.length > 0 && ids.every((id) => selection?.keys.includes(id))
  return (
    <thead>
      <tr>
        {selection && (
          <td className="g-pick">
            <Checkbox aria-label={toSay(allWord)} checked={all} onChange={() => selection.onChange(all ? [] : ids)} />
          </td>
        )}
        {of.columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={isNumeric(column) ? 'g-number' : undefined}
            style={column.width ? { minWidth: column.width } : undefined}
          >
            <T of={headingOf(column)} />
          </th>
        ))}
        {of.rowActions && (
          <th scope="col" className="g-row-actions-head">
            <T of={deeds} />
          </th>
        )}
      </tr>
    </thead>
  )
}

/** Figures, dates and states are not broken over lines. */
const classOf = <Row,>(column: Column<Row>) =>
  isNumeric(column) ? 'g-number' : ['date', 'due', 'state'].includes(column.kind ?? '') ? 'g-whole' : undefined

function Rows<Row>({ of }: { of: TableProps<Row> }) {
  return (
    <tbody>
      {of.rows?.map((row) => (
        <tr key={of.rowKey(row)}>
          {of.selection && (
            <td className="g-pick">
              <Pick selection={of.selection} id={of.rowKey(row)} />
            </td>
          )}
          {of.columns.map((column, i) => (
            <td key={column.key} className={classOf(column)}>
              {i === 0 ? <Lead of={of} row={row} column={column} /> : <Cell column={column} row={row} />}
            </td>
          ))}
          {of.rowActions && <td className="g-row-actions">{of.rowActions(row)}</td>}
        </tr>
      ))}
    </tbody>
  )
}

/** Rows as a dense table, or as cards on a phone, page by page. */
export function TableFor<Row>(given: TableProps<Row>) {
  const props = { ...given, columns: columnsWorth(given.columns, given.rows ?? []) }
  const toSay = useSay()
  const wide = useWide()
  const table = useRef<HTMLTableElement>(null)
  if (!props.rows) return <Loading />
  if (props.rows.length === 0 && (props.paging?.page ?? 1) === 1) return <Empty>{props.empty}</Empty>
  return (
    <>
      {wide ? (
        <Scroll label={props.caption}>
          <table ref={table} className="g-table">
            <caption className="g-unseen">{toSay(props.caption)}</caption>
            <Head of={props} />
            <Rows of={props} />
          </table>
        </Scroll>
      ) : (
        <Cards of={props} />
      )}
      <Pager of={props} />
      {wide && !props.exported && <ExportShown title={props.caption} table={table} />}
    </>
  )
}

function Empty({ children }: { children: ReactNode }) {
  return (
    <div className="g-empty" role="status">
      {children ?? <T of={say('没有符合条件的记录。', 'Nothing matches.')} />}
    </div>
  )
}

function Pager<Row>({ of }: { of: TableProps<Row> }) {
  const toSay = useSay()
  const wide = useWide()
  if (!of.paging) return null
  const { page, size, total, more, onPage } = of.paging
  const count = more ? say(`共 ${total} 条以上`, `more than ${total}`) : say(`共 ${total} 条`, `${total} in all`)
  if (total <= size && page === 1) return <div className="g-pager">{toSay(count)}</div>
  return (
    <nav className="g-pager" aria-label={toSay(say('分页', 'Pages'))}>
      <span>{toSay(count)}</span>
      <Pagination
        size="small"
        current={page}
        pageSize={size}
        total={total}
        simple={!wide}
        showSizeChanger={wide}
        pageSizeOptions={[20, 50, 100]}
        onChange={onPage}
      />
    </nav>
  )
}
