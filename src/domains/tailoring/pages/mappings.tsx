import { Button } from 'antd'
import { useState } from 'react'
import { exportOf } from '#kernel/export'
import { choice, defineForm } from '#kernel/form'
import { say } from '#platform/say'
import { Asked, ExportButton, FormDialog, Page, PlusOutlined, T, TableFor, useAsk, useDo, useGo } from '#ui'
import { AddMapping, ListFrameworks, ListMappings } from '../model/index.ts'
import { titles } from './words.ts'

const texts = {
  add: say('新建对照', 'Begin a mapping'),
  from: say('旧框架', 'Old framework'),
  to: say('新框架', 'New framework'),
  empty: say('还没有对照。新建后逐条确认，缺口自动列出。', 'No mapping yet. Begin one; its gaps are then listed.'),
}

function Begin() {
  const [open, setOpen] = useState(false)
  const { data: rows = [] } = useAsk(ListFrameworks, {})
  const adding = useDo(AddMapping)
  const go = useGo()
  const options = rows.map(({ id, name, version }) => ({
    value: id,
    label: say(`${name}（第${version}版）`, `${name}, version ${version}`),
  }))
  const placeholder = [{ value: 'none', label: say('没有框架', 'No framework') }]
  const from = options.length > 0 ? options : placeholder
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={texts.add} />
      </Button>
      {open && (
        <FormDialog
          title={texts.add}
          form={defineForm({ fromId: choice(texts.from, from), toId: choice(texts.to, from) })}
          onSubmit={async (body) => go(`/tailoring/mappings/${(await adding.run({ body })).id}`)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Mappings between frameworks. */
export function Mappings() {
  const asked = useAsk(ListMappings, {})
  return (
    <Asked of={asked}>
      {(rows) => (
        <Page
          title={titles.mappings}
          actions={
            <>
              <ExportButton of={exportOf(ListMappings)} />
              <Begin />
            </>
          }
        >
          <TableFor
            caption={titles.mappings}
            rows={rows}
            rowKey={(row) => row.id}
            link={(row) => `/tailoring/mappings/${row.id}`}
            exported
            empty={<T of={texts.empty} />}
            columns={[
              { key: 'fromName', label: texts.from, width: 260 },
              { key: 'toName', label: texts.to, width: 260 },
              {
                key: 'state',
                label: say('状态', 'State'),
                kind: 'state',
                value: (row) => (row.state === 'open' ? say('对照中', 'Open') : say('已定稿', 'Confirmed')),
              },
              { key: 'measures', label: say('旧任务', 'Old measures'), kind: 'number' },
              { key: 'decided', label: say('已确认', 'Confirmed'), kind: 'number' },
              { key: 'confirmedOn', label: say('定稿日期', 'Confirmed on'), kind: 'date' },
            ]}
          />
        </Page>
      )}
    </Asked>
  )
}
