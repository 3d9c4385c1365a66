import { Alert, Button } from 'antd'
import { useState } from 'react'
import {
  educations,
  employments,
  ethnicities,
  industries,
  occupations,
  ownerships,
  parties,
  sexes,
  skillGrades,
  titleLevels,
} from '#kernel/codes'
import { choices, defineForm, longText } from '#kernel/form'
import { join, say } from '#platform/say'
import { Asked, Fact, Facts, FormDialog, may, Page, StateTag, T, useAsk, useDo, useGo } from '#ui'
import {
  BeginFile,
  ChangeNumbers,
  ChangeWorker,
  GetWorker,
  NewNumbers,
  type SealedField,
  sealedFields,
  states,
  UnmaskWorker,
  type WorkerAnswer,
  WorkerChange,
} from '../model/index.ts'
import { Mergers } from './mergers.tsx'
import { Timeline } from './timeline.tsx'
import { codeWord, labelIn, texts } from './words.ts'

const fields = Object.entries(sealedFields) as [SealedField, (typeof sealedFields)[SealedField]][]

/** Which numbers, and what for. */
const Unmasking = defineForm({
  fields: choices(
    say('哪些号码', 'Which numbers'),
    fields.map(([value, label]) => ({ value, label })),
  ),
  reason: longText(say('查看理由（本人可见）', 'Reason (its owner can read it)'), { max: 300 }),
})

type Whole = Partial<Record<SealedField, string | null>>

/** Numbers, masked until somebody with a reason asks; gone again when the page is left. */
function Numbers({ of }: { of: WorkerAnswer }) {
  const [asking, setAsking] = useState(false)
  const [whole, setWhole] = useState<Whole>({})
  const unmask = useDo(UnmaskWorker)
  return (
    <>
      {fields.map(([field, label]) => (
        <Fact key={field} label={label}>
          <span className="w-number">{whole[field] ?? of[field] ?? '—'}</span>
        </Fact>
      ))}
      {may('worker.unmask') && (
        <Fact label={texts.unmask}>
          <Button size="small" onClick={() => setAsking(true)}>
            <T of={say('说明理由后查看', 'Show, for a reason')} />
          </Button>
        </Fact>
      )}
      {asking && (
        <FormDialog
          title={texts.unmask}
          form={Unmasking}
          done={null}
          onSubmit={async (answers) => {
            const body = { fields: answers.fields as SealedField[], reason: answers.reason }
            setWhole(await unmask.run({ params: { regionId: of.regionId, id: of.id }, body }))
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** What the form of a change begins with. */
const startOf = (of: WorkerAnswer) => ({
  ...of,
  ...Object.fromEntries(
    (['education', 'occupation', 'ownership', 'employment', 'skillGrade', 'titleLevel', 'party'] as const).map(
      (name) => [name, String(of[name])],
    ),
  ),
  ethnicity: of.ethnicity === null ? null : String(of.ethnicity),
})

function Buttons({ of }: { of: WorkerAnswer }) {
  const [asking, ask] = useState<'change' | 'numbers' | null>(null)
  const change = useDo(ChangeWorker)
  const numbers = useDo(ChangeNumbers)
  const begin = useDo(BeginFile)
  const go = useGo()
  const params = { regionId: of.regionId, id: of.id }
  if (!of.mayManage || of.held) return null
  const life = async () => {
    const one = await begin.run({ params }).catch(() => null)
    if (one) go(`/workers/changes/${one.regionId}/${one.id}`)
  }
  return (
    <>
      <Button onClick={() => ask('change')}>
        <T of={say('修改', 'Change')} />
      </Button>
      <Button onClick={() => ask('numbers')}>
        <T of={say('变更号码', 'Change numbers')} />
      </Button>
      <Button type="primary" loading={begin.busy} onClick={() => void life()}>
        <T of={say('档案变动', 'Transfer, retire …')} />
      </Button>
      {asking === 'change' && (
        <FormDialog
          title={say('修改档案', 'Change the file')}
          form={WorkerChange}
          start={startOf(of)}
          onSubmit={(answers) => change.run({ params, body: { rev: of.rev, answers } })}
          onClose={() => ask(null)}
        />
      )}
      {asking === 'numbers' && (
        <FormDialog
          title={say('变更号码', 'Change numbers')}
          form={NewNumbers}
          onSubmit={(answers) => numbers.run({ params, body: { rev: of.rev, answers } })}
          onClose={() => ask(null)}
        />
      )}
    </>
  )
}

/** What a file says of its worker, for staff and for the worker alike. */
export function About({ of }: { of: Omit<WorkerAnswer, 'mayManage' | 'rev'> }) {
  return (
    <>
      <Fact label={say('状态', 'State')}>
        <StateTag closed={of.state !== 'active'}>
          <T of={labelIn(states, of.state)} />
        </StateTag>
      </Fact>
      <Fact label={say('所属单位', 'Unit')}>{of.unitName}</Fact>
      <Fact label={say('性别', 'Sex')}>
        <T of={codeWord(sexes, of.sex)} />
      </Fact>
      <Fact label={say('出生日期', 'Born')}>{of.bornOn ?? '—'}</Fact>
      <Fact label={say('用人单位', 'Employer')}>{of.employer ?? '—'}</Fact>
      {of.employerCode && <Fact label={say('统一社会信用代码', 'Credit code')}>{of.employerCode}</Fact>}
      <Fact label={say('入职日期', 'Hired')}>{of.hiredOn ?? '—'}</Fact>
      {(
        [
          [educations, of.education],
          [ethnicities, of.ethnicity],
          [occupations, of.occupation],
          [industries, of.industry],
          [ownerships, of.ownership],
          [employments, of.employment],
          [skillGrades, of.skillGrade],
          [titleLevels, of.titleLevel],
          [parties, of.party],
        ] as const
      ).map(([list, value]) => (
        <Fact key={list.name} label={list.label}>
          <T of={codeWord(list, value)} />
        </Fact>
      ))}
      <Fact label={say('工会会员', 'Union member')}>
        <T of={of.unionMember ? say('是', 'Yes') : say('否', 'No')} />
      </Fact>
      <Fact label={say('农民工', 'Migrant worker')}>
        <T of={of.migrant ? say('是', 'Yes') : say('否', 'No')} />
      </Fact>
      <Fact label={say('信息来源', 'Source')}>
        <T of={join(of.source, say('，', ', '), of.addedOn)} />
      </Fact>
    </>
  )
}

function Shown({ of }: { of: WorkerAnswer }) {
  return (
    <Page
      title={of.name}
      breadcrumbs={[{ label: texts.workers, to: '/workers' }]}
      actions={<Buttons of={of} />}
      subtitle={
        <T of={say('您的查阅已记录，职工本人可以看到。', 'Your look is written down; the worker can see it.')} />
      }
    >
      {of.held && (
        <Alert
          type="warning"
          showIcon
          title={
            <T
              of={say(
                '依法留存：仅作存储，不得另作处理（个人信息保护法第四十七条）',
                'Held: only kept, as the law says (PIPL art. 47)',
              )}
            />
          }
        />
      )}
      <div className="g-panel">
        <Facts>
          <Numbers of={of} />
          <About of={of} />
        </Facts>
      </div>
      <Timeline of={of} />
      <Mergers of={of} />
    </Page>
  )
}

/** One worker's file. */
export function WorkerPage({ regionId, id }: { regionId: string; id: string }) {
  return (
    <Asked of={useAsk(GetWorker, { params: { regionId: Number(regionId), id } })}>
      {(of) => <Shown key={of.id} of={of} />}
    </Asked>
  )
}
