import { App, Button } from 'antd'
import { useRef } from 'react'
import { say } from '#platform/say'
import { download, FaultList, problemOf, T, UploadOutlined, useDo, useSay } from '#ui'
import { ImportItems, ItemTemplate } from '../model/index.ts'

/** Imports items from a workbook: tried first, every faulty row named; written only when all rows are good. */
export function ImportItemsButton({ pointsId }: { pointsId: string }) {
  const picker = useRef<HTMLInputElement>(null)
  const load = useDo(ImportItems)
  const { modal, message } = App.useApp()
  const toSay = useSay()
  const no = (thrown: unknown) => {
    const problem = problemOf(thrown)
    modal.error({ title: toSay(problem.text), content: <FaultList faults={problem.faults} /> })
  }
  const send = async (file: File) => {
    const params = { id: pointsId }
    const tried = await load.run({ params, query: { dryRun: 'yes' }, file })
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
    const { added } = await load.run({ params, query: { dryRun: 'no' }, file })
    void message.success(toSay(say(`已导入 ${added} 项`, `${added} imported`)))
  }
  const choose = async (file: File | undefined) => {
    if (picker.current) picker.current.value = ''
    if (file) await send(file).catch(no)
  }
  return (
    <>
      <Button type="link" onClick={() => void download(ItemTemplate, {}).catch(no)}>
        <T of={say('导入模板', 'Template')} />
      </Button>
      <Button icon={<UploadOutlined />} loading={load.busy} onClick={() => picker.current?.click()}>
        <T of={say('导入', 'Import')} />
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={toSay(say('选择任务表', 'Choose a workbook'))}
        onChange={(event) => void choose(event.target.files?.[0])}
      />
    </>
  )
}
