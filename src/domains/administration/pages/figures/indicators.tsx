import { Button } from 'antd'
import { useState } from 'react'
import { exportOf } from '#kernel/export'
import { choice, choices, defineForm, number, text } from '#kernel/form'
import {
  AddIndicator,
  dimensionsKnown,
  directions,
  type IndicatorDefinition,
  kinds,
  ListIndicators,
  pers,
} from '#kernel/indicator'
import { join, say } from '#platform/say'
import {
  Asked,
  type Column,
  ExportButton,
  FilterBar,
  FormDialog,
  may,
  Page,
  PlusOutlined,
  StateTag,
  T,
  TableFor,
  useAsk,
  useDo,
  useFilters,
  useWide,
} from '#ui'
import * as titles from '../titles.ts'

const wordOf = (list: readonly { value: string; label: ReturnType<typeof say> }[], value: string) =>
  list.find((one) => one.value === value)?.label ?? say(value, value)

const columns: readonly Column<IndicatorDefinition>[] = [
  { key: 'label', label: say('指标', 'Indicator'), kind: 'say', width: 200 },
  { key: 'measure', label: say('计量单位', 'Measure'), kind: 'say' },
  { key: 'per', label: say('统计期', 'Period'), value: (row) => wordOf(pers, row.per) },
  { key: 'kind', label: say('性质', 'Kind'), value: (row) => wordOf(kinds, row.kind) },
  { key: 'direction', label: say('方向', 'Direction'), value: (row) => wordOf(directions, row.direction) },
  { key: 'source', label: say('依据', 'Source'), kind: 'say', width: 200 },
  {
    key: 'origin',
    label: say('来源', 'Origin'),
    kind: 'state',
    render: (row) => (
      <StateTag closed={row.origin === 'product'}>
        <T of={row.origin === 'product' ? say('系统', 'Product') : say('本地新增', 'Added here')} />
      </StateTag>
    ),
  },
]

/** On a phone: name, and in one line how it is counted. */
const few: readonly Column<IndicatorDefinition>[] = [
  { key: 'label', label: say('指标', 'Indicator'), kind: 'say' },
  {
    key: 'measure',
    label: say('怎样统计', 'How it is counted'),
    value: ({ measure, per, kind }) =>
      join(measure, say('，', ', '), wordOf(pers, per), say('，', ', '), wordOf(kinds, kind)),
  },
]

const IndicatorForm = defineForm({
  label: text(say('名称', 'Name'), { max: 100 }),
  measure: text(say('计量单位', 'Measure'), { max: 20, hint: say('如：人、万元、%', 'Such as people, %') }),
  per: choice(say('统计期', 'Period'), pers),
  kind: choice(say('性质', 'Kind'), kinds),
  direction: choice(say('方向', 'Direction'), directions),
  decimals: number(say('小数位数', 'Decimals'), { measure: say('位', 'places'), min: 0, max: 6 }),
  dimensions: choices(
    say('分类维度', 'Broken down by'),
    dimensionsKnown.map(({ name, label }) => ({ value: name, label })),
    { optional: true, hint: say('填报时分类各填一次，合计自动得出', 'Categories are typed once; the total follows') },
  ),
  source: text(say('依据文件', 'Document'), { max: 100 }),
})

/** What is counted, by the product or by an office of its own. */
export default function Indicators() {
  const [filter, setFilter] = useFilters()
  const [open, setOpen] = useState(false)
  const wide = useWide()
  const asked = useAsk(ListIndicators, { query: filter.words ? { words: filter.words } : {} }, { keepPrevious: true })
  return (
    <Page
      title={titles.indicators}
      actions={
        <>
          <ExportButton of={exportOf(ListIndicators)} query={filter.words ? { words: filter.words } : {}} />
          {may('figures.manage') && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
              <T of={say('新增指标', 'Add an indicator')} />
            </Button>
          )}
        </>
      }
    >
      <FilterBar
        value={filter}
        onChange={({ words }) => setFilter(words ? { words: String(words) } : {})}
        search={say('指标名称', 'Name of an indicator')}
      />
      <Asked of={asked}>
        {(rows) => (
          <TableFor
            caption={titles.indicators}
            columns={wide ? columns : few}
            rows={rows}
            rowKey={(row) => row.name}
            link={may('figures.read') ? (row) => `/figures?indicator=${row.name}` : undefined}
            empty={<T of={say('没有符合条件的指标。', 'No indicator fits.')} />}
            exported
          />
        )}
      </Asked>
      {open && <AddDialog onClose={() => setOpen(false)} />}
    </Page>
  )
}

const both = (text: string) => say(text, text)

function AddDialog({ onClose }: { onClose(): void }) {
  const add = useDo(AddIndicator)
  return (
    <FormDialog
      title={say('新增指标', 'Add an indicator')}
      form={IndicatorForm}
      start={{ decimals: 0 }}
      keep="indicator-add"
      onSubmit={({ label, measure, source, dimensions, ...rest }) =>
        add.run({
          body: {
            ...rest,
            dimensions: dimensions ?? [],
            label: both(label),
            measure: both(measure),
            source: both(source),
          },
        })
      }
      onClose={onClose}
    />
  )
}
