import { Button } from 'antd'
import { useState } from 'react'
import { choice, defineForm, number, optional, text } from '#kernel/form'
import { Invalid } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { Asked, Fact, Facts, FormDialog, formatNumber, formatPercent, T, TableFor, useAsk, useDo } from '#ui'
import { type Design, DrawSurvey, type Plan, PlanSurvey } from '../model/index.ts'

interface Ref {
  regionId: number
  id: string
}

const methods = [
  { value: 'simple', label: say('简单随机', 'Simple') },
  { value: 'stratified', label: say('分层（按比例）', 'By strata, in proportion') },
  { value: 'two-stage', label: say('两阶段（群按规模概率抽取）', 'Two stages, clusters by size') },
] as const

const designForm = defineForm({
  method: choice(say('抽样方法', 'Design'), methods),
  take: optional(
    number(say('样本量', 'How many'), {
      measure: say('个', ''),
      min: 1,
      max: 50_000,
      hint: say('简单、分层填写', 'Simple and by strata'),
    }),
  ),
  clusters: optional(
    number(say('抽取群数', 'Clusters'), {
      measure: say('个', ''),
      min: 1,
      max: 5000,
      hint: say('两阶段填写', 'Two stages'),
    }),
  ),
  each: optional(
    number(say('每群人数', 'Of each cluster'), {
      measure: say('人', ''),
      min: 1,
      max: 1000,
      hint: say('两阶段填写', 'Two stages'),
    }),
  ),
})

const seedForm = defineForm({
  seed: text(say('公开随机数', 'Seed'), {
    max: 200,
    hint: say('抽样框公布后才产生的公开数，如当期双色球号码', 'A public number made after the list was published'),
  }),
})

const missing = (path: string, label: Say) => ({
  path,
  rule: 'required',
  message: say(`这种抽样方法须填“${label.zh}”`, `This design needs "${label.en}"`),
})

type Typed = { method: Design['method'] } & { [Name in 'take' | 'clusters' | 'each']?: number | null | undefined }

/** @throws Invalid naming the numbers that a design lacks. */
function designOf(typed: Typed): Design {
  const needed = typed.method === 'two-stage' ? (['clusters', 'each'] as const) : (['take'] as const)
  const absent = needed.filter((name) => typeof typed[name] !== 'number')
  if (absent.length > 0) throw new Invalid(absent.map((name) => missing(name, designForm[name].label)))
  const { method, take, clusters, each } = typed
  return method === 'two-stage' ? { method, clusters: clusters ?? 0, each: each ?? 0 } : { method, take: take ?? 0 }
}

/** What a design will take of each stratum or cluster. */
function PlanTable({ plan, of }: { plan: Plan; of: Design }) {
  const isTwo = of.method === 'two-stage'
  const lonely = plan.lines.filter((line) => line.lonely)
  return (
    <>
      <Facts>
        <Fact label={say('抽样方法', 'Design')}>
          <T of={methods.find(({ value }) => value === of.method)?.label ?? say('', '')} />
        </Fact>
        <Fact label={say('抽样框', 'List')}>{plan.size}</Fact>
        <Fact label={isTwo ? say('预计样本量', 'Drawn, on average') : say('样本量', 'Drawn')}>
          {formatNumber(Math.round(plan.expected))}
        </Fact>
      </Facts>
      <TableFor
        caption={isTwo ? say('各群分配', 'Allocation by cluster') : say('各层分配', 'Allocation by stratum')}
        rows={plan.lines}
        rowKey={(line) => line.name}
        columns={[
          {
            key: 'name',
            label: isTwo ? say('群', 'Cluster') : say('层', 'Stratum'),
            kind: 'say',
            value: ({ name }) => (name ? say(name, name) : say('全部', 'All')),
          },
          { key: 'size', label: say('抽样框', 'In the list'), kind: 'number' },
          { key: 'take', label: isTwo ? say('抽中时抽取', 'Drawn, if chosen') : say('抽取', 'Drawn'), kind: 'number' },
          { key: 'chance', label: say('每人入样概率', 'Chance of each'), value: ({ chance }) => formatPercent(chance) },
          ...(isTwo ? [{ key: 'certain', label: say('必选群', 'Certain'), kind: 'yes-no' as const }] : []),
        ]}
      />
      {lonely.length > 0 && (
        <p role="status">
          <T
            of={say(
              `匿名调查每层（群）至少抽 ${plan.threshold} 人，以下不足：${lonely
                .map(({ name }) => name || '全部')
                .slice(0, 10)
                .join('、')}。请增加样本量，或合并层（群）后重新公布抽样框。`,
              `An anonymous survey draws ${plan.threshold} of each part at least; too few of: ${lonely
                .map(({ name }) => name || 'all')
                .slice(0, 10)
                .join(', ')}. Draw more, or publish a list with larger parts.`,
            )}
          />
        </p>
      )}
    </>
  )
}

function Preview({ params, design }: { params: Ref; design: Design }) {
  const asked = useAsk(PlanSurvey, { params, query: design })
  const [open, setOpen] = useState(false)
  const drawing = useDo(DrawSurvey)
  const deed = say('按此方案抽样', 'Draw by this design')
  return (
    <Asked of={asked}>
      {(plan) => (
        <>
          <PlanTable plan={plan} of={design} />
          <Button type="primary" onClick={() => setOpen(true)}>
            <T of={deed} />
          </Button>
          {open && (
            <FormDialog
              title={deed}
              form={seedForm}
              onSubmit={({ seed }) => drawing.run({ params, body: { seed, design } })}
              onClose={() => setOpen(false)}
            >
              <p>
                <T
                  of={say(
                    '只抽一次，抽后不能改。随机数、方法与抽样框一并公开，任何人可重抽核对。',
                    'The sample is drawn once. Seed, design and list are published, so that anybody can draw again.',
                  )}
                />
              </p>
            </FormDialog>
          )}
        </>
      )}
    </Asked>
  )
}

/** Chooses a design, shows what it will take, and draws by it once there is a seed. */
export function PlanAndDraw({ params }: { params: Ref }) {
  const [design, setDesign] = useState<Design | null>(null)
  const [open, setOpen] = useState(false)
  const deed = say('选择抽样方法', 'Choose a design')
  return (
    <>
      <Button type={design ? 'default' : 'primary'} onClick={() => setOpen(true)}>
        <T of={deed} />
      </Button>
      {open && (
        <FormDialog
          title={deed}
          form={designForm}
          start={design ? { ...design } : { method: 'simple' }}
          submitWord={say('查看分配', 'Show the allocation')}
          done={null}
          onSubmit={async (typed) => setDesign(designOf(typed))}
          onClose={() => setOpen(false)}
        />
      )}
      {design && <Preview params={params} design={design} />}
    </>
  )
}
