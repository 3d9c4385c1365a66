import { Modal } from 'antd'
import { type AnyProcess, type CaseAnswer, GetCase } from '#kernel/process'
import { say } from '#platform/say'
import { useAsk } from '../ask/ask.ts'
import { DoorDialog } from '../cases/door-dialog.tsx'
import { StartDialog } from '../cases/start-case.tsx'
import { useGo } from '../pages/go.tsx'
import { Asked } from '../show/asked.tsx'
import { RefusalList } from '../show/problem.tsx'
import { words } from '../words/common.ts'
import { T, useSay } from '../words/language.tsx'
import type { Entry } from './entry.ts'

interface Props {
  entry: Entry
  process: AnyProcess
  onClose(): void
}

const texts = {
  closed: say('现在不能再这样办理', 'This can no longer be done'),
  now: say('该事项现为', 'The case now stands at'),
  kept: say(
    '所填内容仍保留在待发送，可导出或打印后另行处理。',
    'What was written stays in the outbox; export or print it and see to it otherwise.',
  ),
}

/** The case has moved on meanwhile: where it stands, why the door is closed, and that nothing is lost. */
function NoLonger({ of, entry, onClose }: { of: CaseAnswer; entry: Entry; onClose(): void }) {
  const toSay = useSay()
  const action = entry.deed.kind === 'act' ? entry.deed.params.action : ''
  const why = of.doors.find((door) => door.action === action)?.why ?? []
  return (
    <Modal
      open
      title={toSay(texts.closed)}
      footer={null}
      onCancel={onClose}
      closable={{ 'aria-label': toSay(words.close) }}
    >
      <p>
        <T of={texts.now} /> “<T of={of.stateLabel} />”
      </p>
      {why.length > 0 && <RefusalList refusals={why} />}
      <p>
        <T of={texts.kept} />
      </p>
    </Modal>
  )
}

function CorrectAct({ entry, process, onClose, id, regionId }: Props & { id: string; regionId: number }) {
  // Fresh, because the case may have moved: a correction goes out against where it stands now.
  const asked = useAsk(GetCase, { params: { regionId, id } }, { keeps: ({ doors }) => doors.some((door) => door.open) })
  const action = entry.deed.kind === 'act' ? entry.deed.params.action : ''
  return (
    <Asked of={asked}>
      {(of) => {
        const door = of.doors.find((one) => one.action === action && one.open)
        if (!door) return <NoLonger of={of} entry={entry} onClose={onClose} />
        return (
          <DoorDialog of={of} door={door} process={process} before={entry} unitId={entry.unitId} onClose={onClose} />
        )
      }}
    </Asked>
  )
}

/** A kept deed opened again in its own form; sent from there, it leaves the outbox. */
export function CorrectEntry(props: Props) {
  const { entry, process, onClose } = props
  const go = useGo()
  const { deed } = entry
  if (deed.kind === 'act') return <CorrectAct {...props} id={deed.params.id} regionId={deed.params.regionId} />
  const { unitId, title, period, answers } = deed.body
  const start = { $unit: unitId, $title: title, ...(period === null ? {} : { $period: period }), ...answers }
  return (
    <StartDialog
      process={process}
      start={start}
      asksPeriod={period !== null}
      before={entry}
      onOpened={go}
      onClose={onClose}
    />
  )
}
