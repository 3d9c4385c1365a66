import { Alert } from 'antd'
import { defineForm, type Form, longText } from '#kernel/form'
import { ActOnCase, type AnyProcess, type CaseAnswer, type Door } from '#kernel/process'
import { say } from '#platform/say'
import { useDo } from '../ask/ask.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import type { FormSurroundings } from '../form/input-props.ts'
import { RefusalList } from '../show/problem.tsx'
import { T } from '../words/language.tsx'

/** The field that takes the written reason; no form of a process may use its name. */
const reasonField = '$override'

const reasonForm = defineForm({
  [reasonField]: longText(say('仍要办理的书面理由', 'Written reason to go on all the same'), {
    max: 1000,
    hint: say('理由记入经过，可供查询。', 'The reason stays in the history for everybody who may read it.'),
  }),
})

const texts = {
  normally: say('按规定一般不应办理', 'Normally this is not done'),
  plain: say('确认办理？办理后记入经过。', 'Go ahead? It will be written into the history.'),
}

/** What an action asks: its own form, and a written reason where a rule says *normally*. */
const asked = (own: Form | undefined, door: Door): Form => ({ ...own, ...(door.warnings.length > 0 ? reasonForm : {}) })

/** The dialog of one door: form, warnings, written reason. */
export function DoorDialog({
  of,
  door,
  process,
  onClose,
  ...around
}: { of: CaseAnswer; door: Door; process: AnyProcess; onClose(): void } & FormSurroundings) {
  const act = useDo(ActOnCase)
  const own = process.actions[door.action]?.form
  const form = asked(own, door)
  const known = Object.fromEntries(Object.keys(own ?? {}).map((name) => [name, of.answers[name]]))
  const submit = ({ [reasonField]: override, ...input }: Record<string, unknown>) =>
    act.run({
      params: { regionId: of.regionId, id: of.id, action: door.action },
      body: { rev: of.rev, input, ...(typeof override === 'string' ? { override } : {}) },
    })
  return (
    <FormDialog
      title={door.label}
      form={form}
      start={known}
      known={known}
      keep={own ? `case-${of.id}-${door.action}` : undefined}
      submitWord={door.label}
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
      {Object.keys(form).length === 0 && <T of={texts.plain} />}
    </FormDialog>
  )
}
