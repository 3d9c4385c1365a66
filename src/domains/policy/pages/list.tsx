import { join, type Say, say } from '#platform/say'
import {
  type Column,
  FilterBar,
  formatDate,
  may,
  Page,
  ProblemBox,
  Section,
  StateTag,
  T,
  TableFor,
  To,
  useAsk,
  useList,
} from '#ui'
import { type DocumentRow, ListDocuments, ListPolicyFiles, origins } from '../contracts/index.ts'
import { policyProcess } from '../process.ts'
import { UploadPanel } from './upload.tsx'
import { titles } from './words.ts'

const originOf = (row: DocumentRow) => origins.find((one) => one.value === row.origin)?.label

/** How far the lines of a document are, in a few words. */
function sayProgress({ counts, state }: DocumentRow): Say {
  if (state === 'comparing') return say(`${counts.pending} 处差异待核对`, `${counts.pending} differences wait`)
  const done = counts.lines - counts.open
  return counts.lines === 0 ? say('—', '—') : say(`${done} / ${counts.lines} 条`, `${done} of ${counts.lines}`)
}

const columns: Column<DocumentRow>[] = [
  { key: 'title', label: say('文件', 'Document') },
  { key: 'origin', label: say('来源级别', 'Level'), kind: 'say', value: originOf },
  { key: 'number', label: say('发文字号', 'Number') },
  { key: 'issuedOn', label: say('成文日期', 'Date'), kind: 'date' },
  { key: 'unitName', label: say('接收单位', 'Received by') },
  { key: 'progress', label: say('已处理', 'Dealt with'), kind: 'say', value: sayProgress },
  {
    key: 'state',
    label: say('状态', 'State'),
    render: (row) => (
      <StateTag closed={row.closed}>
        <T of={row.stateLabel} />
      </StateTag>
    ),
  },
]

/** Files that were uploaded and wait for somebody to say which document is meant. */
function Waiting() {
  const { data: files = [] } = useAsk(ListPolicyFiles, {})
  if (files.length === 0) return null
  return (
    <Section title={say('待选定的上传文件', 'Uploaded files that wait for a choice')}>
      <ul className="p-list">
        {files.map((file) => (
          <li key={file.id}>
            <To to={`/policy/files/${file.regionId}/${file.id}`}>{file.name}</To>{' '}
            <small className="p-small">
              <T
                of={join(
                  say(`识别到 ${file.documents} 份公文，`, `${file.documents} documents found, `),
                  `${file.uploadedName} ${formatDate(file.uploadedAt)}`,
                )}
              />
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const states = Object.entries(policyProcess.states).map(([value, { label }]) => ({ value, label }))

/** Policy documents: upload, what waits, and all that were taken. */
export function DocumentList() {
  const list = useList(ListDocuments)
  return (
    <Page title={titles.list}>
      {may('policy.upload') && (
        <>
          <UploadPanel />
          <Waiting />
        </>
      )}
      <FilterBar
        fields={[
          { name: 'state', kind: 'choice', label: say('状态', 'State'), choices: states },
          { name: 'origin', kind: 'choice', label: say('来源级别', 'Level'), choices: [...origins] },
        ]}
        value={list.filter}
        onChange={list.setFilter}
      />
      <ProblemBox problem={list.problem} onRetry={list.retry} />
      <TableFor
        caption={titles.list}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        link={(row) => `/policy/${row.regionId}/${row.id}`}
        paging={list.paging}
        empty={
          <T
            of={say(
              '还没有政策文件。上传后，条款在这里逐条分解为任务。',
              'No documents yet. Uploaded, their clauses are broken down into tasks here.',
            )}
          />
        }
      />
    </Page>
  )
}
