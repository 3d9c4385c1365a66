import { Button, Progress } from 'antd'
import { useEffect } from 'react'
import { DropExport, FetchExport, ListExports } from '#kernel/bulk'
import { say } from '#platform/say'
import { type Column, type ListOf, ListPage, type RowOf, SaveButton, T, useDo, useSay } from '#ui'

type Order = RowOf<typeof ListExports>

export const title = say('我的导出', 'My exports')

/** How often the list is asked again while something is being made. */
const pollMs = 2000

const states = {
  making: say('正在生成', 'Being made'),
  ready: say('可下载', 'Ready'),
  failed: say('未能完成', 'Failed'),
  deleted: say('已删除', 'Deleted'),
}

function Standing({ of }: { of: Order }) {
  const toSay = useSay()
  if (of.problem) return <T of={of.problem} />
  if (of.state !== 'making') return <T of={states[of.state]} />
  const told = say(
    of.total === null ? `已生成 ${of.done} 条` : `已生成 ${of.done} / ${of.total} 条`,
    of.total === null ? `${of.done} rows so far` : `${of.done} of ${of.total} rows`,
  )
  const percent = of.total ? Math.round((100 * of.done) / of.total) : 0
  return (
    <>
      <T of={told} />
      <Progress percent={percent} size="small" status="active" aria-label={toSay(told)} />
    </>
  )
}

const columns: readonly Column<Order>[] = [
  { key: 'name', label: say('内容', 'What'), kind: 'say', width: 260 },
  { key: 'state', label: say('状态', 'State'), width: 240, render: (row) => <Standing of={row} /> },
  { key: 'done', label: say('条数', 'Rows'), kind: 'number' },
  { key: 'askedAt', label: say('申请时间', 'Ordered'), kind: 'date' },
  { key: 'expiresOn', label: say('保留至', 'Kept until'), kind: 'date' },
]

function Doors({ of }: { of: Order }) {
  const dropping = useDo(DropExport)
  const toSay = useSay()
  const label = say('删除', 'Delete')
  return (
    <>
      {of.state === 'ready' && <SaveButton of={FetchExport} label={say('下载', 'Download')} params={{ id: of.id }} />}
      <Button
        size="small"
        type="link"
        danger
        loading={dropping.busy}
        aria-label={`${toSay(label)} ${toSay(of.name)}`}
        onClick={() => void dropping.run({ params: { id: of.id } }).catch(() => undefined)}
      >
        <T of={label} />
      </Button>
    </>
  )
}

/** Asks again while something is being made. */
function Waiting({ list }: { list: ListOf<Order> }) {
  const waits = list.rows?.some(({ state }) => state === 'making') ?? false
  const { retry } = list
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(retry, pollMs)
    return () => clearInterval(timer)
  }, [waits, retry])
  return null
}

/** Exports that were too long to be waited for: how far each is, and the file once it is there. */
export function ExportsPage() {
  return (
    <ListPage
      title={title}
      list={ListExports}
      columns={columns}
      rowKey={(row) => row.id}
      search={null}
      above={(list) => <Waiting list={list} />}
      rowActions={(row) => <Doors of={row} />}
      empty={
        <T
          of={say(
            '没有后台导出。在任何列表点“导出 Excel”，条数多的会转到后台生成，完成后在这里下载。',
            'None. Export any list: a long one is made in the background and waits here for you.',
          )}
        />
      }
    />
  )
}
