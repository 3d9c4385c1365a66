import { say } from '#platform/say'
import { type Column, ListPage, type RowOf, T, To, useDo } from '#ui'
import { AddFormula, FormulaForm, ListFormulas } from '../model/index.ts'
import { AddButton } from './add.tsx'
import { texts } from './words.ts'

type Row = RowOf<typeof ListFormulas>

const columns: readonly Column<Row>[] = [
  {
    key: 'label',
    label: say('指标', 'Indicator'),
    width: 240,
    render: (row) => (
      <To to={`/statistics/indicators?indicator=${row.indicator}`}>
        <T of={row.label} />
      </To>
    ),
  },
  { key: 'words', label: say('公式', 'Formula'), kind: 'say', width: 280 },
  { key: 'measure', label: say('计量单位', 'Measure'), kind: 'say' },
  { key: 'least', label: say('分母下限', 'Least denominator'), kind: 'number', ifAny: true },
  { key: 'source', label: say('依据', 'Source'), kind: 'say', width: 260 },
]

/** Indicators that are reckoned from others. */
export function FormulasPage() {
  const add = useDo(AddFormula)
  return (
    <ListPage
      title={texts.formulas}
      breadcrumbs={[{ label: texts.sums, to: '/statistics/indicators' }]}
      list={ListFormulas}
      columns={columns}
      rowKey={(row) => row.indicator}
      search={null}
      actions={
        <AddButton
          title={texts.newFormula}
          form={FormulaForm}
          keep="formula"
          onSubmit={(answers) => add.run({ body: { answers } })}
        />
      }
      empty={
        <T
          of={say(
            '还没有公式指标。新增一个后，按各单位的汇总数代入公式计算。',
            'No formulas yet. Add one, and it is reckoned from the sums of each unit.',
          )}
        />
      }
    />
  )
}
