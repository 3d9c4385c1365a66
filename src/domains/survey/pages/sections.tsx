import { App, Button } from 'antd'
import { create } from 'qrcode'
import { useState } from 'react'
import { choice, defineForm, number, optional, text, unit } from '#kernel/form'
import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import {
  Asked,
  download,
  Fact,
  Facts,
  FormDialog,
  ImportButton,
  keptAnswers,
  may,
  problemOf,
  SaveButton,
  Section,
  T,
  TableFor,
  To,
  useAsk,
  useDo,
  useSay,
} from '#ui'
import {
  DrawSurvey,
  FrameFile,
  FrameTemplate,
  GetSurveyDraw,
  ImportFrame,
  ListMembers,
  MakeLinks,
  PublishFrame,
} from '../model/index.ts'
import type { SurveyFacts } from '../rules/process.ts'

/** A QR code as one path: no image is fetched from anywhere. */
function QrCode({ text: words }: { text: string }) {
  const toSay = useSay()
  const { modules } = create(words)
  const places = Array.from(
    { length: modules.size * modules.size },
    (_, i) => [Math.floor(i / modules.size), i % modules.size] as const,
  )
  const path = places
    .filter(([row, column]) => modules.get(row, column))
    .map(([row, column]) => `M${column + 2} ${row + 2}h1v1h-1z`)
    .join('')
  const side = modules.size + 4
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      width="180"
      height="180"
      role="img"
      aria-label={toSay(say('填答二维码', 'QR code of the questionnaire'))}
      className="v-qr"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}

/** What a survey asks of people, before anybody is asked. */
function Burden({ of, facts }: { of: CaseAnswer; facts: SurveyFacts }) {
  return (
    <Section title={say('负担说明', 'Burden')}>
      <Facts>
        <Fact label={say('题数', 'Questions')}>{facts.questions}</Fact>
        <Fact label={say('每人约用时（分钟）', 'Minutes each')}>{facts.minutes}</Fact>
        <Fact label={say('拟调查人数', 'People')}>{String(of.answers.people)}</Fact>
        <Fact label={say('合计约（小时）', 'Hours in all')}>
          {Math.round((facts.minutes * Number(of.answers.people)) / 60)}
        </Fact>
        <Fact label={say('本年已问过', 'Asked this year')} wide>
          {facts.repeats.length === 0 ? (
            <T of={say('没有重复的题', 'None of these')} />
          ) : (
            facts.repeats.map(({ title, questions }) => `${title}（${questions}）`).join('、')
          )}
        </Fact>
      </Facts>
    </Section>
  )
}

/** The address and QR code under which it is answered, and how many have. */
function Open({ of, facts }: { of: CaseAnswer; facts: SurveyFacts }) {
  const links = useDo(MakeLinks)
  const { message } = App.useApp()
  const toSay = useSay()
  const address = `${location.origin}/s/${facts.code}`
  const make = () =>
    download(MakeLinks, { params: { regionId: of.regionId, id: of.id } }).catch((thrown) =>
      message.error(toSay(problemOf(thrown).text)),
    )
  return (
    <Section title={say('填答', 'Answering')}>
      <Facts>
        <Fact label={say('已收答卷', 'Sheets')}>{facts.answers}</Fact>
        <Fact label={say('填答地址', 'Address')} wide>
          <a href={address}>{address}</a>
        </Fact>
      </Facts>
      {of.answers.door === 'link' && <QrCode text={address} />}
      {facts.drawn > 0 && may('survey.run') && (
        <Button loading={links.busy} onClick={() => void make()}>
          <T of={say('生成本人链接（Excel）', 'Own links (Excel)')} />
        </Button>
      )}
    </Section>
  )
}

const methods = [
  { value: 'simple', label: say('简单随机', 'Simple') },
  { value: 'stratified', label: say('分层（按比例）', 'By strata, in proportion') },
  { value: 'two-stage', label: say('两阶段（群按规模概率抽取）', 'Two stages, clusters by size') },
] as const

const drawForm = defineForm({
  seed: text(say('公开随机数', 'Seed'), {
    hint: say('抽样框公布后才产生的公开数，如当期双色球号码', 'A public number made after the list was published'),
  }),
  method: choice(say('抽样方法', 'Design'), methods),
  take: optional(
    number(say('样本量', 'How many'), {
      measure: say('个', ''),
      min: 1,
      max: 50_000,
      hint: say('简单、分层填写', 'Simple and by strata'),
    }),
  ),
  clusters: optional(number(say('抽取群数', 'Clusters'), { measure: say('个', ''), min: 1, max: 5000 })),
  each: optional(number(say('每群人数', 'Of each cluster'), { measure: say('人', ''), min: 1, max: 1000 })),
})
const frameForm = defineForm({
  source: choice(say('抽样框', 'List'), [
    { value: 'workers', label: say('职工名册', 'Register of workers') },
    { value: 'units', label: say('组织树中的单位', 'Units of the tree') },
  ]),
  unitId: unit(say('单位（含下级）', 'Unit and all below')),
})

function DrawButtons({ params, hasFrame }: { params: { regionId: number; id: string }; hasFrame: boolean }) {
  const [open, setOpen] = useState<'frame' | 'draw' | null>(null)
  const publish = useDo(PublishFrame)
  const drawing = useDo(DrawSurvey)
  const done = () => void keptAnswers.invalidateQueries()
  return (
    <>
      <Button onClick={() => setOpen('frame')}>
        <T of={say('公布抽样框', 'Publish the list')} />
      </Button>
      <ImportButton template={FrameTemplate} into={ImportFrame} params={params} onDone={done} />
      {hasFrame && (
        <Button type="primary" onClick={() => setOpen('draw')}>
          <T of={say('抽样', 'Draw')} />
        </Button>
      )}
      {open === 'frame' && (
        <FormDialog
          title={say('公布抽样框', 'Publish the list')}
          form={frameForm}
          start={{ source: 'units' }}
          onSubmit={(body) => publish.run({ params, body })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'draw' && (
        <FormDialog
          title={say('抽样', 'Draw')}
          form={drawForm}
          start={{ method: 'simple' }}
          onSubmit={({ seed, method, take, clusters, each }) =>
            drawing.run({
              params,
              body: {
                seed,
                design:
                  method === 'two-stage'
                    ? { method, clusters: clusters ?? 0, each: each ?? 0 }
                    : { method, take: take ?? 0 },
              },
            })
          }
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function Members({ params }: { params: { regionId: number; id: string } }) {
  const asked = useAsk(ListMembers, { params, query: { page: 1, size: 50 } })
  return (
    <Asked of={asked}>
      {({ rows, total }) => (
        <TableFor
          caption={say(`样本（${total}），列出前 50 个`, `Sample (${total}), the first 50`)}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'place', label: say('序号', 'Place'), kind: 'number' },
            { key: 'key', label: say('编号', 'Key') },
            { key: 'stratum', label: say('层', 'Stratum') },
            { key: 'cluster', label: say('群', 'Cluster') },
            { key: 'probability', label: say('入样概率', 'Chance'), value: (row) => row.probability.toFixed(4) },
          ]}
        />
      )}
    </Asked>
  )
}

/** List, digest, seed and sample: everything it takes to draw again. */
function Sample({ of }: { of: CaseAnswer }) {
  const params = { regionId: of.regionId, id: of.id }
  const asked = useAsk(GetSurveyDraw, { params })
  return (
    <Section title={say('抽样', 'Sample')}>
      <Asked of={asked}>
        {(found) => (
          <>
            <Facts>
              <Fact label={say('抽样框', 'List')}>{found.count}</Fact>
              <Fact label={say('公布日期', 'Published on')}>{found.committedOn ?? '—'}</Fact>
              <Fact label={say('随机数', 'Seed')}>{found.seed ?? '—'}</Fact>
              <Fact label={say('抽样框摘要', 'Digest of the list')} wide>
                {found.digest ?? (
                  <T
                    of={say(
                      '尚未公布。公开链接的调查可以不抽样。',
                      'Not published. A survey by open link needs no sample.',
                    )}
                  />
                )}
              </Fact>
              {found.command && (
                <Fact label={say('任何人可重抽核对', 'Anybody can draw again')} wide>
                  <code>{found.command}</code>
                </Fact>
              )}
            </Facts>
            {found.digest && <SaveButton of={FrameFile} label={say('下载抽样框', 'The list')} params={params} />}
            {found.mayDraw && may('survey.run') && <DrawButtons params={params} hasFrame={found.digest !== null} />}
            {found.drawnOn && <Members params={params} />}
          </>
        )}
      </Asked>
    </Section>
  )
}

/** What only this domain knows of a survey. */
export function SurveySections({ of }: { of: CaseAnswer }) {
  const facts = of.facts as SurveyFacts
  return (
    <>
      <Burden of={of} facts={facts} />
      {facts.code && <Open of={of} facts={facts} />}
      <Sample of={of} />
      {['closed', 'published'].includes(of.state) && (
        <Section title={say('结果', 'Results')}>
          <To to={`/surveys/${of.regionId}/${of.id}/results`}>
            <T of={say('查看结果与置信区间', 'Results with confidence intervals')} />
          </To>
        </Section>
      )}
    </>
  )
}
