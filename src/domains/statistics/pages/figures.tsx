import { comparisons, ListIndicators } from '#kernel/indicator'
import { say } from '#platform/say'
import {
  Asked,
  type Column,
  Fact,
  Facts,
  formatNumber,
  LineChart,
  ListPage,
  type RowOf,
  Section,
  sayPeriod,
  T,
  To,
  useAsk,
  useFilters,
  useLanguage,
} from '#ui'
import { GetFigureHead, ListFigures, labelIn, states, trees } from '../model/index.ts'
import { texts } from './words.ts'

type Row = RowOf<typeof ListFigures>

/** A filter of the address bar as a query takes it. */
function useAsked() {
  const [filters] = useFilters()
  const { indicator, tree, unitId, period } = filters as Record<string, string | undefined>
  return {
    ...(indicator && { indicator }),
    ...(tree && { tree }),
    ...(unitId && { unitId }),
    ...(period && { period }),
  }
}

const numberOf = (value: string | null) => (value === null ? null : Number(value))

const sums = say('经审核数据的汇总', 'Sums of accepted figures')

/** Definition, time, target and trend of the figures below. */
function Head() {
  const lang = useLanguage()
  const asked = useAsk(GetFigureHead, { query: useAsked() } as never)
  return (
    <Asked of={asked}>
      {(head) =>
        head.indicator === null || head.period === null ? null : (
          <Section title={head.indicator.label}>
            <Facts>
              <Fact label={say('单位', 'Unit')}>{head.unitName}</Fact>
              <Fact label={say('统计期', 'Period')}>
                <T of={sayPeriod(head.period)} />
              </Fact>
              <Fact label={say('计量单位', 'Measure')}>
                <T of={head.indicator.measure} />
              </Fact>
              <Fact label={say('汇总时间', 'Summed up')}>
                {head.at === null ? (
                  <T of={say('尚未汇总', 'Not yet')} />
                ) : (
                  <T
                    of={say(
                      `截至 ${inChina(head.at)}，待汇总 ${head.waiting} 项`,
                      `As of ${inChina(head.at)}; ${head.waiting} changes wait`,
                    )}
                  />
                )}
              </Fact>
              {head.target && (
                <Fact label={say('目标', 'Target')}>
                  <T of={comparisons[head.target.comparison as keyof typeof comparisons]} />{' '}
                  {formatNumber(Number(head.target.level), undefined, lang)}
                  {'　'}
                  <T of={metWords(head.target.met)} />
                  <small>{`　${head.target.source}`}</small>
                </Fact>
              )}
            </Facts>
            <LineChart
              title={say(
                `${head.unitName}：${head.indicator.label.zh}`,
                `${head.unitName}: ${head.indicator.label.en}`,
              )}
              source={sums}
              asOf={sayPeriod(head.period)}
              measure={head.indicator.measure}
              decimals={head.indicator.decimals}
              categories={head.trend.map(({ at }) => ({ key: at, label: at }))}
              series={[{ label: head.indicator.label, values: head.trend.map(({ value }) => numberOf(value)) }]}
            />
          </Section>
        )
      }
    </Asked>
  )
}

const inChina = (at: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  )

const metWords = (met: boolean | null) =>
  met === null ? say('本期无数据', 'no figure') : met ? say('已达到', 'met') : say('未达到', 'not met')

const nobody = say('无应报单位', 'None expected')

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    label: say('单位', 'Unit'),
    width: 220,
    render: (row) => <Below row={row} />,
  },
  { key: 'value', label: say('数值', 'Figure'), kind: 'number', decimals: 6, render: (row) => <Figure row={row} /> },
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
    value: (row) => (row.own === null ? null : Number(row.own)),
    wideOnly: true,
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
      : codes.includes('whole-and-below')
        ? say('下级也报了数', 'Units below reported too')
        : null

/** The unit; for one below, the way down. */
function Below({ row }: { row: Row }) {
  const asked = useAsked()
  if (row.isSelf) return <strong>{row.name}</strong>
  const query = new URLSearchParams({ ...asked, unitId: String(row.unitId) } as Record<string, string>)
  return <To to={`/statistics/indicators?${query}`}>{row.name}</To>
}

/** A figure opens to the claims it rests on. */
function Figure({ row }: { row: Row }) {
  const lang = useLanguage()
  const asked = useAsk(GetFigureHead, { query: useAsked() } as never)
  if (row.value === null) return <span className="g-number">—</span>
  const { indicator, period } = asked.data ?? {}
  const shown = formatNumber(Number(row.value), indicator?.decimals, lang)
  if (!indicator || !period) return <span className="g-number">{shown}</span>
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
  const choices = (indicators.data ?? []).map(({ name, label }) => ({ value: name, label }))
  return (
    <ListPage
      title={texts.sums}
      list={ListFigures}
      columns={columns}
      rowKey={(row) => String(row.unitId)}
      search={null}
      filters={[
        { name: 'indicator', kind: 'choice', label: say('指标', 'Indicator'), choices },
        { name: 'tree', kind: 'choice', label: say('统计口径', 'Tree'), choices: trees, unset: () => 'territorial' },
        { name: 'unitId', kind: 'unit', label: say('单位', 'Unit') },
        { name: 'period', kind: 'period', label: say('统计期', 'Period') },
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
