import type { ReactNode } from 'react'
import { type Say, say } from '#platform/say'
import {
  Asked,
  formatNumber,
  LineChart,
  Page,
  Section,
  sayPeriod,
  T,
  TileGrid,
  To,
  useAsk,
  useLanguage,
  useWide,
} from '#ui'
import { type Cockpit, GetCockpit } from '../model.ts'
import { type Counted, CountedTable, LightCounts, worstOf } from './counted.tsx'
import { Glance } from './glance.tsx'
import { useLastVisit } from './last-visit.ts'
import { Stuck } from './stuck.tsx'

const noWork = say(
  '还没有下达任务。请先在“任务台账”中确认并下达年度工作要点。',
  'No tasks issued yet. Confirm and issue the annual work points in the ledger first.',
)

const source = say(
  '您权限范围内的产改任务，数字取自办理记录',
  'The reform tasks within your units; the figures come from the work itself',
)

/** The reform at a glance: what is stuck and with whom, then the counts behind it. */
export function CockpitPage() {
  const since = useLastVisit('cockpit')
  const wide = useWide()
  const cockpit = useAsk(GetCockpit, { query: since ? { since } : {} })
  return (
    <Page title={say('改革驾驶舱', 'Cockpit')} subtitle={wide && <T of={source} />}>
      <Asked of={cockpit}>{(answer) => <Loop of={answer} />}</Asked>
    </Page>
  )
}

function Stat({ label, children, danger }: { label: Say; children: ReactNode; danger?: boolean }) {
  return (
    <div className="h-stat">
      <dt>
        <T of={label} />
      </dt>
      <dd className={danger ? 'g-overdue' : undefined}>{children}</dd>
    </div>
  )
}

function Stats({ of }: { of: Counted }) {
  const lang = useLanguage()
  return (
    <dl className="g-panel h-stats">
      <Stat label={say('在办任务', 'Open tasks')}>{of.open}</Stat>
      <Stat label={say('已办结', 'Done')}>{of.done}</Stat>
      <Stat label={say('已逾期', 'Overdue')} danger={of.overdue > 0}>
        {of.overdue}
      </Stat>
      <Stat label={say('平均进度', 'Mean progress')}>
        {of.progress === null ? '—' : `${formatNumber(of.progress, 1, lang)}%`}
      </Stat>
      <div className="h-stat h-stat-lights">
        <dt>
          <T of={say('在办任务灯色', 'Lights of open tasks')} />
        </dt>
        <dd>
          <LightCounts of={of.lights} />
        </dd>
      </div>
    </dl>
  )
}

function Prefectures({ of }: { of: Cockpit['prefectures'] }) {
  return (
    <Section title={say('按市州', 'By prefecture')}>
      <TileGrid
        label={say('市州灯色（示意）', 'Lights by prefecture (schematic)')}
        tiles={of.map((p) => ({
          key: String(p.regionId),
          label: p.name,
          light: worstOf(p.lights),
          value: `${p.open}`,
          reason: say(`在办 ${p.open} 项，逾期 ${p.overdue} 项`, `${p.open} open, ${p.overdue} overdue`),
        }))}
      />
    </Section>
  )
}

/** Whoever has most overdue and red stands first. */
const worstFirst = (a: Counted, b: Counted) =>
  b.overdue - a.overdue || b.lights.red - a.lights.red || b.lights.yellow - a.lights.yellow || b.open - a.open

/** Units shown on a phone before one asks for all. */
const unitsFirst = 8

function Loop({ of }: { of: Cockpit }) {
  return (
    <>
      <Glance of={of} />
      <Stats of={of.total} />
      <Section
        title={say('堵在哪里、在谁手上', 'What is stuck, and with whom')}
        actions={
          <To to="/ledger/tasks?overdue=true">
            <T of={say('全部逾期任务', 'All overdue tasks')} />
          </To>
        }
      >
        <Stuck rows={of.stuck} />
      </Section>
      <Section title={say('按五项重点任务', 'By key task')}>
        <CountedTable
          caption={say('按五项重点任务', 'By key task')}
          of={say('重点任务', 'Key task')}
          rows={of.areas}
          rowKey={(row) => row.area}
          label={(row) => (
            <To to={`/ledger/tasks?area=${row.area}`}>
              <T of={row.label} />
            </To>
          )}
          empty={<T of={noWork} />}
        />
      </Section>
      <Section title={say('按责任单位', 'By unit')}>
        <CountedTable
          caption={say('按责任单位', 'By unit')}
          of={say('单位', 'Unit')}
          rows={[...of.units].sort(worstFirst)}
          rowKey={(row) => String(row.unitId)}
          label={(row) => <To to={`/ledger/tasks?unitId=${row.unitId}`}>{row.unitName}</To>}
          empty={<T of={noWork} />}
          first={unitsFirst}
        />
      </Section>
      {of.prefectures.length > 0 && <Prefectures of={of.prefectures} />}
      <Section title={say('逐季进度', 'Progress by quarter')}>
        <LineChart
          title={say('任务平均进度', 'Mean progress of tasks')}
          source={source}
          asOf={sayPeriod(of.trend.at(-1)?.period ?? '')}
          measure={say('%', '%')}
          decimals={1}
          categories={of.trend.map(({ period }) => ({ key: period, label: sayPeriod(period) }))}
          series={[{ label: say('平均进度', 'Mean progress'), values: of.trend.map(({ progress }) => progress) }]}
        />
      </Section>
    </>
  )
}
