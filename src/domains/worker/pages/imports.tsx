import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { defineForm, longText, text, unit } from '#kernel/form'
import { say } from '#platform/say'
import {
  type Column,
  download,
  FormDialog,
  keptAnswers,
  ListPage,
  problemOf,
  type RowOf,
  T,
  UploadOutlined,
  useDo,
  useMe,
  useSay,
} from '#ui'
import {
  ImportFaults,
  ImportTemplate,
  importStates,
  ListImports,
  ListTwins,
  MergeWorkers,
  StartImport,
} from '../model/index.ts'
import { labelIn, texts } from './words.ts'

type Row = RowOf<typeof ListImports>

const columns: readonly Column<Row>[] = [
  { key: 'file', label: say('文件', 'File'), width: 200 },
  { key: 'unitName', label: say('单位', 'Unit'), width: 200 },
  { key: 'state', label: say('状态', 'State'), kind: 'state', value: (row) => labelIn(importStates, row.state) },
  { key: 'done', label: say('进度', 'Done'), value: (row) => `${row.done} / ${row.total}` },
  { key: 'added', label: say('已新建', 'Added'), kind: 'number' },
  { key: 'same', label: say('号码已有', 'Known'), kind: 'number' },
  { key: 'twins', label: say('疑似同一人', 'Twins'), kind: 'number' },
  { key: 'faulty', label: say('有误', 'Faulty'), kind: 'number' },
  { key: 'startedAt', label: say('开始', 'Begun'), kind: 'date', wideOnly: true },
]

const About = defineForm({
  unitId: unit(say('导入到单位', 'Into which unit')),
  source: text(say('信息来源', 'Source'), { max: 200 }),
})

function Start() {
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const start = useDo(StartImport)
  const toSay = useSay()
  const home = useMe().appointments[0]?.unitId
  return (
    <>
      <Button type="link" onClick={() => void download(ImportTemplate, {})}>
        <T of={say('导入模板', 'Template')} />
      </Button>
      <Button type="primary" icon={<UploadOutlined aria-hidden />} onClick={() => picker.current?.click()}>
        <T of={say('上传名册', 'Upload a list')} />
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".csv,.xlsx"
        hidden
        aria-label={toSay(say('选择名册文件', 'Choose the list'))}
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      {file && (
        <FormDialog
          title={say(`导入“${file.name}”`, `Import "${file.name}"`)}
          form={About}
          start={{ unitId: home }}
          unitId={home}
          done={say('已开始导入，可离开本页。', 'The import has begun; you may leave this page.')}
          onSubmit={(body) => start.run({ body, file })}
          onClose={() => {
            setFile(null)
            if (picker.current) picker.current.value = ''
          }}
        />
      )}
    </>
  )
}

function Faults({ row }: { row: Row }) {
  const toSay = useSay()
  const { message } = App.useApp()
  if (row.faulty + row.same + row.twins === 0) return null
  const take = () =>
    download(ImportFaults, { params: { regionId: row.regionId, id: row.id } }).catch(
      (thrown) => void message.error(toSay(problemOf(thrown).text)),
    )
  return (
    <Button size="small" onClick={() => void take()}>
      <T of={say('问题清单', 'What was wrong')} />
    </Button>
  )
}

const againMs = 2000

/** Imports and how far they are; asked again while the page is open. */
export function ImportsPage() {
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void keptAnswers.invalidateQueries()
    }, againMs)
    return () => clearInterval(timer)
  }, [])
  return (
    <ListPage
      title={texts.imports}
      breadcrumbs={[{ label: texts.workers, to: '/workers' }]}
      list={ListImports}
      columns={columns}
      rowKey={(row) => row.id}
      search={null}
      rowActions={(row) => <Faults row={row} />}
      actions={<Start />}
      empty={
        <T
          of={say(
            '还没有导入。先下载模板，按栏填写后“上传名册”；有误的行会逐行列出原因。',
            'No import yet. Take the template, fill it in, and upload it; faulty rows are listed with their reasons.',
          )}
        />
      }
    />
  )
}

const Why = defineForm({ reason: longText(say('并档理由', 'Reason'), { max: 300 }) })

type Pair = RowOf<typeof ListTwins>

function Merge({ row }: { row: Pair }) {
  const [asking, setAsking] = useState(false)
  const merge = useDo(MergeWorkers)
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        <T of={say('并档', 'Merge')} />
      </Button>
      {asking && (
        <FormDialog
          title={say('把另一份并入这一份（可撤销）', 'Merge the other into this one (can be undone)')}
          form={Why}
          onSubmit={({ reason }) =>
            merge.run({ params: { regionId: row.regionId, id: row.twinId }, body: { goneId: row.workerId, reason } })
          }
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** Files that look like one person. */
export function TwinsPage() {
  return (
    <ListPage
      title={texts.twins}
      breadcrumbs={[{ label: texts.workers, to: '/workers' }]}
      list={ListTwins}
      columns={[
        { key: 'name', label: say('姓名', 'Name') },
        { key: 'twinIdentity', label: say('已有档案（脱敏）', 'The file there was'), width: 180 },
        { key: 'identity', label: say('导入的档案（脱敏）', 'The imported one'), width: 180 },
        { key: 'unitName', label: say('单位', 'Unit'), width: 220 },
      ]}
      rowKey={(row) => `${row.importId}${row.rowNo}`}
      link={(row) => `/workers/${row.regionId}/${row.twinId}`}
      search={null}
      rowActions={(row) => <Merge row={row} />}
      empty={<T of={say('没有疑似同一人的档案。', 'No two files look like one person.')} />}
    />
  )
}
