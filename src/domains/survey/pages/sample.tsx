import { Button } from 'antd'
import { useState } from 'react'
import { choice, defineForm, unit } from '#kernel/form'
import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import {
  Asked,
  Fact,
  Facts,
  FormDialog,
  ImportButton,
  keptAnswers,
  may,
  SaveButton,
  Section,
  T,
  TableFor,
  To,
  useAsk,
  useDo,
} from '#ui'
import { FrameFile, FrameTemplate, GetSurveyDraw, ImportFrame, PublishFrame } from '../model/index.ts'
import { PlanAndDraw } from './plan.tsx'
import { Response } from './response.tsx'

const publishForm = defineForm({
  source: choice(say('抽样框', 'List'), [
    { value: 'workers', label: say('职工名册', 'Register of workers') },
    { value: 'units', label: say('组织树中的单位', 'Units of the tree') },
  ]),
  unitId: unit(say('单位（含下级）', 'Unit and all below')),
})

function FrameButtons({ params, unitId }: { params: { regionId: number; id: string }; unitId: number }) {
  const [open, setOpen] = useState(false)
  const publish = useDo(PublishFrame)
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <T of={say('公布抽样框', 'Publish the list')} />
      </Button>
      <ImportButton
        template={FrameTemplate}
        into={ImportFrame}
        params={params}
        onDone={() => void keptAnswers.invalidateQueries()}
      />
      {open && (
        <FormDialog
          title={say('公布抽样框', 'Publish the list')}
          form={publishForm}
          start={{ source: 'workers', unitId }}
          onSubmit={(body) => publish.run({ params, body })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** List, digest, design, seed and sample: everything it takes to draw again, and the draw itself while there is none. */
export function Sample({ of }: { of: CaseAnswer }) {
  const params = { regionId: of.regionId, id: of.id }
  const asked = useAsk(GetSurveyDraw, { params })
  return (
    <Section title={say('抽样', 'Sample')}>
      <Asked of={asked}>
        {(found) => (
          <>
            <Facts>
              <Fact label={say('抽样框', 'List')}>{found.count}</Fact>
              <Fact label={say('层数', 'Strata')}>{found.strata.length}</Fact>
              <Fact label={say('群数', 'Clusters')}>{found.clusters}</Fact>
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
            {found.mayDraw && may('survey.run') && <FrameButtons params={params} unitId={of.unitId} />}
            {found.digest && !found.drawnOn && found.strata.length > 1 && (
              <TableFor
                caption={say('抽样框的层', 'Strata of the list')}
                rows={found.strata}
                rowKey={({ name }) => name}
                columns={[
                  { key: 'name', label: say('层', 'Stratum'), value: ({ name }) => name || '—' },
                  { key: 'size', label: say('人数', 'Members'), kind: 'number' },
                ]}
              />
            )}
            {found.mayDraw && found.digest && may('survey.run') && <PlanAndDraw params={params} />}
            {found.drawnOn && (
              <>
                <p>
                  <To to={`/surveys/${of.regionId}/${of.id}/sample`}>
                    <T of={say('样本名单与接触登记', 'Who was drawn, and what became of them')} />
                  </To>
                </p>
                <Response params={params} />
              </>
            )}
          </>
        )}
      </Asked>
    </Section>
  )
}
