import { choice, date, defineForm, longText, optional, units } from '#kernel/form'
import { workAreas } from '#kernel/process'
import { say } from '#platform/say'
import { FormDialog, T, useDo } from '#ui'
import {
  AssignProposals,
  DropProposals,
  MergeProposals,
  type PolicyAddress,
  type ProposalRow,
} from '../contracts/index.ts'
import { deeds, texts } from './words.ts'

interface Props {
  at: PolicyAddress
  lines: readonly ProposalRow[]
  onClose(): void
  onDone?(): void
}

const seen = ({ id, rev }: ProposalRow) => ({ id, rev })

const Reason = defineForm({ reason: longText(texts.reason, { max: 500 }) })

/** Leaves lines out of the ledger, with the reason. */
export function DropDialog({ at, lines, onClose, onDone }: Props) {
  const drop = useDo(DropProposals)
  return (
    <FormDialog
      title={lines.length > 1 ? say(`不列入台账（${lines.length} 条）`, `Leave out ${lines.length} lines`) : deeds.drop}
      form={Reason}
      onSubmit={async ({ reason }) => {
        await drop.run({ params: at, body: { lines: lines.map(seen), reason } })
        onDone?.()
      }}
      onClose={onClose}
    />
  )
}

const Units = defineForm({
  leads: optional(units(say('牵头单位', 'Lead'), { hint: say('一般只填一个', 'Normally just one') })),
  joints: optional(units(say('配合单位', 'Joint units'))),
  dueOn: optional(
    date(say('完成时限', 'Due date'), {
      hint: say(
        '没有时限的任务不亮灯。批量指定不改动文件已写明的时限。',
        'A task without it has no lights. Terms that the document states stay as they are when many lines are set.',
      ),
    }),
  ),
  area: optional(choice(texts.area, workAreas)),
})

/** Sets units, term and key task of several lines at once. */
export function AssignDialog({ at, lines, onClose, onDone }: Props) {
  const assign = useDo(AssignProposals)
  return (
    <FormDialog
      title={say(`指定单位和时限（${lines.length} 条）`, `Units and due date of ${lines.length} lines`)}
      form={Units}
      onSubmit={async ({ leads, joints, dueOn, area }) => {
        const body = { leads: leads ?? [], joints: joints ?? [], dueOn: dueOn ?? null, area: area ?? null }
        await assign.run({ params: at, body: { lines: lines.map(seen), ...body } })
        onDone?.()
      }}
      onClose={onClose}
    >
      <p className="g-hint">
        <T of={say('留空的一栏保持原样。', 'What is left empty stays as it is.')} />
      </p>
    </FormDialog>
  )
}

/** Merges a line into another one of the document. */
export function MergeDialog({
  at,
  of,
  others,
  onClose,
}: Omit<Props, 'lines'> & { of: ProposalRow; others: ProposalRow[] }) {
  const merge = useDo(MergeProposals)
  const choices = others.map((line) => {
    const name = `${line.number} ${line.title}`
    return { value: line.id, label: say(name, name) }
  })
  const form = defineForm({
    into: choice(say('并入哪一条', 'Into which line'), choices),
    reason: longText(texts.reason, { max: 500 }),
  })
  return (
    <FormDialog
      title={deeds.merge}
      form={form}
      start={{ reason: '内容相近，合并办理' }}
      onSubmit={async ({ into, reason }) => {
        const target = others.find((line) => line.id === into)
        if (target) await merge.run({ params: at, body: { into: seen(target), from: [seen(of)], reason } })
      }}
      onClose={onClose}
    >
      <p>
        {of.number} {of.title}
      </p>
    </FormDialog>
  )
}
