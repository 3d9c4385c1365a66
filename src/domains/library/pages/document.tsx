import { Button } from 'antd'
import { useState } from 'react'
import { areas } from '#kernel/process'
import { join, say } from '#platform/say'
import {
  Asked,
  CaseTable,
  EvidenceLinks,
  Fact,
  Facts,
  FormDialog,
  may,
  Page,
  Section,
  StateTag,
  T,
  TableFor,
  To,
  useAsk,
  useDo,
} from '#ui'
import {
  ChangeLibrary,
  GetLibrary,
  kinds,
  type LibraryAnswer,
  LibraryForm,
  levels,
  measures,
  relations,
  validities,
} from '../model/index.ts'
import { ReviewDialog } from './review-dialog.tsx'
import { TextOf, Versions } from './versions.tsx'
import { labelIn, texts } from './words.ts'

const texted = (names: readonly string[] | undefined) => names?.join('；') ?? null

/** What the form begins with: the document as it is registered. */
const answersOf = (of: LibraryAnswer) => ({
  ...of,
  measures: of.measures.map(String),
  implements: texted(of.relations.implements),
  amends: texted(of.relations.amends),
  repeals: texted(of.relations.repeals),
  basedOn: texted(of.relations.basedOn),
  file: of.evidence,
})

const { unitId: _unit, ...ChangeForm } = LibraryForm
const known = (of: LibraryAnswer) =>
  Object.fromEntries(Object.entries(answersOf(of)).filter(([name]) => name in ChangeForm))

function Buttons({ of }: { of: LibraryAnswer }) {
  const [asking, ask] = useState<'change' | 'review' | null>(null)
  const change = useDo(ChangeLibrary)
  return (
    <>
      {of.mayChange && (
        <Button onClick={() => ask('change')}>
          <T of={texts.change} />
        </Button>
      )}
      {may('review.start') && (
        <Button type="primary" onClick={() => ask('review')}>
          <T of={texts.startReview} />
        </Button>
      )}
      {asking === 'change' && (
        <FormDialog
          title={texts.change}
          form={ChangeForm}
          start={known(of)}
          unitId={of.unitId}
          onSubmit={(answers) =>
            change.run({
              params: { regionId: of.regionId, id: of.id },
              body: { rev: of.rev, answers: { ...answers, unitId: of.unitId } },
            })
          }
          onClose={() => ask(null)}
        />
      )}
      {asking === 'review' && <ReviewDialog documents={[of]} onClose={() => ask(null)} />}
    </>
  )
}

function Registered({ of }: { of: LibraryAnswer }) {
  return (
    <Facts>
      <Fact label={say('效力', 'Validity')}>
        <StateTag closed={of.validity === 'repealed' || of.validity === 'lapsed'}>
          <T of={labelIn(validities, of.validity)} />
        </StateTag>
      </Fact>
      <Fact label={say('发文字号', 'Number')}>{of.number ?? '—'}</Fact>
      <Fact label={say('发文机关', 'Issuer')}>{of.issuer ?? '—'}</Fact>
      <Fact label={say('文种', 'Kind')}>
        <T of={labelIn(kinds, of.kind)} />
      </Fact>
      <Fact label={say('层级', 'Level')}>
        <T of={labelIn(levels, of.level)} />
      </Fact>
      <Fact label={say('成文日期', 'Date')}>{of.issuedOn ?? '—'}</Fact>
      <Fact label={say('施行与失效', 'In force')}>
        {of.validFrom || of.validUntil ? `${of.validFrom ?? '—'} ~ ${of.validUntil ?? '—'}` : '—'}
      </Fact>
      <Fact label={say('登记单位', 'Register of')}>{of.unitName}</Fact>
      {of.scope && <Fact label={say('适用范围', 'Scope')}>{of.scope}</Fact>}
      {of.area && (
        <Fact label={say('重点任务', 'Key task')}>
          <T of={labelIn(areas, of.area)} />
        </Fact>
      )}
      {of.measures.length > 0 && (
        <Fact label={say('对应中央《意见》举措', 'Measures of the central Opinion')} wide>
          {of.measures.map((no) => (
            <div key={no}>
              <T of={measures[no - 1]?.label ?? say(String(no), String(no))} />
            </div>
          ))}
        </Fact>
      )}
      {of.origin && (
        <Fact label={say('登记出处', 'Named in')} wide>
          {of.origin}
        </Fact>
      )}
      {of.note && (
        <Fact label={say('备注', 'Note')} wide>
          {of.note}
        </Fact>
      )}
      <Fact label={say('登记', 'Registered')} wide>
        <T of={join(of.addedName, ' ', of.addedOn)} />
      </Fact>
    </Facts>
  )
}

function Relations({ of }: { of: LibraryAnswer }) {
  if (of.related.length === 0) return null
  const title = say('与其他文件的关系', 'Relations to other documents')
  return (
    <Section title={title}>
      <TableFor
        caption={title}
        columns={[
          { key: 'name', label: say('文件', 'Document'), width: 320 },
          {
            key: 'relation',
            label: say('关系', 'Relation'),
            kind: 'say',
            value: (row) => {
              const known = relations.find(({ value }) => value === row.relation)
              return row.back ? known?.back : known?.label
            },
          },
          {
            key: 'validity',
            label: say('效力', 'Validity'),
            kind: 'say',
            value: (row) => (row.validity ? labelIn(validities, row.validity) : say('未登记', 'not registered')),
          },
        ]}
        rows={of.related}
        rowKey={(row) => `${row.relation}${row.back}${row.name}`}
        link={(row) => (row.ref ? `/library/documents/${row.ref.regionId}/${row.ref.id}` : null)}
      />
    </Section>
  )
}

function Shown({ of }: { of: LibraryAnswer }) {
  return (
    <Page
      title={of.title}
      breadcrumbs={[{ label: texts.library, to: '/library' }]}
      actions={<Buttons of={of} />}
      subtitle={
        of.address && (
          <To to={of.address}>
            <T of={say('查看条款与任务分解', 'See its clauses and tasks')} />
          </To>
        )
      }
    >
      <div className="g-panel">
        <Registered of={of} />
      </div>
      <Relations of={of} />
      {of.reviews.length > 0 && (
        <Section title={texts.reviews}>
          <CaseTable caption={texts.reviews} rows={of.reviews} />
        </Section>
      )}
      {of.evidence.length > 0 && (
        <Section title={say('文件', 'File')}>
          <EvidenceLinks ids={of.evidence} />
          {of.textFault && (
            <p className="g-hint">
              <T of={join(say('未能读出正文：', 'No text could be read: '), of.textFault)} />
            </p>
          )}
        </Section>
      )}
      {of.hasText && <Versions key={of.id} of={of} />}
      {of.hasText && <TextOf of={of} />}
    </Page>
  )
}

/** One document of a register. */
export function DocumentPage({ regionId, id }: { regionId: string; id: string }) {
  return (
    <Asked of={useAsk(GetLibrary, { params: { regionId: Number(regionId), id } })}>{(of) => <Shown of={of} />}</Asked>
  )
}
