import { App, Button } from 'antd'
import { useState } from 'react'
import { editionStates } from '#kernel/edition'
import type { AnyProcess } from '#kernel/process'
import { say } from '#platform/say'
import {
  Asked,
  Fact,
  Facts,
  FaultList,
  Page,
  PlusOutlined,
  problemOf,
  Section,
  StartCase,
  T,
  TableFor,
  To,
  useAsk,
  useDo,
  useGo,
  useSay,
} from '#ui'
import {
  EditQuestionnaire,
  GetQuestionnaire,
  ProposeQuestionnaire,
  type Question,
  type Questionnaire,
} from '../model/index.ts'
import { surveyProcess } from '../process/index.ts'
import { quotaText } from '../rules/quotas.ts'
import { writeRelevant } from '../rules/relevant.ts'
import { HeadingDialog } from './heading-dialog.tsx'
import { QuestionDialog } from './question-dialog.tsx'
import { kindLabel, titles } from './words.ts'

const moved = (all: readonly Question[], from: number, to: number): Question[] => {
  const next = [...all]
  const [one] = next.splice(from, 1)
  if (one) next.splice(to, 0, one)
  return next
}

/** How many sheets are wanted of whom. */
function Quotas({ of }: { of: Questionnaire }) {
  if (of.quotas.length === 0) return null
  return (
    <Section title={say('配额', 'Quotas')}>
      <TableFor
        caption={say('配额', 'Quotas')}
        rows={of.quotas.map((quota, i) => ({ line: String(i), when: quotaText(quota), count: quota.count }))}
        rowKey={({ line }) => line}
        columns={[
          { key: 'when', label: say('条件', 'Of whom') },
          { key: 'count', label: say('份数', 'Sheets'), kind: 'number' },
        ]}
      />
    </Section>
  )
}

/** One edition of a questionnaire: its questions, what stands against it, and the builder while it is a draft. */
export function QuestionnairePage({ id }: { id: string }) {
  const asked = useAsk(GetQuestionnaire, { params: { id } })
  const edit = useDo(EditQuestionnaire)
  const propose = useDo(ProposeQuestionnaire)
  const go = useGo()
  const [open, setOpen] = useState<{ at: number; of: Question | null } | null>(null)
  const [heading, setHeading] = useState(false)
  const { message } = App.useApp()
  const toSay = useSay()
  const tell = (thrown: unknown) => void message.error(toSay(problemOf(thrown).text))
  return (
    <Asked of={asked}>
      {({ name, year, version, state, digest, body, faults, minutes, editable, review }) => {
        const keep = (next: Questionnaire) => edit.run({ params: { id }, body: { name, year, body: next } })
        const save = (questions: Question[]) => keep({ ...body, questions })
        return (
          <Page
            title={name}
            breadcrumbs={[{ label: titles.questionnaires, to: '/survey-questionnaires' }]}
            actions={
              <>
                {editable && (
                  <>
                    <Button onClick={() => setHeading(true)}>
                      <T of={say('卷首语和配额', 'Introduction and quotas')} />
                    </Button>
                    <Button icon={<PlusOutlined />} onClick={() => setOpen({ at: body.questions.length, of: null })}>
                      <T of={say('添加题目', 'Add a question')} />
                    </Button>
                    <Button
                      type="primary"
                      disabled={faults.length > 0}
                      onClick={() =>
                        void propose
                          .run({ params: { id } })
                          .then((ref) => go(`/survey-reviews/${ref.regionId}/${ref.id}`))
                          .catch(tell)
                      }
                    >
                      <T of={say('送审', 'Hand in')} />
                    </Button>
                  </>
                )}
                {review && (
                  <To to={`/survey-reviews/${review.regionId}/${review.id}`}>
                    <T of={say('审定中，点此查看', 'Being reviewed: see how far it is')} />
                  </To>
                )}
                {state === 'in-force' && (
                  <StartCase
                    process={surveyProcess as unknown as AnyProcess}
                    start={{
                      $title: name,
                      questionnaire: `${name}（第${version}版）`,
                      anonymous: true,
                      door: 'link',
                      basis: 'internal',
                    }}
                    deed={say('用此问卷发起调查', 'Begin a survey with it')}
                  />
                )}
              </>
            }
          >
            <Facts>
              <Fact label={say('年度', 'Year')}>{year}</Fact>
              <Fact label={say('版次', 'Version')}>{version}</Fact>
              <Fact label={say('状态', 'State')}>
                <T of={editionStates[state]} />
              </Fact>
              <Fact label={say('题数', 'Questions')}>{body.questions.length}</Fact>
              <Fact label={say('预计用时（分钟）', 'Minutes')}>{minutes}</Fact>
              {digest && (
                <Fact label={say('摘要', 'Digest')} wide>
                  {digest}
                </Fact>
              )}
            </Facts>
            {faults.length > 0 && (
              <Section title={say('施行前须改正', 'To be put right first')}>
                <FaultList faults={faults} />
              </Section>
            )}
            <Quotas of={body} />
            <Section title={say('题目', 'Questions')}>
              <TableFor
                caption={say('题目', 'Questions')}
                rows={body.questions}
                rowKey={(row) => String(body.questions.indexOf(row))}
                columns={[
                  { key: 'key', label: say('题号', 'Key') },
                  { key: 'label', label: say('题目', 'Question'), kind: 'say', width: 320 },
                  { key: 'kind', label: say('题型', 'Kind'), kind: 'say', value: (row) => kindLabel(row.kind) },
                  { key: 'required', label: say('必答', 'Required'), kind: 'yes-no' },
                  {
                    key: 'showIf',
                    label: say('跳转条件', 'Asked only if'),
                    value: (row) => (row.showIf ? writeRelevant(row.showIf) : ''),
                  },
                ]}
                {...(editable && {
                  rowActions: (row: Question) => {
                    const at = body.questions.indexOf(row)
                    return (
                      <>
                        <Button size="small" onClick={() => setOpen({ at, of: row })}>
                          <T of={say('修改', 'Change')} />
                        </Button>
                        <Button
                          size="small"
                          disabled={at === 0}
                          onClick={() => void save(moved(body.questions, at, at - 1)).catch(tell)}
                        >
                          <T of={say('上移', 'Up')} />
                        </Button>
                        <Button
                          size="small"
                          disabled={body.questions.length === 1}
                          onClick={() => void save(body.questions.filter((_, i) => i !== at)).catch(tell)}
                        >
                          <T of={say('删除', 'Remove')} />
                        </Button>
                      </>
                    )
                  },
                })}
              />
            </Section>
            {heading && <HeadingDialog of={body} onDone={keep} onClose={() => setHeading(false)} />}
            {open && (
              <QuestionDialog
                of={open.of}
                taken={body.questions.filter((_, i) => i !== open.at).map(({ key }) => key)}
                onDone={(question) =>
                  save([...body.questions.slice(0, open.at), question, ...body.questions.slice(open.at + 1)])
                }
                onClose={() => setOpen(null)}
              />
            )}
          </Page>
        )
      }}
    </Asked>
  )
}
