import { App, Button } from 'antd'
import { useRef } from 'react'
import type { Endpoint } from '#platform/endpoint'
import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import { useDo } from '../ask/ask.ts'
import type { ArgsOf } from '../ask/call.ts'
import { download } from '../ask/download.ts'
import { problemOf } from '../ask/problem.ts'
import { UploadOutlined } from '../show/icons.tsx'
import { FaultList } from '../show/problem.tsx'
import { T, useSay } from '../words/language.tsx'

interface Props {
  /** Gives the empty workbook. */
  template: Endpoint
  /** Takes the workbook; with `dryRun=yes` it only tries. Answers rows, added, faults. */
  into: Endpoint
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  /** Called when rows were added. */
  onDone?(): void
}

interface Imported {
  rows: number
  added: number
  faults: Fault[]
}

/** Takes rows in from a workbook: tried first, every faulty row named; written only when all rows are good. */
export function ImportButton({ template, into, params, query, onDone }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  const load = useDo(into)
  const { modal, message } = App.useApp()
  const toSay = useSay()
  const no = (thrown: unknown) => {
    const problem = problemOf(thrown)
    modal.error({ title: toSay(problem.text), content: <FaultList faults={problem.faults} /> })
  }
  const run = (file: File, dryRun: 'yes' | 'no') =>
    load.run({ params, query: { ...query, dryRun }, file } as unknown as ArgsOf<Endpoint>) as Promise<Imported>
  const send = async (file: File) => {
    const tried = await run(file, 'yes')
    if (tried.faults.length > 0) {
      const title = say(
        `${tried.rows} 行中有 ${tried.faults.length} 处问题，未写入`,
        `${tried.faults.length} faults; nothing was written`,
      )
      modal.error({ title: toSay(title), width: 640, content: <FaultList faults={tried.faults} /> })
      return
    }
    const question = say(`${tried.rows} 行无误，确认导入？`, `${tried.rows} rows are good. Import them?`)
    if (!(await modal.confirm({ title: toSay(question) }))) return
    const { added } = await run(file, 'no')
    void message.success(toSay(say(`已导入 ${added} 项`, `${added} imported`)))
    onDone?.()
  }
  const choose = async (file: File | undefined) => {
    if (picker.current) picker.current.value = ''
    if (file) await send(file).catch(no)
  }
  return (
    <>
      <Button type="link" onClick={() => void download(template, { params, query } as ArgsOf<Endpoint>).catch(no)}>
        <T of={say('导入模板', 'Template')} />
      </Button>
      <Button icon={<UploadOutlined aria-hidden />} loading={load.busy} onClick={() => picker.current?.click()}>
        <T of={say('导入', 'Import')} />
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={toSay(say('选择表格文件', 'Choose a workbook'))}
        onChange={(event) => void choose(event.target.files?.[0])}
      />
    </>
  )
}
