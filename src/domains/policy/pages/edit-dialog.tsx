import { Modal } from 'antd'
import { useState } from 'react'
import { choice, date, defineForm, longText, optional, targets, text, units } from '#kernel/form'
import { workAreas } from '#kernel/process'
import { join, say } from '#platform/say'
import { FormFor, ProblemBox, T, UnitInput, useDo, useForm, useSay, words } from '#ui'
import { EditProposal, type PolicyAddress, type ProposalRow } from '../contracts/index.ts'
import { deeds, texts } from './words.ts'

const Body = defineForm({
  title: text(say('任务名称', 'Title')),
  area: optional(choice(texts.area, workAreas)),
  leads: optional(units(say('牵头单位', 'Lead'))),
  joints: optional(units(say('配合单位', 'Joint units'))),
  dueOn: optional(date(say('完成时限', 'Due date'))),
  targets: optional(targets(say('量化目标', 'Targets'))),
  reason: optional(longText(texts.reason, { max: 500 })),
})

type Names = ProposalRow['unmatched']

/** Names that no unit here bears, each with a picker for the unit meant. */
function Unknown({ names, onSettle }: { names: Names; onSettle(name: Names[number], unitId: number): void }) {
  if (names.length === 0) return null
  return (
    <div className="p-settle">
      {names.map((one) => (
        <label key={one.name} htmlFor={`settle-${one.name}`}>
          <span className="p-fault">
            <T
              of={join(
                one.part === 'lead' ? texts.lead : texts.joint,
                say(`单位“${one.name}”未识别，请指定：`, ` unit "${one.name}" was not recognised; choose it:`),
              )}
            />
          </span>
          <UnitInput
            id={`settle-${one.name}`}
            value={null}
            onChange={(id) => {
              if (id !== null) onSettle(one, id)
            }}
          />
        </label>
      ))}
    </div>
  )
}

/** Changes what a line says, with its clause in view; saving confirms it as changed. */
export function EditDialog({ at, of, onClose }: { at: PolicyAddress; of: ProposalRow; onClose(): void }) {
  const toSay = useSay()
  const edit = useDo(EditProposal)
  const [unmatched, setUnmatched] = useState(of.unmatched)
  const { title, area, dueOn } = of
  const start = {
    ...{ title, area, dueOn, targets: of.targets, reason: null },
    leads: of.leads.map((unit) => unit.id),
    joints: of.joints.map((unit) => unit.id),
  }
  const form = useForm(Body, { start })
  const settle = (name: Names[number], unitId: number) => {
    const field = name.part === 'lead' ? 'leads' : 'joints'
    const now = (form.value[field] as number[] | null) ?? []
    form.props.onChange({ ...form.value, [field]: [...new Set([...now, unitId])] })
    setUnmatched(unmatched.filter((one) => one !== name))
  }
  const save = async () => {
    const done = await form.submit((answers) =>
      edit.run({
        params: { ...at, lineId: of.id },
        body: {
          ...answers,
          area: answers.area ?? null,
          leads: answers.leads ?? [],
          joints: answers.joints ?? [],
          dueOn: answers.dueOn ?? null,
          targets: answers.targets ?? [],
          reason: answers.reason || null,
          unmatched: unmatched.map((one) => one.name),
          rev: of.rev,
        },
      }),
    )
    if (done) onClose()
  }
  return (
    <Modal
      open
      width={860}
      title={toSay(join(deeds.edit, `：${of.number}`))}
      okText={toSay(say('保存并确认', 'Save and confirm'))}
      cancelText={toSay(words.cancel)}
      confirmLoading={form.busy}
      mask={{ closable: false }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <blockquote className="g-text p-quote">{of.words}</blockquote>
      <Unknown names={unmatched} onSettle={settle} />
      <ProblemBox problem={form.problem && form.problem.status !== 422 ? form.problem : null} />
      <FormFor {...form.props} autoFocus />
    </Modal>
  )
}
