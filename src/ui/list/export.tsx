import { App, Button } from 'antd'
import { type RefObject, useState } from 'react'
import { ExportTable, exportMost } from '#kernel/export'
import type { Endpoint } from '#platform/endpoint'
import { type Say, say } from '#platform/say'
import type { AnyArgs, ArgsOf } from '../ask/call.ts'
import { download } from '../ask/download.ts'
import { problemOf } from '../ask/problem.ts'
import { DownloadOutlined } from '../show/icons.tsx'
import { words } from '../words/common.ts'
import { T, useSay } from '../words/language.tsx'

/** What is said once the file is there; a list that was cut says so. */
function saidOf(total: number | undefined): Say {
  if (total === undefined) return say('已导出，请在浏览器下载中查看。', 'Exported; see the downloads of your browser.')
  if (total > exportMost)
    return say(
      `共 ${total} 条，本次只导出前 ${exportMost} 条；请缩小筛选范围，分次导出。`,
      `Of ${total} rows the first ${exportMost} were exported; narrow the filters and export the rest.`,
    )
  return say(`已导出 ${total} 条，请在浏览器下载中查看。`, `${total} rows exported; see the downloads of your browser.`)
}

function useSave(): [busy: boolean, save: (contract: Endpoint, args: AnyArgs, total?: number) => void] {
  const toSay = useSay()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async (contract: Endpoint, args: AnyArgs, total?: number) => {
    setBusy(true)
    await download(contract, args as ArgsOf<Endpoint>).then(
      () => void message[total !== undefined && total > exportMost ? 'warning' : 'success'](toSay(saidOf(total))),
      (thrown) => void message.error(toSay(problemOf(thrown).text)),
    )
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
  /** How many rows fit, so that a cut is told. */
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
