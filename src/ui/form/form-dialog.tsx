import { App, Modal } from 'antd'
import type { ReactNode } from 'react'
import type { Answers, Form } from '#kernel/form'
import { type Say, say } from '#platform/say'
import { isLostConnection } from '../outbox/entry.ts'
import { KeepOffer } from '../outbox/keep-offer.tsx'
import { ProblemBox } from '../show/problem.tsx'
import { words } from '../words/common.ts'
import { useSay } from '../words/language.tsx'
import { FormFor, type FormForProps } from './form-for.tsx'
import { type Draft, useForm } from './use-form.ts'

export interface FormDialogProps<F extends Form> extends Pick<FormForProps, 'unitId' | 'indicators' | 'known'> {
  title: Say
  form: F
  start?: Draft
  /** Where unsaved answers are kept in this tab. */
  keep?: string
  submitWord?: Say
  /** What is said when it is done; null where the page says it itself. */
  done?: Say | null
  danger?: boolean
  /** Does the deed; what it throws is shown beside the fields. */
  onSubmit(answers: Answers<F>): Promise<unknown>
  /** Keeps the answers on this device when they could not be sent for want of a connection. */
  keepForLater?(answers: Answers<F>): Promise<void>
  onClose(): void
  /** Above the fields. */
  children?: ReactNode
}

const sayDoneBy = (title: Say): Say => say(`“${title.zh}”已办理。`, `Done: ${title.en}.`)

const sayKept = say('已存入待发送，连接恢复后自动发送。', 'Kept in the outbox; it goes out once there is a connection.')

/** A form in a dialog. Mount it to open it; `onClose` follows after success and after cancelling. */
export function FormDialog<F extends Form>(props: FormDialogProps<F>) {
  const toSay = useSay()
  const { modal, message } = App.useApp()
  const f = useForm<F>(props.form, { start: props.start, keep: props.keep })
  const send = async () => {
    if (!(await f.submit(props.onSubmit))) return
    const { done = sayDoneBy(props.title) } = props
    if (done) void message.success(toSay(done))
    props.onClose()
  }
  const keep = async () => {
    const { keepForLater } = props
    if (!keepForLater || !(await f.submit(keepForLater))) return
    void message.success(toSay(sayKept))
    props.onClose()
  }
  const close = async () => {
    if (
      f.dirty &&
      !(await modal.confirm({
        title: toSay(words.unsaved),
        okText: toSay(words.confirm),
        cancelText: toSay(words.cancel),
      }))
    )
      return
    if (f.dirty) f.reset()
    props.onClose()
  }
  return (
    <Modal
      open
      title={toSay(props.title)}
      width={720}
      okText={toSay(props.submitWord ?? words.submit)}
      okButtonProps={{ danger: props.danger ?? false, autoFocus: Object.keys(props.form).length === 0 }}
      cancelText={toSay(words.cancel)}
      confirmLoading={f.busy}
      mask={{ closable: false }}
      onOk={() => void send()}
      onCancel={() => void close()}
    >
      <div className="g-dialog">
        {props.children}
        <ProblemBox problem={f.problem && f.problem.status !== 422 ? f.problem : null} />
        {props.keepForLater && f.problem && isLostConnection(f.problem.status) && (
          <KeepOffer busy={f.busy} onKeep={() => void keep()} />
        )}
        <FormFor {...f.props} unitId={props.unitId} indicators={props.indicators} known={props.known} autoFocus />
      </div>
    </Modal>
  )
}
