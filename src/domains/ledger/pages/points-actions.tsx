import { App, Button } from 'antd'
import { useState } from 'react'
import { say } from '#platform/say'
import { FormDialog, ImportButton, PlusOutlined, problemOf, RefusalList, T, useDo, useSay } from '#ui'
import { ImportItems, IssueAll, ItemForm, ItemTemplate, WriteItem } from '../model/index.ts'
import { bodyOf } from './item-draft.ts'

const add = say('增加任务', 'Add a task')

/** Adds, imports and issues the items of one year's work points. */
export function PointsActions({ pointsId }: { pointsId: string }) {
  const [open, setOpen] = useState(false)
  const write = useDo(WriteItem)
  return (
    <>
      <ImportButton template={ItemTemplate} into={ImportItems} params={{ id: pointsId }} />
      <Button icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={add} />
      </Button>
      <IssueAllButton pointsId={pointsId} />
      {open && (
        <FormDialog
          title={add}
          form={ItemForm}
          keep={`ledger-item-${pointsId}`}
          onSubmit={(answers) => write.run({ params: { id: pointsId }, body: bodyOf(answers) })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Issues every sound item and says which ones stay and why. */
function IssueAllButton({ pointsId }: { pointsId: string }) {
  const issue = useDo(IssueAll)
  const { modal, message } = App.useApp()
  const toSay = useSay()
  const run = async () => {
    const sure = await modal.confirm({
      title: toSay(say('下达全部无问题的任务？', 'Issue every task without a fault?')),
      content: toSay(say('下达后牵头单位即收到待办。', 'The lead units are told at once.')),
    })
    if (!sure) return
    const { issued, blocked } = await issue.run({ params: { id: pointsId } })
    const title = toSay(say(`已下达 ${issued} 项`, `${issued} issued`))
    if (blocked.length === 0) void message.success(title)
    else modal.warning({ title, width: 640, content: <RefusalList refusals={blocked} /> })
  }
  return (
    <Button
      type="primary"
      loading={issue.busy}
      onClick={() => void run().catch((thrown) => message.error(toSay(problemOf(thrown).text)))}
    >
      <T of={say('全部下达', 'Issue all')} />
    </Button>
  )
}
