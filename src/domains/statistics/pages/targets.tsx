import { choice, defineForm } from '#kernel/form'
import { comparisons, ListIndicators } from '#kernel/indicator'
import { say } from '#platform/say'
import { type Column, ListPage, type RowOf, sayPeriod, T, To, useAsk, useDo } from '#ui'
import { AddTarget, ListTargets, labelIn, marks, paces, TargetForm } from '../model/index.ts'
import { AddButton } from './add.tsx'
import { texts } from './words.ts'

type Row = RowOf<typeof ListTargets>

const address = ({ indicator, unitId }: Row) =>
  `/statistics/indicators?indicator=${indicator}${unitId === null ? '' : `&unitId=${unitId}`}`

const columns: readonly Column<Row>[] = [
  {
    key: 'label',
    label: say('指标', 'Indicator'),
    width: 220,
    render: (row) => (
      <To to={address(row)}>
        <T of={row.label} />
      </To>
    ),
  },
  {
    key: 'unitName',
    label: say('单位', 'Unit'),
    kind: 'say',
    value: (row) => (row.unitName === null ? say('各单位', 'Every unit') : say(row.unitName, row.unitName)),
  },
  {
    key: 'value',
    label: say('要求', 'Must be'),
    kind: 'say',
    value: (row) =>
      say(
        `${comparisons[row.comparison].zh} ${row.value} ${row.measure.zh}`,
        `${comparisons[row.comparison].en} ${row.value} ${row.measure.en}`,
      ),
  },
  { key: 'period', label: say('目标期', 'By'), kind: 'say', value: (row) => sayPeriod(row.period) },
  {
    key: 'baselinePeriod',
    label: say('基期', 'Baseline'),
    kind: 'say',
    value: (row) => (row.baselinePeriod === null ? null : sayPeriod(row.baselinePeriod)),
    ifAny: true,
  },
  {
    key: 'pace',
    label: say('进度测算', 'Pace by'),
    kind: 'say',
    value: (row) => labelIn(paces, row.pace),
    wideOnly: true,
  },
  {
    key: 'confidence',
    label: say('可信程度', 'How sure'),
    kind: 'say',
    value: (row) => labelIn(marks, row.confidence),
  },
  { key: 'validFrom', label: say('施行日期', 'From'), kind: 'date' },
  { key: 'validTo', label: say('失效日期', 'Until'), kind: 'date', ifAny: true },
  { key: 'source', label: say('依据', 'Source'), width: 260 },
]

/** What is asked of figures, by when and by which document. */
export function TargetsPage() {
  const add = useDo(AddTarget)
  const indicators = useAsk(ListIndicators, { query: {} })
  const choices = (indicators.data ?? []).map(({ name, label }) => ({ value: name, label }))
  const form = defineForm({ ...TargetForm, indicator: choice(say('指标', 'Indicator'), choices) })
  return (
    <ListPage
      title={texts.targets}
      breadcrumbs={[{ label: texts.sums, to: '/statistics/indicators' }]}
      list={ListTargets}
      columns={columns}
      rowKey={(row) => String(row.id)}
      search={null}
      actions={
        <AddButton
          title={texts.newTarget}
          form={form}
          keep="target"
          onSubmit={(answers) => add.run({ body: { answers } })}
        />
      }
      empty={
        <T
          of={say(
            '本单位还没有目标值。目标值由产改办按文件设定，设定后指标页会算出差距和按现有进度达到的年份。',
            'No targets for this unit yet. The reform office sets them by a document; then the page of the indicator shows the gap and the year at the present pace.',
          )}
        />
      }
    />
  )
}
