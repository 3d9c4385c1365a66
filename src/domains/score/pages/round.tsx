import { Button } from 'antd'
import { join, say } from '#platform/say'
import {
  Asked,
  type Column,
  ExportButton,
  Fact,
  Facts,
  FileAddOutlined,
  may,
  Page,
  ProblemBox,
  Section,
  sayPeriod,
  T,
  TableFor,
  To,
  useAsk,
  useDo,
  useGo,
} from '#ui'
import { DraftBulletin, ExportRound, GetRound, grades, type RoundTable, type RoundUnit } from '../model/index.ts'
import { pointsText } from '../rules/index.ts'
import { labels, titles } from './words.ts'

const texts = {
  table: say('得分表（按机构序列排列）', 'Scores, in the order of the organisation'),
  draft: say('生成通报', 'Draft the bulletin'),
  blocked: (n: number) => say(`${n} 项未报`, `${n} not reported`),
  none: say('本轮没有您可以查看的单位。', 'No unit of this round is within your reach.'),
}

const numberOf = (hundredths: number | null | undefined) => (hundredths == null ? null : hundredths / 100)

const columnsOf = ({ aspects }: RoundTable): Column<RoundUnit>[] => [
  { key: 'unitName', label: labels.unit, width: 180 },
  { key: 'stateLabel', label: labels.state, kind: 'state' },
  { key: 'total', label: labels.total, kind: 'number', decimals: 2, value: (row) => numberOf(row.total) },
  {
    key: 'grade',
    label: say('分数档次', 'Grade by points'),
    kind: 'say',
    value: (row) =>
      row.grade ? grades[row.grade] : row.blocking.length > 0 ? texts.blocked(row.blocking.length) : null,
  },
  ...aspects.map(
    (aspect, i): Column<RoundUnit> => ({
      key: `aspect-${aspect.key}`,
      label: aspect.label,
      kind: 'number',
      wideOnly: true,
      // Full points differ from unit to unit where something does not apply, so each cell says its own.
      render: ({ aspects: own }) => {
        const of = own[i]
        return of ? `${pointsText(of.points)} / ${pointsText(of.full)}` : '—'
      },
    }),
  ),
  {
    key: 'bonus',
    label: labels.bonus,
    kind: 'number',
    decimals: 2,
    wideOnly: true,
    value: (row) => numberOf(row.bonus),
  },
  {
    key: 'deduction',
    label: labels.deduction,
    kind: 'number',
    decimals: 2,
    wideOnly: true,
    value: (row) => numberOf(row.deduction),
  },
]

function Draft({ roundId }: { roundId: string }) {
  const drafting = useDo(DraftBulletin)
  const go = useGo()
  const draft = async () => {
    const made = await drafting.run({ body: { roundId, corrects: null } }).catch(() => null)
    if (made) go(`/bulletins/${made.regionId}/${made.id}`)
  }
  return (
    <>
      <Button type="primary" icon={<FileAddOutlined />} loading={drafting.busy} onClick={() => void draft()}>
        <T of={texts.draft} />
      </Button>
      <ProblemBox problem={drafting.problem} />
    </>
  )
}

function About({ of }: { of: RoundTable }) {
  return (
    <div className="g-panel">
      <Facts>
        <Fact label={labels.period}>
          <T of={sayPeriod(of.round.period)} />
        </Fact>
        <Fact label={titles.system}>
          <To to={`/score/systems/${of.round.systemId}`}>
            <T
              of={join(
                of.round.systemName,
                say(`（第${of.round.systemVersion}版）`, `, version ${of.round.systemVersion}`),
              )}
            />
          </To>
        </Fact>
        <Fact label={say('发起日期', 'Opened on')}>{of.round.openedOn}</Fact>
        <Fact label={labels.units}>{of.units.length}</Fact>
      </Facts>
    </div>
  )
}

/** A round: units by aspects, each row opening to the unit's sheet. */
export function RoundPage({ id }: { id: string }) {
  const table = useAsk(GetRound, { params: { id } })
  return (
    <Asked of={table}>
      {(of) => (
        <Page
          title={of.round.name}
          breadcrumbs={[{ label: titles.score, to: '/score' }]}
          actions={
            <>
              <ExportButton of={ExportRound} params={{ id }} />
              {may('bulletin.draft') && of.units.some((u) => u.state === 'confirmed' || u.state === 'closed') && (
                <Draft roundId={id} />
              )}
            </>
          }
        >
          <About of={of} />
          <Section title={texts.table}>
            <TableFor
              caption={texts.table}
              rows={of.units}
              rowKey={(row) => row.id}
              link={(row) => `/score/evaluations/${row.regionId}/${row.id}`}
              empty={<T of={texts.none} />}
              columns={columnsOf(of)}
            />
          </Section>
        </Page>
      )}
    </Asked>
  )
}
