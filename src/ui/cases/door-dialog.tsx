import { Alert } from 'antd'
import { useState } from 'react'
import { defineForm, type Form, longText, optional } from '#kernel/form'
import { ActOnCase, type AnyProcess, type CaseAnswer, type Door } from '#kernel/process'
import type { Refusal } from '#platform/errors'
import { say } from '#platform/say'
import { problemOf } from '../ask/problem.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import type { FormSurroundings } from '../form/input-props.ts'
import type { Entry } from '../outbox/entry.ts'
import { dropEntry } from '../outbox/kept.ts'
import { keepDeed, useDeed } from '../outbox/use-deed.ts'
import { RefusalList } from '../show/problem.tsx'
import { T } from '../words/language.tsx'
import { tellDone } from './just-done.ts'

/** The field that takes the written reason; no form of a process may use its name. */
const reasonField = '$override'

const reason = longText(say('仍要办理的书面理由', 'Written reason to go on all the same'), {
  max: 1000,
  hint: say('理由记入经过，可供查询。', 'The reason stays in the history for everybody who may read it.'),
})

const texts = {
  normally: say('按规定一般不应办理', 'Normally this is not done'),
  reason: say(
    '请改正所填内容；确需如此办理的，在表单末尾写明理由。',
    'Correct what was written; or, where it must be so, give a written reason at the end of the form.',
  ),
  plain: say('确认办理？办理后记入经过。', 'Go ahead? It will be written into the history.'),
}

/**
 * What an action asks: its own form, and a written reason where a rule says *normally*. Where the rule objects only to
 * what was written, correcting that is the other way out, so the reason may stay empty.
 */
function asked(own: Form | undefined, standing: readonly Refusal[], met: readonly Refusal[]): Form {
  if (standing.length > 0) return { ...own, ...defineForm({ [reasonField]: reason }) }
  if (met.length > 0) return { ...own, ...defineForm({ [reasonField]: optional(reason) }) }
  return { ...own }
}

/** Answers to start from: what the case has already, else what its facts offer under `known`. */
function startOf(own: Form | undefined, { answers, facts }: CaseAnswer): Record<string, unknown> {
  const offered = (facts.known ?? {}) as Record<string, unknown>
  return Object.fromEntries(Object.keys(own ?? {}).map((name) => [name, answers[name] ?? offered[name]]))
}

interface Props extends FormSurroundings {
  of: CaseAnswer
  door: Door
  process: AnyProcess
  /** A deed from the outbox that is corrected here and then sent anew. */
  before?: Entry
  onClose(): void
  /** Where the case's page, which says what was done, is not the page shown. */
  onDone?: () => void
}

type Written = Record<string, unknown>

/** What a door sends: the case as it was seen, the answers, the reason. */
function deedOf({ of, door }: Props, { [reasonField]: override, ...input }: Written) {
  const params = { regionId: of.regionId, id: of.id, action: door.action }
  const body = { rev: of.rev, input, ...(typeof override === 'string' ? { override } : {}) }
  return { kind: 'act' as const, params, body }
}

const startAgain = (before: Entry | undefined): Written =>
  before?.deed.kind === 'act' ? { ...before.deed.body.input, [reasonField]: before.deed.body.override } : {}

/** The dialog of one door: form, warnings, written reason. */
export function DoorDialog(props: Props) {
  const { of, door, process, before, onClose, onDone, ...around } = props
  const act = useDeed(ActOnCase)
  const [met, meet] = useState<readonly Refusal[]>([])
  const { form: own, unlessReasoned = [] } = process.actions[door.action] ?? {}
  const form = asked(own, door.warnings, met)
  const known = startOf(own, of)
  const submit = async (written: Written) => {
    const { params, body } = deedOf(props, written)
    await act.run({ params, body }).catch((thrown: unknown) => {
      // Some rules object only to what was written; then the reason is asked for now.
      const { refusals } = problemOf(thrown)
      if (refusals.length > 0 && refusals.every(({ rule }) => unlessReasoned.some(({ name }) => name === rule)))
        meet(refusals)
      throw thrown
    })
    if (before) await dropEntry(before)
    tellDone(of.id, door.label)
    onDone?.()
  }
  const keepForLater = (written: Written) => {
    const { title, page, unitId, version } = of
    const about = { process: process.name, version, title, label: door.label, page, unitId }
    const deed = deedOf(props, written)
    return keepDeed(deed, about, { unsureKey: act.unsureKey(deed.body), before })
  }
  return (
    <FormDialog
      title={door.label}
      form={form}
      start={{ ...known, ...startAgain(before) }}
      known={known}
      keep={own && !before ? `case-${of.id}-${door.action}` : undefined}
      keepForLater={keepForLater}
      submitWord={door.label}
      done={null}
      danger={door.danger}
      unitId={of.unitId}
      onSubmit={submit}
      onClose={onClose}
      {...around}
    >
      {door.warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={<T of={texts.normally} />}
          description={<RefusalList refusals={door.warnings} />}
        />
      )}
      {met.length > 0 && <Alert type="info" showIcon title={<T of={texts.reason} />} />}
      {Object.keys(form).length === 0 && <T of={texts.plain} />}
    </FormDialog>
  )
}
