import { App, Button } from 'antd'
import { type RefObject, useState } from 'react'
import { OrderExport } from '#kernel/bulk'
import { ExportTable, tooLong } from '#kernel/export'
import type { Endpoint } from '#platform/endpoint'
import { type Say, say } from '#platform/say'
import { type AnyArgs, type ArgsOf, call } from '../ask/call.ts'
import { download } from '../ask/download.ts'
import { problemOf } from '../ask/problem.ts'
import { useGo } from '../pages/go.tsx'
import { DownloadOutlined } from '../show/icons.tsx'
import { words } from '../words/common.ts'
import { T, useSay } from '../words/language.tsx'

/** What is said once the file is there. */
const saidOf = (total: number | undefined): Say =>
  total === undefined
    ? say('已导出，请在浏览器下载中查看。', 'Exported; see the downloads of your browser.')
    : say(`已导出 ${total} 条，请在浏览器下载中查看。`, `${total} rows exported; see the downloads of your browser.`)

const ordered = say(
  '条数较多，已转入后台生成；完成后通知您，在“我的导出”下载。',
  'It is long and is made in the background; you are told when it waits under "My exports".',
)

/** What was asked, as words: an order keeps them until it is made. */
const asWords = (given: Readonly<Record<string, unknown>> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
    ),
  )

/** Saves a file; what is too long to be waited for is ordered instead, without another press. */
function useSave(): [busy: boolean, save: (contract: Endpoint, args: AnyArgs, total?: number) => void] {
  const toSay = useSay()
  const go = useGo()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const order = async (contract: Endpoint, { params, query }: AnyArgs) => {
    await call(OrderExport, { body: { path: contract.path, params: asWords(params), query: asWords(query) } })
    void message.info(
      <span>
        {toSay(ordered)}
        {/* Messages hang outside the router: a link would find none there. */}
        <Button type="link" size="small" onClick={() => go('/exports')}>
          {toSay(say('我的导出', 'My exports'))}
        </Button>
      </span>,
      8,
    )
  }
  const save = async (contract: Endpoint, args: AnyArgs, total?: number) => {
    setBusy(true)
    try {
      await download(contract, args as ArgsOf<Endpoint>)
      void message.success(toSay(saidOf(total)))
    } catch (thrown) {
      const problem = problemOf(thrown)
      const isLong = problem.refusals.some(({ rule }) => rule === tooLong)
      await (isLong ? order(contract, args) : Promise.reject(problem)).catch(
        (no) => void message.error(toSay(problemOf(no).text)),
      )
    }
    setBusy(false)
  }
  return [busy, (...given) => void save(...given)]
}

/** Saves a list's rows, by the export contract, with the filters now set. */
export function ExportButton({
  of,
  query,
  params,
  total,
}: {
  of: Endpoint
  query?: Record<string, unknown>
  params?: Record<string, unknown>
  /** How many rows fit. */
  total?: number
}) {
  const [busy, save] = useSave()
  return (
    <Button icon={<DownloadOutlined />} loading={busy} onClick={() => save(of, { query, params }, total)}>
      <T of={words.export} />
    </Button>
  )
}

/** Columns that hold no data: the picker at the start, the buttons at the end. */
const isData = (cell: Element) => !cell.matches('.g-pick, .g-row-actions, .g-row-actions-head')

const textOf = (cell: Element) => (cell as HTMLElement).innerText.trim().replace(/\s*\n\s*/g, ' ')

/** A table as it stands on the page, for `ExportTable`. */
function readTable(table: HTMLTableElement) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].filter(isData)
  return {
    columns: heads.map((head) => ({ header: textOf(head), numeric: head.classList.contains('g-number') })),
    rows: [...table.tBodies].flatMap((body) => [...body.rows].map((row) => [...row.cells].filter(isData).map(textOf))),
  }
}

/** Saves the table that stands on the page, for tables without a list of their own. */
export function ExportShown({ title, table }: { title: Say; table: RefObject<HTMLTableElement | null> }) {
  const toSay = useSay()
  const [busy, save] = useSave()
  const take = () => {
    if (!table.current) return
    const page = location.pathname
    const shown = readTable(table.current)
    save(ExportTable as unknown as Endpoint, { body: { title: toSay(title), page, ...shown } }, shown.rows.length)
  }
  return (
    <Button
      type="text"
      size="small"
      className="g-export"
      icon={<DownloadOutlined />}
      loading={busy}
      onClick={take}
      aria-label={`${toSay(words.export)}${toSay(say('：', ': '))}${toSay(title)}`}
    >
      <T of={words.export} />
    </Button>
  )
}
