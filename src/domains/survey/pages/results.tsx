import { say } from '#platform/say'
import {
  Asked,
  Fact,
  Facts,
  FilterBar,
  formatNumber,
  Page,
  SaveButton,
  Section,
  T,
  TableFor,
  useAsk,
  useFilters,
  useSay,
} from '#ui'
import { GetResults, type ResultsAnswer, ResultsDocx, ResultsXlsx } from '../model/index.ts'
import { titles } from './words.ts'

type Result = ResultsAnswer['results'][number]
type Line = Result['lines'][number]

const percent = (share: number) => `${(100 * share).toFixed(1)}%`
const figure = ({ measure }: Pick<Line, 'measure'>, value: number) =>
  measure === 'share' ? percent(value) : formatNumber(value, measure === 'total' ? 0 : 2)

/** A bar of a share with its interval as a line. */
function Bar({ line }: { line: Line }) {
  const toSay = useSay()
  const { estimate } = line
  if (!estimate || line.measure !== 'share') return null
  const words = `${toSay(line.label)} ${percent(estimate.value)}`
  return (
    <svg className="v-bar" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={words}>
      <rect x="0" y="1" width={100 * estimate.value} height="10" className="v-bar-share" />
      <rect
        x={100 * estimate.low}
        y="5"
        width={Math.max(0.3, 100 * (estimate.high - estimate.low))}
        height="2"
        className="v-bar-range"
      />
    </svg>
  )
}

function One({ of }: { of: Result }) {
  if (of.kind === 'text')
    return (
      <Section title={of.label}>
        {of.texts.length > 0 ? (
          <ul>
            {[...new Set(of.texts)].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ) : (
          <T of={say('回答人数不足，不予列出。', 'Too few answered to list them.')} />
        )}
      </Section>
    )
  return (
    <Section title={of.label}>
      <TableFor
        caption={of.label}
        rows={of.lines}
        rowKey={(line) => line.label.zh}
        columns={[
          { key: 'label', label: say('选项', 'Choice'), kind: 'say', width: 220 },
          { key: 'n', label: say('人数', 'n'), align: 'end', value: (line) => line.n ?? '—' },
          {
            key: 'value',
            label: say('估计', 'Estimate'),
            align: 'end',
            value: (line) => (line.estimate ? figure(line, line.estimate.value) : '—'),
          },
          {
            key: 'range',
            label: say('95% 置信区间', '95 % interval'),
            align: 'end',
            value: (line) =>
              line.estimate ? `${figure(line, line.estimate.low)} – ${figure(line, line.estimate.high)}` : '—',
          },
          {
            key: 'deff',
            label: say('设计效应', 'Design effect'),
            align: 'end',
            value: (line) => line.estimate?.deff?.toFixed(2) ?? '—',
          },
          {
            key: 'effective',
            label: say('有效样本', 'Effective n'),
            align: 'end',
            value: (line) => line.estimate?.effective.toFixed(0) ?? '—',
          },
          { key: 'bar', label: say('图', 'Bar'), width: 180, wideOnly: true, render: (line) => <Bar line={line} /> },
        ]}
      />
    </Section>
  )
}

function Cross({ of, found }: { of: ResultsAnswer['cross'][number]; found: ResultsAnswer }) {
  const label = found.choices.find(({ value }) => value === of.question)?.label ?? say(of.question, of.question)
  return (
    <Section title={label}>
      <TableFor
        caption={label}
        rows={of.rows}
        rowKey={(row) => row.label.zh}
        columns={[
          { key: 'label', label: say('选项', 'Choice'), kind: 'say', width: 220 },
          ...of.groups.map((group, i) => ({
            key: `g${i}`,
            label: group,
            align: 'end' as const,
            value: (row: (typeof of.rows)[number]) => {
              const estimate = row.cells[i]?.estimate
              return estimate ? `${percent(estimate.value)}（${percent(estimate.low)}–${percent(estimate.high)}）` : '—'
            },
          })),
        ]}
      />
    </Section>
  )
}

/** Results of a survey with intervals; small groups are hidden together with what would give them away. */
export function ResultsPage({ regionId, id }: { regionId: string; id: string }) {
  const [filters, setFilters] = useFilters()
  const params = { regionId: Number(regionId), id }
  const asked = useAsk(GetResults, { params, query: filters.by ? { by: String(filters.by) } : {} })
  return (
    <Asked of={asked}>
      {(found) => (
        <Page
          title={say(`${found.title}：结果`, `${found.title}: results`)}
          breadcrumbs={[
            { label: titles.surveys, to: '/surveys' },
            { label: found.title, to: `/surveys/${regionId}/${id}` },
          ]}
          subtitle={
            <T
              of={
                found.published
                  ? say('已发布', 'Published')
                  : say('尚未发布，仅组织和审批人员可见', 'Not published; only those who run and approve it see this')
              }
            />
          }
          actions={
            <>
              <SaveButton of={ResultsXlsx} label={say('Excel', 'Excel')} params={params} />
              <SaveButton of={ResultsDocx} label={say('Word', 'Word')} params={params} />
            </>
          }
        >
          <Facts>
            <Fact label={say('有效答卷', 'Sheets')}>{found.answers}</Fact>
            <Fact label={say('应答率', 'Response rate')}>
              {found.rate === null ? '—' : `${percent(found.rate)}（${found.answers}/${found.drawn}）`}
            </Fact>
            <Fact label={say('匿名阈值', 'Threshold')}>{found.threshold}</Fact>
            <Fact label={say('加权', 'Weighting')}>
              <T
                of={
                  found.weighted
                    ? say(
                        `已加权（${found.rounds} 轮，最大偏差 ${percent(found.gap)}）`,
                        `Weighted (${found.rounds} rounds, gap ${percent(found.gap)})`,
                      )
                    : say('未加权', 'None')
                }
              />
            </Fact>
          </Facts>
          <FilterBar
            value={filters}
            onChange={setFilters}
            fields={[{ name: 'by', kind: 'choice', label: say('按此题分组', 'By groups of'), choices: found.choices }]}
            search={null}
          />
          {found.results.map((one) => (
            <One key={one.key} of={one} />
          ))}
          {found.cross.map((table) => (
            <Cross key={table.question} of={table} found={found} />
          ))}
        </Page>
      )}
    </Asked>
  )
}
