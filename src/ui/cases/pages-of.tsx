import type { ReactNode } from 'react'
import { type AnyProcess, type CaseAnswer, type CaseRow, CaseTemplate, ImportCases, ListCases } from '#kernel/process'
import { join, type Say, say } from '#platform/say'
import { may } from '../ask/me.ts'
import type { Column } from '../list/column.ts'
import { ImportButton } from '../list/import-button.tsx'
import { ListPage } from '../list/list-page.tsx'
import type { PageOf, Pages } from '../pages/define.ts'
import { T } from '../words/language.tsx'
import { AnswerTo } from './answers-for.tsx'
import { CasePage } from './case-page.tsx'
import { caseColumns, openUnlessState, pageOfCase } from './case-table.tsx'
import { StartCase } from './start-case.tsx'

/** What a process says of its pages that its definition does not. */
export interface ProcessPages {
  /** Address of the list; a case's page is below it, as the definition's own `page` says. */
  path: string
  title: Say
  menu?: PageOf<string>['menu']
  /** What the list is for and what to do when it is empty. */
  empty: Say
  /** Title of a new case, made from its answers; left out, the person writes one. */
  heading?: (answers: Record<string, unknown>) => string
  /** The button that begins a case, where “发起 …” is not how the trade says it. */
  beginLabel?: Say
  /** A new case is for a period. */
  asksPeriod?: boolean
  /** Many cases may be begun by workbook. */
  imports?: true
  /** Beside the list's title: links, sums. */
  subtitle?: ReactNode
  /** Buttons beside the one that begins a case. */
  actions?: ReactNode
  /** In place of the button that begins a case, where the domain knows choices that the definition does not; null where nobody begins one by hand. */
  begin?: ReactNode
  /** What must be read first on a case's page, before what can be done. */
  above?: (of: CaseAnswer) => ReactNode
  /** Sections of a case's page, between answers and history. */
  sections?: (of: CaseAnswer) => ReactNode
  /** Buttons of a case's page. */
  caseActions?: (of: CaseAnswer) => ReactNode
}

const which = [
  { value: 'open', label: say('办理中', 'Open') },
  { value: 'closed', label: say('已办结', 'Closed') },
  { value: 'all', label: say('全部', 'All') },
]

const closedElsewhere = say('已办结的，在“范围”中选“已办结”查看。', ' For what is closed, choose Closed under Show.')

/** Columns of a process's list: what every case has, with the answers that the definition wants shown. */
export function columnsFor(process: AnyProcess): Column<CaseRow>[] {
  const shown = (process.lists ?? []).flatMap((name): Column<CaseRow>[] => {
    const field = process.form[name]
    if (!field) return []
    const value = (row: CaseRow) => row.shown[name]
    // A short choice, two or four words, is not broken over lines.
    return [
      {
        key: name,
        label: field.label,
        ...(field.kind === 'choice' && { width: 96 }),
        value,
        render: (row) => <AnswerTo field={field} value={value(row)} />,
      },
    ]
  })
  const [title, unit, state, ...rest] = caseColumns
  return [title, unit, ...shown, state, ...rest].filter((column) => column !== undefined)
}

/** List and page of a process, drawn from its definition alone. A domain adds what only it knows. */
export function pagesOf(definition: unknown, pages: ProcessPages): Pages {
  const process = definition as AnyProcess
  const { path, title, heading } = pages
  const states = Object.entries(process.states).map(([value, { label }]) => ({ value, label }))
  const columns = columnsFor(process)
  const List = () => (
    <ListPage
      title={title}
      subtitle={pages.subtitle}
      list={ListCases}
      fixed={{ query: { process: process.name } }}
      columns={columns}
      rowKey={(row) => row.id}
      link={pageOfCase}
      filters={[
        { name: 'state', kind: 'choice', label: say('状态', 'State'), choices: states },
        { name: 'unitId', kind: 'unit', label: say('单位', 'Unit') },
        { name: 'open', kind: 'choice', label: say('范围', 'Show'), choices: which, unset: openUnlessState },
      ]}
      empty={<T of={join(pages.empty, closedElsewhere)} />}
      actions={
        <>
          {pages.actions}
          {pages.imports && may(process.startBy) && (
            <ImportButton template={CaseTemplate} into={ImportCases} query={{ process: process.name }} />
          )}
          {pages.begin === undefined ? (
            <StartCase
              process={process}
              title={heading}
              asksPeriod={pages.asksPeriod ?? false}
              {...(pages.beginLabel && { deed: pages.beginLabel })}
            />
          ) : (
            pages.begin
          )}
        </>
      }
    />
  )
  const One = ({ regionId = '', id = '' }: Record<string, string>) => (
    <CasePage
      regionId={regionId}
      id={id}
      process={process}
      breadcrumbs={[{ label: title, to: path }]}
      {...(pages.caseActions && { actions: pages.caseActions })}
      {...(pages.above && { above: pages.above })}
    >
      {(of) => pages.sections?.(of)}
    </CasePage>
  )
  return {
    [path]: {
      title,
      needs: process.readBy,
      ...(pages.menu && { menu: { holds: [process.name], ...pages.menu } }),
      page: List,
    },
    [`${path}/:regionId/:id`]: { title, needs: process.readBy, page: One as PageOf<string>['page'] },
  }
}
