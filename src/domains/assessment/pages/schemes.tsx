import { Button } from 'antd'
import { useState } from 'react'
import { type EditionRow, editionStates } from '#kernel/edition'
import { exportOf } from '#kernel/export'
import { choice, defineForm, number, text } from '#kernel/form'
import { say } from '#platform/say'
import { Asked, ExportButton, FormDialog, may, Page, PlusOutlined, T, TableFor, useAsk, useDo, useGo } from '#ui'
import { AddScheme, ListSchemes } from '../model/index.ts'
import { labels, titles } from './words.ts'

const texts = {
  draft: say('起草考核框架', 'Draft a scheme'),
  standard: say('默认框架（10 个方面 20 项，产品拟定）', 'Default: 10 aspects, 20 items, our own'),
  name: say('与已有框架同名，则为其新版本', 'The name of another makes it the next version of that'),
  trace: say('条目保留与来源框架的对应关系', 'Items keep the trace to those they come from'),
}
const blank = 'standard'

function Draft({ rows }: { rows: readonly EditionRow[] }) {
  const [open, setOpen] = useState(false)
  const adding = useDo(AddScheme)
  const go = useGo()
  const [latest] = rows
  const year = (latest?.year ?? new Date().getFullYear() - 1) + 1
  const form = defineForm({
    name: text(labels.name, { max: 100, hint: texts.name }),
    year: number(labels.year, { measure: say('年', ''), min: 2000, max: 2100 }),
    from: choice(
      say('复制自', 'Copied from'),
      [
        ...rows.map((row) => ({
          value: row.id,
          label: say(
            `${row.name}（${row.year}年，第${row.version}版）`,
            `${row.name}, ${row.year}, version ${row.version}`,
          ),
        })),
        { value: blank, label: texts.standard },
      ],
      { hint: texts.trace },
    ),
  })
  const submit = async ({ from, ...named }: { name: string; year: number; from: string }) =>
    go(`/assessment/schemes/${(await adding.run({ body: { ...named, from: from === blank ? null : from } })).id}`)
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={texts.draft} />
      </Button>
      {open && (
        <FormDialog
          title={texts.draft}
          form={form}
          start={{ name: `${year}年全国产改评价考核框架`, year, from: latest?.id ?? blank }}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Schemes, year by year. */
export function Schemes() {
  const schemes = useAsk(ListSchemes, {})
  return (
    <Asked of={schemes}>
      {(rows) => (
        <Page
          title={titles.schemes}
          breadcrumbs={[{ label: titles.list, to: '/assessment' }]}
          actions={
            <>
              <ExportButton of={exportOf(ListSchemes)} />
              {may('assessment.manage') && <Draft rows={rows} />}
            </>
          }
        >
          <TableFor
            caption={titles.schemes}
            rows={rows}
            rowKey={(row) => row.id}
            link={(row) => `/assessment/schemes/${row.id}`}
            exported
            empty={<T of={say('还没有考核框架。', 'No scheme yet.')} />}
            columns={[
              { key: 'name', label: labels.name, width: 260 },
              { key: 'year', label: labels.year },
              { key: 'version', label: labels.version },
              { key: 'state', label: labels.state, kind: 'state', value: (row) => editionStates[row.state] },
              { key: 'inForceOn', label: say('施行日期', 'In force from'), kind: 'date' },
            ]}
          />
        </Page>
      )}
    </Asked>
  )
}
