import { Button } from 'antd'
import { useState } from 'react'
import { say } from '#platform/say'
import { Asked, type Column, FormDialog, may, Page, PlusOutlined, T, TableFor, To, useAsk, useDo, useGo } from '#ui'
import { CreatePoints, ListPoints, PointsForm, type PointsRow } from '../model/index.ts'
import { noPoints, titles } from './words.ts'

const states = { draft: say('编制中', 'Drafting'), issued: say('已下达', 'Issued') }

const columns: readonly Column<PointsRow>[] = [
  { key: 'title', label: say('工作要点', 'Work points'), width: 260 },
  { key: 'year', label: say('年度', 'Year') },
  { key: 'state', label: say('状态', 'State'), kind: 'state', value: (row) => states[row.state] },
  { key: 'unitName', label: say('下达单位', 'Issued by'), wideOnly: true },
  { key: 'items', label: say('任务', 'Tasks'), kind: 'number', measure: say('项', 'items') },
  { key: 'drafts', label: say('待下达', 'To issue'), render: (row) => <ToIssue of={row} /> },
  { key: 'running', label: say('推进中', 'Under way'), kind: 'number', measure: say('项', 'items') },
  { key: 'done', label: say('已办结', 'Done'), kind: 'number', measure: say('项', 'items') },
  { key: 'faulty', label: say('有问题', 'Faulty'), render: (row) => <Faulty of={row} /> },
  { key: 'differences', label: say('修订待确认', 'Changes waiting'), render: (row) => <Waiting of={row} /> },
]

/** What is still to be issued is the clerk's next step. */
function ToIssue({ of }: { of: PointsRow }) {
  if (of.drafts === 0) return <T of={say('无', 'None')} />
  return (
    <To to={`/ledger/items?pointsId=${of.id}&state=draft`}>
      <T of={say(`${of.drafts} 项`, `${of.drafts} items`)} />
    </To>
  )
}

function Faulty({ of }: { of: PointsRow }) {
  if (of.faulty === 0) return <T of={say('无', 'None')} />
  const text = say(`${of.faulty} 项不能下达`, `${of.faulty} cannot be issued`)
  return (
    <To to={`/ledger/items?pointsId=${of.id}&fault=any`} className="g-overdue">
      <T of={text} />
    </To>
  )
}

function Waiting({ of }: { of: PointsRow }) {
  if (of.differences === 0) return <T of={say('无', 'None')} />
  const text = <T of={say(`${of.differences} 处`, String(of.differences))} />
  return may('ledger.issue') ? <To to={`/ledger/differences/${of.id}`}>{text}</To> : text
}

/** Work points year by year, with what is wrong in each. */
export function Years() {
  const asked = useAsk(ListPoints, { query: {} })
  return (
    <Page title={titles.years} actions={may('ledger.issue') && <NewYear last={asked.data?.[0]} />}>
      <Asked of={asked}>
        {(rows) => (
          <TableFor
            caption={titles.years}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            link={(row) => `/ledger/items?pointsId=${row.id}`}
            rowActions={(row) => (
              <To to={`/ledger/matrix?points=${row.id}`}>
                <T of={titles.matrix} />
              </To>
            )}
            empty={<T of={noPoints()} />}
          />
        )}
      </Asked>
    </Page>
  )
}

function NewYear({ last }: { last: PointsRow | undefined }) {
  const [open, setOpen] = useState(false)
  const create = useDo(CreatePoints)
  const go = useGo()
  const year = (last?.year ?? new Date().getFullYear() - 1) + 1
  const start = {
    unitId: last?.unitId,
    year,
    title: `${year}年产业工人队伍建设改革工作要点`,
    copyOpen: last !== undefined,
  }
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={say('新建年度要点', 'New year')} />
      </Button>
      {open && (
        <FormDialog
          title={say('新建年度工作要点', 'New work points')}
          form={PointsForm}
          start={start}
          onSubmit={async (body) => {
            const made = await create.run({ body })
            go(`/ledger/items?pointsId=${made.id}`)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
