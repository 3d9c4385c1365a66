import { Button } from 'antd'
import { useState } from 'react'
import { editionStates } from '#kernel/edition'
import { exportOf } from '#kernel/export'
import { choice, defineForm, number, text } from '#kernel/form'
import { say } from '#platform/say'
import { Asked, ExportButton, FormDialog, may, Page, PlusOutlined, T, TableFor, useAsk, useDo, useGo } from '#ui'
import { AddFramework, type FrameworkRow, ListFrameworks } from '../model/index.ts'
import { labels, titles } from './words.ts'

const texts = {
  draft: say('起草任务框架', 'Draft a framework'),
  same: say('与已有框架同名，则为其新版', 'The name of another makes it the next version of that'),
  empty: say(
    '还没有任务框架。办公室可从中央《意见》27条起草，或在政策文件中逐条确认后自动生成。',
    'No framework yet. The office may draft one from the 27 measures of the Opinion, or adopt a policy document.',
  ),
}

const starts = [
  { value: 'opinion', label: say('中央《意见》27条举措（2024-10-12）', 'The 27 measures of the Opinion (2024-10-12)') },
  { value: 'conference', label: say('联席会议部署任务（2024-10-09）', 'Tasks of the conference (2024-10-09)') },
  { value: 'blank', label: say('空白（自行填写或导入）', 'Nothing: to be written or imported') },
]

function Draft({ rows }: { rows: readonly FrameworkRow[] }) {
  const [open, setOpen] = useState(false)
  const adding = useDo(AddFramework)
  const go = useGo()
  const year = new Date().getFullYear()
  const editions = rows
    .filter(({ state }) => state !== 'draft')
    .map((row) => ({
      value: row.id,
      label: say(`${row.name}（第${row.version}版）`, `${row.name}, version ${row.version}`),
    }))
  const form = defineForm({
    name: text(labels.name, { max: 100, hint: texts.same }),
    year: number(labels.year, { measure: say('年', ''), min: 2000, max: 2100 }),
    from: choice(say('起草依据', 'Drafted from'), [...starts, ...editions]),
  })
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={texts.draft} />
      </Button>
      {open && (
        <FormDialog
          title={texts.draft}
          form={form}
          start={{ year, from: 'opinion' }}
          onSubmit={async (body) => go(`/tailoring/frameworks/${(await adding.run({ body })).id}`)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Frameworks and the lists made from them, by edition. */
export function Frameworks() {
  const asked = useAsk(ListFrameworks, {})
  return (
    <Asked of={asked}>
      {(rows) => (
        <Page
          title={titles.frameworks}
          actions={
            <>
              <ExportButton of={exportOf(ListFrameworks)} />
              {may('tailoring.frame') && <Draft rows={rows} />}
            </>
          }
        >
          <TableFor
            caption={titles.frameworks}
            rows={rows}
            rowKey={(row) => row.id}
            link={(row) => `/tailoring/frameworks/${row.id}`}
            exported
            empty={<T of={texts.empty} />}
            columns={[
              { key: 'name', label: labels.name, width: 280 },
              { key: 'unitName', label: labels.unit, width: 160 },
              { key: 'version', label: labels.version, kind: 'number' },
              { key: 'state', label: labels.state, kind: 'state', value: (row) => editionStates[row.state] },
              { key: 'measures', label: labels.title, kind: 'number' },
              { key: 'dropped', label: say('未列', 'Dropped'), kind: 'number' },
              { key: 'inForceOn', label: say('施行日期', 'In force from'), kind: 'date' },
            ]}
          />
        </Page>
      )}
    </Asked>
  )
}
