import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import type { Endpoint } from '#platform/endpoint'
import { say } from '#platform/say'
import {
  Asked,
  download,
  ExportButton,
  Fact,
  Facts,
  FileWordOutlined,
  may,
  Page,
  problemOf,
  T,
  To,
  useAsk,
  useDo,
  useFilters,
  useSay,
} from '#ui'
import { type About, charts, GetTable, MakeSnapshot, TableDocx, TableXlsx } from '../model/index.ts'
import { Drawing } from './chart.tsx'
import { Controls } from './controls.tsx'
import { Cross } from './table.tsx'
import { type Address, addressAt, queryOf } from './view.ts'
import { KeepButton, Views } from './views.tsx'
import { texts } from './words.ts'

const size = 100

function WordButton({ query }: { query: Record<string, string> }) {
  const toSay = useSay()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await download(TableDocx as unknown as Endpoint, { query } as never).catch(
      (thrown) => void message.error(toSay(problemOf(thrown).text)),
    )
    setBusy(false)
  }
  return (
    <Button icon={<FileWordOutlined />} loading={busy} onClick={() => void save()}>
      Word
    </Button>
  )
}

function MakeButton() {
  const toSay = useSay()
  const { message } = App.useApp()
  const make = useDo(MakeSnapshot)
  if (!may('workforce.manage')) return null
  const run = () =>
    make.run({} as never).then(
      () => void message.success(toSay(say('已开始生成，一分钟后刷新本页。', 'Being made; look again in a minute.'))),
      (thrown) => void message.error(toSay(problemOf(thrown).text)),
    )
  return (
    <Button loading={make.busy} onClick={() => void run()}>
      <T of={texts.make} />
    </Button>
  )
}

/** Of whom, as of when, and what is kept back. */
function Said({ about, address }: { about: About; address: Address }) {
  const lag = about.lag === 0 ? say('（今日）', ' (today)') : say(`（${about.lag} 天前）`, ` (${about.lag} days ago)`)
  return (
    <Facts>
      <Fact label={texts.unit}>
        {about.above.map(({ unitId, name }) => (
          <span key={unitId} className="wf-above">
            <To to={addressAt(address, unitId)}>{name}</To>
            {' › '}
          </span>
        ))}
        {about.unitName}
      </Fact>
      <Fact label={texts.asOf}>
        {about.asOf}
        <T of={lag} />
      </Fact>
      <Fact label={say('小数保护', 'Protection')}>
        {about.use === 'internal' ? (
          <Tag color="red">
            <T of={say('内部使用，不得公布', 'Internal, not for publication')} />
          </Tag>
        ) : (
          <T
            of={say(
              `少于 ${about.least} 人及可据以推算的 ${about.hidden} 个单元格以 * 表示`,
              `${about.hidden} cells of fewer than ${about.least}, or that would give such away, show *`,
            )}
          />
        )}
      </Fact>
    </Facts>
  )
}

const noSnapshot = say(
  '还没有统计快照。系统每日自动生成一次；有权限的人员可以立即生成。',
  'There is no snapshot yet. One is made every day; whoever may can make one now.',
)
const nobody = say(
  '没有符合条件的在职职工。机关部门没有职工档案，请选择工会组织或去掉筛选；新单位的职工在“职工档案”中建立或导入后，次日计入统计。',
  'Nobody fits. Departments keep no workers’ files: choose a union, or fewer filters; workers entered today are counted from tomorrow.',
)

/** Statistics of the workforce: a cross table, its drawing, and the views that were kept. */
export function WorkforcePage() {
  const [filters, setFilters] = useFilters()
  const address = filters as Address
  const query = queryOf(address)
  const asked = useAsk(GetTable, { query: { ...query, size } } as never, { keepPrevious: true })
  const change = (given: Record<string, string | null>) =>
    setFilters(
      Object.fromEntries(
        Object.entries({ ...address, ...given }).filter((one): one is [string, string] => Boolean(one[1])),
      ),
    )
  const about = asked.error ? null : (asked.data?.about ?? null)
  const chart = charts.find(({ value }) => value === address.chart)?.value ?? 'bar'
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <MakeButton />
          <KeepButton address={address} />
          <ExportButton of={TableXlsx as unknown as Endpoint} query={query} />
          <WordButton query={query} />
        </>
      }
    >
      <Controls address={address} about={about} onChange={change} />
      <Asked of={asked.error ? ({ ...asked, data: undefined } as typeof asked) : asked}>
        {({ about: said, rows, columns, total }) =>
          said === null || rows.length < 2 ? (
            <div className="g-empty" role="status">
              <T of={said === null ? noSnapshot : nobody} />
            </div>
          ) : (
            <>
              <Said about={said} address={address} />
              {chart !== 'none' && (
                <Drawing of={{ about: said, rows, columns, total }} address={address} chart={chart} />
              )}
              <Cross
                of={{ about: said, rows, columns, total }}
                address={address}
                size={size}
                onPage={(page) => change({ page: page === 1 ? null : String(page) })}
              />
            </>
          )
        }
      </Asked>
      <Views />
    </Page>
  )
}
