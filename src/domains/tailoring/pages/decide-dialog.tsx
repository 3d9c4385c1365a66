import { choice, defineForm, longText, optional } from '#kernel/form'
import { say } from '#platform/say'
import { FormDialog, T } from '#ui'
import type { Decision, Measure } from '../model/index.ts'
import { ownFields, ownFrom, startOf } from './measure-form.ts'
import { plain } from './use-adoption.ts'
import { labels } from './words.ts'

/** What is being decided: a measure above, the choice, and what is known of it already. */
export interface Deciding {
  measure: Measure
  choice: Exclude<Decision['choice'], 'keep'>
  start: Decision | null
}

interface Props extends Deciding {
  hosts: readonly Measure[]
  onDecide(decision: Decision): Promise<unknown>
  onClose(): void
}

const needed = say('不列须说明理由，上级可见', 'Dropping needs a reason, which the unit above reads')
const normally = say('低于上级下限或晚于上级时限时必须填写', 'Needed below a minimum or later than above')

function Change({ measure, start, onDecide, onClose }: Props) {
  const form = defineForm({ ...ownFields, reason: optional(longText(labels.reason, { max: 1000, hint: normally })) })
  return (
    <FormDialog
      title={say('细化', 'Make our own')}
      form={form}
      start={startOf({ ...measure, ...start?.own, reason: start?.reason ?? null })}
      onSubmit={({ reason, ...own }) =>
        onDecide({ ...plain(measure.key, 'change', reason ?? null), own: ownFrom(own) })
      }
      onClose={onClose}
    >
      <p className="g-source">
        <T of={say(`上级：${measure.title}。${measure.words}`, `Above: ${measure.title}. ${measure.words}`)} />
      </p>
    </FormDialog>
  )
}

function Merge({ measure, hosts, start, onDecide, onClose }: Props) {
  const into = hosts.map(({ key, title }) => ({ value: key, label: say(`${key} ${title}`, `${key} ${title}`) }))
  const form = defineForm({
    into: choice(labels.into, into, {
      hint: say('并入的举措须照列或细化', 'The measure it goes into must itself be kept or changed'),
    }),
    reason: optional(longText(labels.reason, { max: 1000 })),
  })
  return (
    <FormDialog
      title={say('并入', 'Merge')}
      form={form}
      start={{ into: start?.into ?? null, reason: start?.reason ?? null }}
      onSubmit={({ into: host, reason }) => onDecide({ ...plain(measure.key, 'merge', reason ?? null), into: host })}
      onClose={onClose}
    />
  )
}

function Drop({ measure, start, onDecide, onClose }: Props) {
  return (
    <FormDialog
      title={say('不列', 'Drop')}
      form={defineForm({ reason: longText(labels.reason, { max: 1000, hint: needed }) })}
      start={{ reason: start?.reason ?? null }}
      danger
      onSubmit={({ reason }) => onDecide(plain(measure.key, 'drop', reason))}
      onClose={onClose}
    />
  )
}

/** Asks what a choice needs: own words, a host, a reason. */
export function DecideDialog(props: Props) {
  if (props.choice === 'change') return <Change {...props} />
  return props.choice === 'merge' ? <Merge {...props} /> : <Drop {...props} />
}
