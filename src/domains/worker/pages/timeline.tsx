import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { defineForm, Reason } from '#kernel/form'
import { type Say, say } from '#platform/say'
import { Asked, EvidenceLinks, FormDialog, Section, StateTag, T, useAsk, useDo, useSay } from '#ui'
import {
  ConfirmEntry,
  type EntryKindName,
  type EntryRow,
  entryForm,
  entryKinds,
  entryStates,
  GetTimeline,
  SayEntry,
  WithdrawEntry,
  type WorkerAnswer,
} from '../model/index.ts'
import { factsOfLine, labelIn, texts } from './words.ts'

const between = (one: EntryRow): string => (one.toOn ? `${one.fromOn} ~ ${one.toOn}` : one.fromOn)
const said = (one: EntryRow): Say => {
  const who = one.byWorker
    ? say('本人', 'the worker')
    : say(`${one.reporterUnitName ?? ''} ${one.reporterName}`, `${one.reporterUnitName ?? ''} ${one.reporterName}`)
  return say(
    `${who.zh} 于 ${one.saidOn} 登记；来源：${one.source}`,
    `By ${who.en} on ${one.saidOn}; source: ${one.source}`,
  )
}

/** One line: what, when, who says so, and how it stands. */
export function Line({ one, children }: { one: EntryRow; children?: ReactNode }) {
  return (
    <li className="w-line">
      <div className="w-line-head">
        <strong>
          <T of={entryKinds[one.kind].label} />
        </strong>{' '}
        <span>{between(one)}</span>{' '}
        <StateTag closed={one.state === 'withdrawn'}>
          <T of={labelIn(entryStates, one.state)} />
        </StateTag>
      </div>
      <div>
        {factsOfLine(one).map(({ label, value }) => (
          <span key={label.en} className="w-fact">
            <T of={label} />
            <T of={say('：', ': ')} />
            <T of={value} />
          </span>
        ))}
      </div>
      <small className="g-hint">
        <T of={said(one)} />
      </small>
      {one.evidence.length > 0 && <EvidenceLinks ids={one.evidence} />}
      {children && <div className="w-line-deeds">{children}</div>}
    </li>
  )
}

/** Which kind of line, before its form is shown. */
export function KindDialog({ onChoose, onClose }: { onChoose(kind: EntryKindName): void; onClose(): void }) {
  const toSay = useSay()
  return (
    <Modal open title={toSay(say('登记哪一类履历', 'Which kind of line'))} footer={null} onCancel={onClose}>
      <div className="w-kinds">
        {(Object.keys(entryKinds) as EntryKindName[]).map((kind) => (
          <Button key={kind} onClick={() => onChoose(kind)}>
            <T of={entryKinds[kind].label} />
          </Button>
        ))}
      </div>
    </Modal>
  )
}

function Deeds({ of, one }: { of: WorkerAnswer; one: EntryRow }) {
  const [asking, setAsking] = useState(false)
  const confirm = useDo(ConfirmEntry)
  const withdraw = useDo(WithdrawEntry)
  const params = { regionId: of.regionId, id: of.id, entryId: one.id }
  if (!of.mayManage || of.held) return null
  return (
    <>
      {one.byWorker && one.state === 'claimed' && (
        <Button
          size="small"
          type="primary"
          loading={confirm.busy}
          onClick={() => void confirm.run({ params }).catch(() => null)}
        >
          <T of={say('确认', 'Confirm')} />
        </Button>
      )}
      {(one.state === 'claimed' || one.state === 'confirmed') && (
        <Button size="small" onClick={() => setAsking(true)}>
          <T of={say('撤销', 'Take back')} />
        </Button>
      )}
      {asking && (
        <FormDialog
          title={say('撤销这条履历', 'Take this line back')}
          form={Reason}
          onSubmit={({ reason }) => withdraw.run({ params, body: { reason } })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** The timeline of a file, as staff see it. */
export function Timeline({ of }: { of: WorkerAnswer }) {
  const params = { regionId: of.regionId, id: of.id }
  const asked = useAsk(GetTimeline, { params })
  const [kind, setKind] = useState<EntryKindName | 'which' | null>(null)
  const write = useDo(SayEntry)
  return (
    <Section
      title={texts.timeline}
      actions={
        of.mayManage &&
        !of.held && (
          <Button onClick={() => setKind('which')}>
            <T of={say('登记履历', 'Write a line')} />
          </Button>
        )
      }
    >
      <Asked of={asked}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p className="g-empty">
              <T of={say('还没有履历。点“登记履历”开始。', 'Nothing yet. Press “Write a line”.')} />
            </p>
          ) : (
            <ol className="w-lines">
              {entries.map((one) => (
                <Line key={one.id} one={one}>
                  <Deeds of={of} one={one} />
                </Line>
              ))}
            </ol>
          )
        }
      </Asked>
      {kind === 'which' && <KindDialog onChoose={setKind} onClose={() => setKind(null)} />}
      {kind !== null && kind !== 'which' && (
        <FormDialog
          title={entryKinds[kind].label}
          form={defineForm(entryForm(kind))}
          unitId={of.unitId}
          done={say('已登记，待职工本人确认。', 'Written; the worker confirms it.')}
          onSubmit={(answers) => write.run({ params, body: { kind, answers } })}
          onClose={() => setKind(null)}
        />
      )}
    </Section>
  )
}
