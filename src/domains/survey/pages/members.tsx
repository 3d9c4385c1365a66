import { Button } from 'antd'
import { useState } from 'react'
import { choice, defineForm, optional, text } from '#kernel/form'
import { say } from '#platform/say'
import { FormDialog, ListPage, may, T, useAsk, useDo } from '#ui'
import { GetSurveyDraw, ListMembers, MarkMembers, outcomes, type SurveyMember } from '../model/index.ts'
import { titles } from './words.ts'

const markable = outcomes.filter(({ value }) => value !== 'answered')
const deed = say('登记接触结果', 'Note the outcome')

const form = defineForm({
  outcome: choice(
    say('接触结果', 'Outcome'),
    markable as readonly Exclude<(typeof outcomes)[number], { value: 'answered' }>[],
  ),
  note: optional(text(say('说明', 'Note'), { max: 200, hint: say('如“已调离”“电话停机”', 'Why, such as: has left') })),
})

const labelOf = (of: SurveyMember['outcome']) => outcomes.find(({ value }) => value === of)?.label ?? say(of, of)

interface Props {
  params: { regionId: number; id: string }
  of: readonly SurveyMember[]
  onDone?(): void
}

/** Notes what became of one or several members. */
function Mark({ params, of, onDone }: Props) {
  const [open, setOpen] = useState(false)
  const marking = useDo(MarkMembers)
  const [first] = of
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <T of={of.length > 1 ? say(`${deed.zh}（${of.length}）`, `${deed.en} (${of.length})`) : deed} />
      </Button>
      {open && (
        <FormDialog
          title={deed}
          form={form}
          start={of.length === 1 && first ? { outcome: first.outcome, note: first.note } : { outcome: 'reached' }}
          onSubmit={async ({ outcome, note }) => {
            await marking.run({ params, body: { keys: of.map(({ key }) => key), outcome, note: note ?? null } })
            onDone?.()
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Who was drawn, and what became of them; noted one by one or many at once. */
export function MembersPage({ regionId, id }: { regionId: string; id: string }) {
  const params = { regionId: Number(regionId), id }
  const draw = useAsk(GetSurveyDraw, { params })
  const strata = (draw.data?.strata ?? []).filter(({ name }) => name)
  return (
    <ListPage
      title={titles.members}
      breadcrumbs={[
        { label: titles.surveys, to: '/surveys' },
        { label: titles.survey, to: `/surveys/${regionId}/${id}` },
      ]}
      list={ListMembers}
      fixed={{ params }}
      rowKey={(row) => row.key}
      search={say('编号、群', 'Key or cluster')}
      filters={[
        { name: 'outcome', label: say('接触结果', 'Outcome'), kind: 'choice', choices: outcomes },
        {
          name: 'stratum',
          label: say('层', 'Stratum'),
          kind: 'choice',
          choices: strata.map(({ name }) => ({ value: name, label: say(name, name) })),
        },
      ]}
      empty={
        <T
          of={say(
            '没有样本。按抽样调查的，请到调查页公布抽样框、选择抽样方法；凭公开链接填答的，不必抽样。',
            'No sample. To draw one, publish the list and choose a design on the survey’s page; a survey by open link needs none.',
          )}
        />
      }
      {...(may('survey.run') && {
        batch: (picked: SurveyMember[], done: () => void) => <Mark params={params} of={picked} onDone={done} />,
        rowActions: (row: SurveyMember) => row.outcome !== 'answered' && <Mark params={params} of={[row]} />,
      })}
      columns={[
        { key: 'key', label: say('编号', 'Key'), width: 220 },
        { key: 'place', label: say('序号', 'Place'), kind: 'number', wideOnly: true },
        { key: 'stratum', label: say('层', 'Stratum') },
        { key: 'cluster', label: say('群', 'Cluster') },
        {
          key: 'probability',
          label: say('入样概率', 'Chance'),
          value: (row) => row.probability.toFixed(4),
          wideOnly: true,
        },
        { key: 'outcome', label: say('接触结果', 'Outcome'), kind: 'state', value: (row) => labelOf(row.outcome) },
        { key: 'outcomeOn', label: say('登记日期', 'Noted on'), kind: 'date', wideOnly: true },
        { key: 'note', label: say('说明', 'Note') },
      ]}
    />
  )
}
