import { choice, defineForm } from '#kernel/form'
import { comparisons, ListIndicators } from '#kernel/indicator'
import { say } from '#platform/say'
import { type Column, ListPage, type RowOf, T, useAsk, useDo } from '#ui'
import { AddWatch, ListWatch, labelIn, WatchForm, watchKinds } from '../model/index.ts'
import { AddButton } from './add.tsx'
import { texts } from './words.ts'

type Row = RowOf<typeof ListWatch>

const columns: readonly Column<Row>[] = [
  { key: 'label', label: say('指标', 'Indicator'), kind: 'say', width: 240 },
  {
    key: 'kind',
    label: say('监测内容', 'What is watched'),
    kind: 'say',
    value: (row) => labelIn(watchKinds, row.kind),
  },
  {
    key: 'level',
    label: say('要求', 'Must be'),
    kind: 'say',
    value: (row) =>
      row.comparison && row.level !== null
        ? say(`${comparisons[row.comparison].zh} ${row.level}`, `${comparisons[row.comparison].en} ${row.level}`)
        : say('按参数', 'By parameter'),
  },
  { key: 'validFrom', label: say('自', 'From'), kind: 'date' },
  { key: 'validTo', label: say('至', 'Until'), kind: 'date', ifAny: true },
  { key: 'source', label: say('依据', 'Source'), width: 260 },
]

function NewRule() {
  const add = useDo(AddWatch)
  const indicators = useAsk(ListIndicators, { query: {} })
  const choices = (indicators.data ?? []).map(({ name, label }) => ({ value: name, label }))
  const form = defineForm({ ...WatchForm, indicator: choice(say('指标', 'Indicator'), choices) })
  return (
    <AddButton
      title={texts.newRule}
      form={form}
      keep="watch-rule"
      onSubmit={(answers) => add.run({ body: { answers } })}
    />
  )
}

/** What is watched; the numbers for jumps, silence and outliers are parameters. */
export function RulesPage() {
  return (
    <ListPage
      title={texts.rules}
      breadcrumbs={[{ label: texts.alerts, to: '/statistics/alerts' }]}
      list={ListWatch}
      columns={columns}
      rowKey={(row) => String(row.id)}
      search={null}
      filters={[{ name: 'kind', kind: 'choice', label: say('监测内容', 'What is watched'), choices: watchKinds }]}
      actions={<NewRule />}
      empty={
        <T
          of={say(
            '还没有监测规则。新增一条后，系统每小时检查一次。',
            'No rules yet. Add one, and figures are held against it every hour.',
          )}
        />
      }
    />
  )
}
