import type { AnyProcess } from '#kernel/process'
import { say } from '#platform/say'
import { type Column, ListPage, type RowOf, StartCase, T, To, useSay } from '#ui'
import { ListCoverage, validities } from '../model/index.ts'
import { reviewProcess } from '../process.ts'
import { labelIn, texts } from './words.ts'

type Row = RowOf<typeof ListCoverage>

function Documents({ of }: { of: Row }) {
  const toSay = useSay()
  if (of.documents.length === 0) return <T of={say('—', '—')} />
  return (
    <ul className="l-documents">
      {of.documents.map(({ regionId, id, title, validity }) => (
        <li key={id}>
          <To to={`/library/documents/${regionId}/${id}`}>{title}</To>{' '}
          <small>{toSay(labelIn(validities, validity))}</small>
        </li>
      ))}
    </ul>
  )
}

const columns: readonly Column<Row>[] = [
  { key: 'label', label: say('举措', 'Measure'), kind: 'say', width: 240 },
  { key: 'documents', label: say('配套文件', 'Documents'), width: 340, render: (row) => <Documents of={row} /> },
  { key: 'tasks', label: say('任务', 'Tasks'), kind: 'number' },
  { key: 'tasksOpen', label: say('在办任务', 'Open'), kind: 'number' },
  { key: 'files', label: say('佐证文件', 'Files'), kind: 'number' },
  {
    key: 'gaps',
    label: say('缺口', 'Gaps'),
    kind: 'state',
    value: (row) =>
      row.gaps.length === 0
        ? null
        : say(row.gaps.map(({ label }) => label.zh).join('、'), row.gaps.map(({ label }) => label.en).join(', ')),
  },
]

/** The 27 measures of the central Opinion, with the documents, tasks and files that serve each, and what is missing. */
export function CoveragePage() {
  return (
    <ListPage
      title={texts.coverage}
      breadcrumbs={[{ label: texts.library, to: '/library' }]}
      subtitle={
        <T
          of={say(
            '中央《意见》27 项举措 × 配套文件 × 任务 × 佐证。任务按其出处条款或所出文件归入举措；佐证含文件本身和任务、报送所附材料。',
            'The 27 measures × documents × tasks × files. Tasks count by the clause or document they come from; files are the documents’ own and those of tasks and reports.',
          )}
        />
      }
      list={ListCoverage}
      columns={columns}
      rowKey={(row) => String(row.no)}
      search={null}
      filters={[
        {
          name: 'gaps',
          kind: 'choice',
          label: say('范围', 'Show'),
          choices: [{ value: 'yes', label: say('只看有缺口的', 'With gaps only') }],
        },
      ]}
      rowActions={(row) =>
        row.gaps.some(({ gap }) => gap === 'document') && (
          <StartCase
            process={reviewProcess as unknown as AnyProcess}
            start={{ subject: row.label.zh, measure: String(row.no) }}
            title={({ subject }) => `补缺：${String(subject)}`}
            deed={say('补缺', 'Fill')}
          />
        )
      }
    />
  )
}
