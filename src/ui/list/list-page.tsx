import { type ReactNode, useState } from 'react'
import { exportOf } from '#kernel/export'
import type { Endpoint } from '#platform/endpoint'
import { type Say, say } from '#platform/say'
import type { AnyArgs } from '../ask/call.ts'
import { Page } from '../show/page.tsx'
import { ProblemBox } from '../show/problem.tsx'
import { T } from '../words/language.tsx'
import type { Column } from './column.ts'
import { ExportButton } from './export.tsx'
import { FilterBar, type FilterField } from './filter-bar.tsx'
import type { Selection, TableProps } from './row.tsx'
import { TableFor } from './table.tsx'
import { type ListOf, type RowOf, useList } from './use-list.ts'

export interface ListPageProps<E extends Endpoint> {
  title: Say
  subtitle?: ReactNode
  breadcrumbs?: Parameters<typeof Page>[0]['breadcrumbs']
  /** Contract of the list: asks with page, size, words and filters; answers `pageOf(row)`. */
  list: E
  /** Parameters and filters that the page itself sets. */
  fixed?: Pick<AnyArgs, 'params' | 'query'>
  columns: readonly Column<RowOf<E>>[]
  rowKey: (row: RowOf<E>) => string
  link?: TableProps<RowOf<E>>['link']
  rowActions?: TableProps<RowOf<E>>['rowActions']
  filters?: readonly FilterField[]
  search?: Say | null
  /** What to do next when there is nothing. */
  empty?: ReactNode
  /** What is said instead under a filter, where nothing fits though there may be something. */
  nothingFits?: ReactNode
  actions?: ReactNode
  /** Contract that gives the same rows as a file, where it is not the list's own export. */
  export?: Endpoint
  /** Buttons for the rows picked; picking is offered only with it. `done` drops the pick. */
  batch?: (picked: RowOf<E>[], done: () => void) => ReactNode
  /** Shown between filters and table: totals, lights. */
  above?: (list: ListOf<RowOf<E>>) => ReactNode
}

const nothingFits = say('没有符合条件的记录，请放宽条件或点“清空”。', 'Nothing fits; widen the filters or press Clear.')

const isNarrowed = ({ page: _page, size: _size, ...filters }: Readonly<Record<string, unknown>>): boolean =>
  Object.values(filters).some(Boolean)

/** A whole page of a list: filters in the address bar, table or cards, paging, export, batch deeds. */
export function ListPage<E extends Endpoint>(props: ListPageProps<E>) {
  const list = useList(props.list, props.fixed)
  const [keys, setKeys] = useState<string[]>([])
  const selection: Selection | undefined = props.batch && { keys, onChange: setKeys }
  const picked = list.rows?.filter((row) => keys.includes(props.rowKey(row))) ?? []
  const { page: _page, size: _size, ...query } = list.query
  return (
    <Page
      title={props.title}
      subtitle={props.subtitle}
      breadcrumbs={props.breadcrumbs}
      actions={
        <>
          <ExportButton
            of={props.export ?? exportOf(props.list)}
            query={query}
            params={props.fixed?.params}
            total={list.total}
          />
          {props.actions}
        </>
      }
    >
      <FilterBar fields={props.filters} value={list.filter} onChange={list.setFilter} search={props.search} />
      {props.above?.(list)}
      <ProblemBox problem={list.problem} onRetry={list.retry} />
      {props.batch && picked.length > 0 && (
        <div className="g-batch" role="status">
          <T of={{ zh: `已选 ${picked.length} 条`, en: `${picked.length} picked` }} />
          {props.batch(picked, () => setKeys([]))}
        </div>
      )}
      {!(list.problem && !list.rows) && (
        <TableFor
          caption={props.title}
          columns={props.columns}
          rows={list.rows}
          rowKey={props.rowKey}
          link={props.link}
          rowActions={props.rowActions}
          empty={isNarrowed(list.filter) ? (props.nothingFits ?? <T of={nothingFits} />) : props.empty}
          paging={list.paging}
          exported
          selection={selection}
        />
      )}
    </Page>
  )
}
