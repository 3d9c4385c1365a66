import { Button } from 'antd'
import { useState } from 'react'
import { exportOf } from '#kernel/export'
import { choice, choices, defineForm, longText, optional } from '#kernel/form'
import { say } from '#platform/say'
import {
  Asked,
  ExportButton,
  FormDialog,
  Page,
  ProblemBox,
  RefusalList,
  Section,
  T,
  TableFor,
  useAsk,
  useDo,
} from '#ui'
import {
  type AnswerOfMapping,
  ConfirmMapping,
  type GapRow,
  GetMapping,
  ListGaps,
  ListLinks,
  MapMeasure,
  relations,
} from '../model/index.ts'
import { MeasureText } from './measure-table.tsx'
import { labels, sayRelation, titles } from './words.ts'

type Row = AnswerOfMapping['rows'][number]

const texts = {
  confirm: say('确认', 'Confirm'),
  change: say('修改', 'Change'),
  heirs: say('对应的新任务', 'What it answers to'),
  relation: say('关系', 'Relation'),
  note: say('说明', 'Note'),
  whole: say('对照定稿', 'Confirm the mapping'),
  guess: say('字面相近，仅供参考', 'Alike in words; only a suggestion'),
  none: say('无对应', 'No heir'),
}

const gapKinds: Readonly<Record<GapRow['kind'], ReturnType<typeof say>>> = {
  'no-heir': say('旧任务无后续', 'Old, without heir'),
  undecided: say('旧任务待确认', 'Old, undecided'),
  'no-origin': say('新任务无来源', 'New, without origin'),
}

function Heirs({ of, row }: { of: AnswerOfMapping; row: Row }) {
  const nameOf = (key: string) => `${key} ${of.to.find((one) => one.key === key)?.title ?? ''}`
  if (!row.line)
    return (
      <ul className="t-heirs">
        {row.suggestions.map(({ key, score }) => (
          <li key={key}>
            {nameOf(key)} <small>{score}%</small>
          </li>
        ))}
        <li>
          <small className="g-source">
            <T of={row.suggestions.length > 0 ? texts.guess : say('没有相近的新任务', 'Nothing alike')} />
          </small>
        </li>
      </ul>
    )
  return (
    <ul className="t-heirs">
      {row.line.heirs.length === 0 && (
        <li>
          <T of={texts.none} />
        </li>
      )}
      {row.line.heirs.map(({ to, relation }) => (
        <li key={to}>
          {nameOf(to)}（<T of={sayRelation(relation)} />）
        </li>
      ))}
      <li>
        <small className="g-source">{[row.line.note, row.line.byName, row.line.on].filter(Boolean).join(' · ')}</small>
      </li>
    </ul>
  )
}

function Dialog({ of, row, onClose }: { of: AnswerOfMapping; row: Row; onClose(): void }) {
  const mapping = useDo(MapMeasure)
  const to = of.to.map(({ key, title }) => ({ value: key, label: say(`${key} ${title}`, `${key} ${title}`) }))
  const form = defineForm({
    heirs: optional(choices(texts.heirs, to, { optional: true })),
    relation: choice(texts.relation, relations, {
      hint: say('旧任务相对于新任务', 'Of the old measure to the new one'),
    }),
    note: optional(
      longText(texts.note, { max: 500, hint: say('无对应时必填：去向', 'Needed without heir: what becomes of it') }),
    ),
  })
  const [likest] = row.suggestions
  const start = row.line
    ? {
        heirs: row.line.heirs.map((heir) => heir.to),
        relation: row.line.heirs[0]?.relation ?? 'part',
        note: row.line.note,
      }
    : { heirs: likest ? [likest.key] : [], relation: 'part' }
  return (
    <FormDialog
      title={say(`${row.measure.key} ${row.measure.title}`, `${row.measure.key} ${row.measure.title}`)}
      form={form}
      start={start}
      submitWord={texts.confirm}
      onSubmit={({ heirs, relation, note }) =>
        mapping.run({
          params: { id: of.id },
          body: {
            ...{ rev: of.rev, from: row.measure.key, note: note ?? '' },
            heirs: (heirs ?? []).map((key) => ({ to: key, relation })),
          },
        })
      }
      onClose={onClose}
    />
  )
}

function Gaps({ id }: { id: string }) {
  const asked = useAsk(ListGaps, { params: { id } })
  return (
    <Section title={say('缺口清单', 'Gaps')} actions={<ExportButton of={exportOf(ListGaps)} params={{ id }} />}>
      <Asked of={asked}>
        {(rows) => (
          <TableFor
            caption={say('缺口清单', 'Gaps')}
            rows={rows}
            rowKey={(row) => `${row.kind} ${row.key}`}
            exported
            empty={<T of={say('没有缺口。', 'No gaps.')} />}
            columns={[
              { key: 'title', label: labels.title, width: 280, value: (row) => `${row.key} ${row.title}` },
              { key: 'kind', label: say('缺口', 'Gap'), kind: 'state', value: (row) => gapKinds[row.kind] },
              { key: 'basis', label: labels.basis, width: 240 },
              { key: 'note', label: texts.note, width: 200 },
            ]}
          />
        )}
      </Asked>
    </Section>
  )
}

function Shown({ of }: { of: AnswerOfMapping }) {
  const [row, setRow] = useState<Row | null>(null)
  const confirming = useDo(ConfirmMapping)
  const params = { id: of.id }
  return (
    <Page
      title={titles.mapping}
      subtitle={`${of.fromName} → ${of.toName}`}
      breadcrumbs={[{ label: titles.mappings, to: '/tailoring/mappings' }]}
      actions={
        <>
          <ExportButton of={exportOf(ListLinks)} params={params} />
          {of.editable && (
            <Button
              type="primary"
              disabled={of.faults.length > 0}
              loading={confirming.busy}
              onClick={() => void confirming.run({ params }).catch(() => undefined)}
            >
              <T of={texts.whole} />
            </Button>
          )}
        </>
      }
    >
      <ProblemBox problem={confirming.problem} />
      {of.faults.length > 0 && <RefusalList refusals={of.faults} />}
      <Section
        title={say(`逐条对照（${of.decided}/${of.measures}）`, `Measure by measure (${of.decided}/${of.measures})`)}
      >
        <TableFor
          caption={titles.mapping}
          rows={of.rows}
          rowKey={({ measure }) => measure.key}
          exported
          rowActions={
            of.editable
              ? (one) => (
                  <Button size="small" type={one.line ? 'default' : 'primary'} onClick={() => setRow(one)}>
                    <T of={one.line ? texts.change : texts.confirm} />
                  </Button>
                )
              : undefined
          }
          columns={[
            {
              key: 'title',
              label: say('旧任务', 'Old measure'),
              width: 300,
              render: ({ measure }) => <MeasureText of={measure} />,
            },
            {
              key: 'state',
              label: labels.state,
              kind: 'state',
              value: ({ line }) => (line ? say('已确认', 'Confirmed') : say('待确认', 'To confirm')),
            },
            { key: 'heirs', label: texts.heirs, width: 340, render: (one) => <Heirs of={of} row={one} /> },
          ]}
        />
      </Section>
      <Gaps id={of.id} />
      {row && <Dialog of={of} row={row} onClose={() => setRow(null)} />}
    </Page>
  )
}

/** A mapping: every old measure with what it answers to, and the gaps that are left. */
export function MappingPage({ id }: { id: string }) {
  const asked = useAsk(GetMapping, { params: { id } })
  return <Asked of={asked}>{(of) => <Shown of={of} />}</Asked>
}
