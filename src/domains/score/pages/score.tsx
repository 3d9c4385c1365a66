import { type EditionRow, editionStates } from '#kernel/edition'
import { say } from '#platform/say'
import { Asked, may, Page, Section, sayPeriod, T, TableFor, useAsk } from '#ui'
import { ListRounds, ListSystems, type RoundRow } from '../model/index.ts'
import { NewSystem, StartRound } from './start.tsx'
import { labels, titles } from './words.ts'

const texts = {
  subtitle: say(
    '按施行的指标体系评价，每一分都可以打开看依据；单位按机构序列排列，不作排名',
    'Scored by the system in force; every point opens to its grounds; units stand in the order of the organisation',
  ),
  noRounds: say(
    '还没有评价轮次。先施行一个指标体系，再发起评价，各单位即收到自评待办。',
    'No rounds yet. Put a system in force, then open a round: each unit finds its self-evaluation on its desk.',
  ),
  noSystems: say(
    '还没有指标体系。可从默认体系（十个方面二十项）起草，修改后施行。',
    'No systems yet. Draft one from the standard system (ten aspects, twenty items), change it and put it in force.',
  ),
}

const Rounds = ({ rows }: { rows: readonly RoundRow[] }) => (
  <TableFor
    caption={titles.round}
    rows={rows}
    rowKey={(row) => row.id}
    link={(row) => `/score/rounds/${row.id}`}
    empty={<T of={texts.noRounds} />}
    columns={[
      { key: 'name', label: labels.name, width: 200 },
      { key: 'period', label: labels.period, value: (row) => sayPeriod(row.period) },
      { key: 'system', label: titles.system, value: (row) => `${row.systemName}（第${row.systemVersion}版）` },
      { key: 'openedOn', label: say('发起日期', 'Opened on'), kind: 'date' },
      { key: 'units', label: labels.units, kind: 'number' },
      { key: 'confirmed', label: say('已确认', 'Confirmed'), kind: 'number' },
    ]}
  />
)

const Systems = ({ rows }: { rows: readonly EditionRow[] }) => (
  <TableFor
    caption={titles.system}
    rows={rows}
    rowKey={(row) => row.id}
    link={(row) => `/score/systems/${row.id}`}
    empty={<T of={texts.noSystems} />}
    columns={[
      { key: 'name', label: labels.name, width: 200 },
      { key: 'year', label: labels.year, value: (row) => String(row.year) },
      {
        key: 'version',
        label: labels.version,
        kind: 'say',
        value: (row) => say(`第${row.version}版`, `Version ${row.version}`),
      },
      { key: 'state', label: labels.state, kind: 'state', value: (row) => editionStates[row.state] },
      { key: 'inForceOn', label: say('施行日期', 'In force from'), kind: 'date' },
    ]}
  />
)

/** Rounds of evaluation and the systems they go by. */
export function ScoreHome() {
  const rounds = useAsk(ListRounds, {})
  const systems = useAsk(ListSystems, {})
  const manages = may('score.manage')
  const inForce = systems.data?.filter((system) => system.state === 'in-force') ?? []
  return (
    <Page title={titles.score} subtitle={<T of={texts.subtitle} />}>
      <Section title={titles.round} actions={manages && <StartRound systems={inForce} />}>
        <Asked of={rounds}>{(rows) => <Rounds rows={rows} />}</Asked>
      </Section>
      <Section title={titles.system} actions={manages && <NewSystem systems={systems.data ?? []} />}>
        <Asked of={systems}>{(rows) => <Systems rows={rows} />}</Asked>
      </Section>
    </Page>
  )
}
