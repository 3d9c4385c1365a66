import { Button } from 'antd'
import { useState } from 'react'
import { defineForm, longText } from '#kernel/form'
import type { AnyProcess } from '#kernel/process'
import { say } from '#platform/say'
import {
  AnswersFor,
  Asked,
  Fact,
  Facts,
  FormDialog,
  formatDate,
  Page,
  Section,
  StartCase,
  T,
  TableFor,
  useAsk,
  useDo,
} from '#ui'
import { Body, type BodyAnswer, EditBody, EndBody, GetBody } from '../model/index.ts'
import { meetingProcess, topicProcess } from '../process/index.ts'
import { titles } from './words.ts'

const texts = {
  meet: say('召开会议', 'Call a meeting'),
  raise: say('提出议题', 'Raise a topic'),
  edit: say('调整', 'Change'),
  end: say('停用', 'End'),
  held: say('历次会议', 'Its meetings'),
  says: say('机制内容', 'What it says'),
  next: say('下次会议不迟于', 'Next meeting by'),
  late: say('（已超期）', ' (past)'),
  never: say('尚未召开', 'Not held yet'),
  ended: say('已停用', 'Ended'),
  none: say('还没有会议。', 'No meeting yet.'),
}

const End = defineForm({ reason: longText(say('停用理由', 'Reason'), { max: 500 }) })
const titled = (name: string) => (answers: Record<string, unknown>) => String(answers[name] ?? '')

function Deeds({ of }: { of: BodyAnswer }) {
  const [open, setOpen] = useState<'edit' | 'end' | null>(null)
  const editing = useDo(EditBody)
  const ending = useDo(EndBody)
  const params = { id: of.id }
  const close = () => setOpen(null)
  if (of.endedOn !== null) return null
  return (
    <>
      <StartCase
        process={meetingProcess as never as AnyProcess}
        unitId={of.unitId}
        start={{ body: of.name }}
        title={titled('name')}
        deed={texts.meet}
      />
      <StartCase
        process={topicProcess as never as AnyProcess}
        start={{ body: of.name }}
        title={titled('title')}
        deed={texts.raise}
      />
      {of.editable && (
        <>
          <Button onClick={() => setOpen('edit')}>
            <T of={texts.edit} />
          </Button>
          <Button danger onClick={() => setOpen('end')}>
            <T of={texts.end} />
          </Button>
        </>
      )}
      {open === 'edit' && (
        <FormDialog
          title={texts.edit}
          form={Body}
          start={of.answers}
          onSubmit={(answers) => editing.run({ params, body: { rev: of.rev, answers } })}
          onClose={close}
        />
      )}
      {open === 'end' && (
        <FormDialog
          title={texts.end}
          form={End}
          danger
          onSubmit={({ reason }) => ending.run({ params, body: { rev: of.rev, reason } })}
          onClose={close}
        />
      )}
    </>
  )
}

function Shown({ of }: { of: BodyAnswer }) {
  return (
    <Page
      title={of.name}
      subtitle={<T of={of.kindLabel} />}
      breadcrumbs={[{ label: titles.bodies, to: '/conference/bodies' }]}
      actions={<Deeds of={of} />}
    >
      <div className="g-panel">
        <Facts>
          <Fact label={texts.next}>
            {of.nextBy ? formatDate(of.nextBy) : <T of={texts.never} />}
            {of.overdue && <T of={texts.late} />}
          </Fact>
          {of.endedOn && (
            <Fact label={texts.ended}>
              {formatDate(of.endedOn)} {of.reason}
            </Fact>
          )}
        </Facts>
      </div>
      <Section title={texts.says}>
        <AnswersFor form={Body} answers={of.answers} />
      </Section>
      <Section title={texts.held}>
        <TableFor
          caption={texts.held}
          rows={of.held}
          rowKey={(row) => row.id}
          link={(row) => `/conference/meetings/${row.regionId}/${row.id}`}
          empty={<T of={texts.none} />}
          columns={[
            { key: 'title', label: say('会议', 'Meeting'), width: 260 },
            { key: 'heldOn', label: say('会议日期', 'Held on'), kind: 'date' },
            { key: 'stateLabel', label: say('状态', 'State'), kind: 'state' },
          ]}
        />
      </Section>
    </Page>
  )
}

/** One body: what it says, its meetings, and what can be begun for it. */
export function BodyPage({ id }: { id: string }) {
  const asked = useAsk(GetBody, { params: { id } })
  return <Asked of={asked}>{(of) => <Shown of={of} />}</Asked>
}
