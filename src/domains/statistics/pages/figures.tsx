import { ListIndicators } from '#kernel/indicator'
import { say } from '#platform/say'
import { type Column, formatNumber, ListPage, type RowOf, T, To, useAsk, useLanguage } from '#ui'
import { ListFigures, ListFormulas, labelIn, states, trees } from '../model/index.ts'
import { addressWith, numberOf, useAsked, useHead } from './asked.ts'
import { Head } from './head.tsx'
import { texts } from './words.ts'

type Row = RowOf<typeof ListFigures>

const nobody = say('无应报单位', 'None expected')

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    label: say('单位', 'Unit'),
    width: 220,
    render: (row) => <Below row={row} />,
  },
  { key: 'category', label: say('分类', 'Category'), kind: 'say', value: (row) => row.category, ifAny: true },
  { key: 'value', label: say('数值', 'Figure'), kind: 'number', decimals: 6, render: (row) => <Figure row={row} /> },
  {
    key: 'numerator',
    label: say('分子', 'Numerator'),
    kind: 'number',
    value: (row) => numberOf(row.numerator),
    ifAny: true,
  },
  {
    key: 'denominator',
    label: say('分母', 'Denominator'),
    kind: 'number',
    value: (row) => numberOf(row.denominator),
    ifAny: true,
  },
  {
    key: 'reported',
    label: say('已报／应报', 'Reported of expected'),
    value: (row) => `${row.reported} / ${row.expected}`,
  },
  {
    key: 'state',
    label: say('状态', 'State'),
    kind: 'state',
    value: (row) =>
      row.expected + row.reported === 0 && row.state === 'missing' ? nobody : labelIn(states, row.state),
  },
  {
    key: 'own',
    label: say('本单位自报', 'Own report'),
    kind: 'number',
    value: (row) => numberOf(row.own),
    wideOnly: true,
    ifAny: true,
  },
  {
    key: 'warnings',
    label: say('提示', 'Warnings'),
    kind: 'say',
    value: (row) => warningOf(row.warnings),
    wideOnly: true,
    ifAny: true,
  },
]

const warningOf = (codes: readonly string[]) =>
  codes.includes('whole-differs')
    ? say('与下级之和不一致', 'Differs from the sum below')
    : codes.includes('time-parts-differ')
      ? say('与分期之和不一致', 'Differs from the sum of its parts')
      : codes.includes('uneven-coverage')
        ? say('分子分母的报送单位不一致', 'Its two sides rest on different units')
        : codes.includes('whole-and-below')
          ? say('下级也报了数', 'Units below reported too')
          : null

/** The unit; for one below, the way down. */
function Below({ row }: { row: Row }) {
  const asked = useAsked()
  if (row.category) return <span className="g-note">{row.name}</span>
  if (row.isSelf) return <strong>{row.name}</strong>
  return <To to={addressWith(asked, { unitId: row.unitId })}>{row.name}</To>
}

/** A figure opens to the claims it rests on. */
function Figure({ row }: { row: Row }) {
  const lang = useLanguage()
  const asked = useHead()
  if (row.isHidden)
    return (
      <span className="g-note">
        <T of={say('人数过少，不公布', 'Too few people')} />
      </span>
    )
  if (row.value === null) return <span className="g-number">—</span>
  const { indicator, period } = asked.data ?? {}
  const shown = formatNumber(Number(row.value), indicator?.decimals, lang)
  // A share rests on the claims of its two sides, which the formula above opens.
  if (!indicator || !period || asked.data?.formula || row.category) return <span className="g-number">{shown}</span>
  const query = new URLSearchParams({ indicator: indicator.name, unitId: String(row.unitId), below: 'true', period })
  return (
    <span className="g-number">
      <To to={`/figures?${query}`}>{shown}</To>
    </span>
  )
}

/** Sums of an indicator: a unit and those right below it, with who reported. */
export function FiguresPage() {
  const indicators = useAsk(ListIndicators, { query: {} })
  const formulas = useAsk(ListFormulas, { query: { size: 200 } } as never).data?.rows ?? []
  const choices = (indicators.data ?? []).map(({ name, label }) => ({
    value: name,
    label: formulas.some(({ indicator }) => indicator === name)
      ? say(`${label.zh}（按公式）`, `${label.en} (by formula)`)
      : label,
  }))
  const dimensions = (useHead().data?.dimensions ?? []).map(({ name, label }) => ({ value: name, label }))
  return (
    <ListPage
      title={texts.sums}
      subtitle={
        <>
          <To to="/statistics/formulas">
            <T of={texts.formulas} />
          </To>
          <To to="/statistics/targets">
            <T of={texts.targets} />
          </To>
        </>
      }
      list={ListFigures}
      columns={columns}
      rowKey={(row) => `${row.unitId} ${row.categoryKey ?? ''}`}
      search={null}
      filters={[
        { name: 'indicator', kind: 'choice', label: say('指标', 'Indicator'), choices },
        { name: 'tree', kind: 'choice', label: say('统计口径', 'Tree'), choices: trees, unset: () => 'territorial' },
        { name: 'unitId', kind: 'unit', label: say('单位', 'Unit') },
        { name: 'period', kind: 'period', label: say('统计期', 'Period') },
        { name: 'by', kind: 'choice', label: say('分类', 'By'), choices: dimensions },
      ]}
      above={() => <Head />}
      empty={
        <T
          of={say(
            '还没有可汇总的数据。单位填报并经审核后，系统每分钟汇总一次；可先在“数据台账”中查看已报的数。',
            'Nothing to sum up yet. Once a unit has reported and the figure is accepted, it is summed up within a minute; see the ledger of figures for what was reported.',
          )}
        />
      }
    />
  )
}
