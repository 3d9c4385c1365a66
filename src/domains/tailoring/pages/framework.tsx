import { App, Button } from 'antd'
import { useState } from 'react'
import { editionStates } from '#kernel/edition'
import { say } from '#platform/say'
import {
  Asked,
  ExportButton,
  Fact,
  Facts,
  FormDialog,
  ImportButton,
  Page,
  PlusOutlined,
  ProblemBox,
  RefusalList,
  Section,
  StateTag,
  T,
  To,
  useAsk,
  useDo,
  useGo,
  useSay,
} from '#ui'
import {
  type AnswerOfFramework,
  EditFramework,
  EnforceFramework,
  FrameworkSheet,
  GetFramework,
  ImportFramework,
  type Measure,
  StartAdoption,
} from '../model/index.ts'
import { MeasureForm, measureStart, withMeasure } from './measure-form.ts'
import { DroppedTable, MeasureTable } from './measure-table.tsx'
import { labels, titles } from './words.ts'

const texts = {
  enforce: say('施行', 'Put in force'),
  sure: say(
    '施行后不得修改，已采纳的下级单位将收到三方对照任务。确定施行？',
    'From then on it does not change, and units that adopted it are asked to reconcile. Put it in force?',
  ),
  add: say('新增举措', 'Add a measure'),
  edit: say('修改', 'Edit'),
  drop: say('删去', 'Take away'),
  faults: say('施行前须解决', 'To be settled first'),
  adopt: say('采纳此清单', 'Adopt this list'),
}

function Enforce({ of }: { of: AnswerOfFramework }) {
  const { modal } = App.useApp()
  const toSay = useSay()
  const enforcing = useDo(EnforceFramework)
  const enforce = async () => {
    if (await modal.confirm({ title: toSay(texts.sure) }))
      await enforcing.run({ params: { id: of.id } }).catch(() => undefined)
  }
  return (
    <>
      <ProblemBox problem={enforcing.problem} />
      <Button type="primary" disabled={of.faults.length > 0} loading={enforcing.busy} onClick={() => void enforce()}>
        <T of={texts.enforce} />
      </Button>
    </>
  )
}

function Adopt({ of }: { of: AnswerOfFramework }) {
  const starting = useDo(StartAdoption)
  const go = useGo()
  const start = (unitId: number) =>
    starting
      .run({ body: { unitId, frameworkId: of.id } })
      .then(({ regionId, id }) => go(`/tailoring/adoptions/${regionId}/${id}`))
      .catch(() => undefined)
  return (
    <>
      <ProblemBox problem={starting.problem} />
      {of.adoptable.map(({ id, name }) => (
        <Button key={id} type="primary" loading={starting.busy} onClick={() => void start(id)}>
          <T
            of={
              of.adoptable.length > 1 ? say(`${texts.adopt.zh}（${name}）`, `${texts.adopt.en}: ${name}`) : texts.adopt
            }
          />
        </Button>
      ))}
    </>
  )
}

function About({ of }: { of: AnswerOfFramework }) {
  return (
    <div className="g-panel">
      <Facts>
        <Fact label={labels.state}>
          <StateTag closed={of.state === 'retired'}>
            <T of={editionStates[of.state]} />
          </StateTag>
        </Fact>
        <Fact label={labels.unit}>{of.unitName}</Fact>
        <Fact label={labels.title}>{of.body.measures.length}</Fact>
        {of.from && (
          <Fact label={say('来自', 'Made from')}>
            <To to={`/tailoring/frameworks/${of.from.id}`}>{`${of.from.name}（${of.from.version}）`}</To>
          </Fact>
        )}
        <Fact label={say('各版', 'Editions')}>
          {of.versions.map(({ id, version }) => (
            <To key={id} to={`/tailoring/frameworks/${id}`}>{`第${version}版 `}</To>
          ))}
        </Fact>
        {of.body.note && (
          <Fact label={say('说明', 'Note')} wide>
            {of.body.note}
          </Fact>
        )}
        {of.digest && (
          <Fact label={say('SHA-256', 'SHA-256')} wide>
            <code className="g-source">{of.digest}</code>
          </Fact>
        )}
      </Facts>
    </div>
  )
}

function Actions({ of, onAdd }: { of: AnswerOfFramework; onAdd(): void }) {
  const params = { id: of.id }
  return (
    <>
      {of.state !== 'draft' && (
        <To to={`/tailoring/frameworks/${of.id}/roll-up`}>
          <T of={say('下级覆盖情况', 'Coverage below')} />
        </To>
      )}
      <ExportButton of={FrameworkSheet} params={params} />
      {of.editable && (
        <>
          <ImportButton template={FrameworkSheet} into={ImportFramework} params={params} />
          <Button icon={<PlusOutlined />} onClick={onAdd}>
            <T of={texts.add} />
          </Button>
        </>
      )}
      {of.mayEnforce && <Enforce of={of} />}
      <Adopt of={of} />
    </>
  )
}

function Shown({ of }: { of: AnswerOfFramework }) {
  const [editing, edit] = useState<{ measure: Measure | null } | null>(null)
  const saving = useDo(EditFramework)
  const write = (body: AnswerOfFramework['body']) =>
    saving.run({ params: { id: of.id }, body: { name: of.name, year: of.year, body } })
  const buttons = (measure: Measure) => (
    <>
      <Button size="small" onClick={() => edit({ measure })}>
        <T of={texts.edit} />
      </Button>
      <Button
        size="small"
        danger
        onClick={() => void write(withMeasure(of.body, measure, null)).catch(() => undefined)}
      >
        <T of={texts.drop} />
      </Button>
    </>
  )
  return (
    <Page
      title={say(`${of.name}（第${of.version}版）`, `${of.name}, version ${of.version}`)}
      breadcrumbs={[{ label: titles.frameworks, to: '/tailoring' }]}
      actions={<Actions of={of} onAdd={() => edit({ measure: null })} />}
    >
      <About of={of} />
      <ProblemBox problem={saving.problem} />
      {of.faults.length > 0 && (
        <Section title={texts.faults}>
          <RefusalList refusals={of.faults} />
        </Section>
      )}
      <Section title={say(`举措（${of.body.measures.length}）`, `Measures (${of.body.measures.length})`)}>
        <MeasureTable body={of.body} rowActions={of.editable ? buttons : undefined} />
      </Section>
      {of.body.dropped.length > 0 && <DroppedTable of={of.body.dropped} />}
      {editing && (
        <FormDialog
          title={editing.measure ? texts.edit : texts.add}
          form={MeasureForm}
          start={measureStart(of.body, editing.measure)}
          onSubmit={(answers) => write(withMeasure(of.body, editing.measure, answers))}
          onClose={() => edit(null)}
        />
      )}
    </Page>
  )
}

/** One edition of a framework: what it says, what stands against it, and what may be done with it. */
export function FrameworkPage({ id }: { id: string }) {
  const asked = useAsk(GetFramework, { params: { id } })
  return <Asked of={asked}>{(of) => <Shown of={of} />}</Asked>
}
