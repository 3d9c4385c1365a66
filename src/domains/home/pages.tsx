import { DashboardOutlined, HomeOutlined } from '@ant-design/icons'
import { ListDesk } from '#kernel/process'
import { say } from '#platform/say'
import {
  Asked,
  CaseTable,
  Desk,
  definePages,
  Fact,
  Facts,
  Light,
  may,
  Page,
  Section,
  T,
  TableFor,
  TileGrid,
  To,
  Trend,
  useAsk,
  useMe,
} from '#ui'
import { type Cockpit, GetCockpit, type Lights } from './model.ts'

export const pages = definePages({
  '/': { title: say('我的工作台', 'My desk'), menu: { group: 'desk', order: 1, icon: <HomeOutlined /> }, page: MyDesk },
  '/cockpit': {
    title: say('改革驾驶舱', 'Cockpit'),
    needs: 'cockpit.read',
    menu: { group: 'desk', order: 2, icon: <DashboardOutlined /> },
    page: CockpitPage,
  },
})

const nothingToDo = say(
  '现在没有待办事项。新的任务、调度和整改会出现在这里，并写明期限和依据。',
  'Nothing to do now. New tasks, reports and rectifications will appear here with their dates and sources.',
)

/** Where to look while nothing waits: the pages this person may read. */
const elsewhere = [
  { to: '/ledger/tasks', needs: 'ledger.read', label: say('查看产改任务', 'See the reform tasks') },
  { to: '/dispatch/reports', needs: 'dispatch.read', label: say('查看季度报送', 'See the quarterly reports') },
  { to: '/policy', needs: 'policy.read', label: say('查阅政策文件', 'Read the policy documents') },
]

function NothingToDo() {
  return (
    <div className="g-empty">
      <T of={nothingToDo} />
      {elsewhere
        .filter(({ needs }) => may(needs))
        .map(({ to, label }) => (
          <div key={to}>
            <To to={to}>
              <T of={label} />
            </To>
          </div>
        ))}
    </div>
  )
}

function MyDesk() {
  const me = useMe()
  const desk = useAsk(ListDesk, { query: { page: 1, size: 100 } })
  const posts =
    me?.appointments.map((a) => say(`${a.unitName} ${a.postLabel.zh}`, `${a.postLabel.en}, ${a.unitName}`)) ?? []
  return (
    <Page
      title={say('我的工作台', 'My desk')}
      subtitle={posts.map((post) => (
        <div key={post.en}>
          <T of={post} />
        </div>
      ))}
    >
      <Asked of={desk}>
        {({ rows, more }) => {
          const late = rows.filter((row) => row.daysLeft !== null && row.daysLeft < 0)
          const rest = rows.filter((row) => !late.includes(row))
          return (
            <>
              {late.length > 0 && (
                <Section title={say(`已逾期（${late.length}）`, `Overdue (${late.length})`)}>
                  <Desk items={late} />
                </Section>
              )}
              <Section
                title={say(`待办（${rest.length}${more ? '+' : ''}）`, `To do (${rest.length}${more ? '+' : ''})`)}
              >
                {rest.length > 0 ? <Desk items={rest} /> : <NothingToDo />}
              </Section>
            </>
          )
        }}
      </Asked>
    </Page>
  )
}

const colours = ['red', 'yellow', 'blue', 'green', 'grey'] as const

/** The worst light there is, for a tile; grey where nothing is reported. */
const worstOf = (lights: Lights) => colours.find((colour) => colour !== 'grey' && lights[colour] > 0) ?? 'grey'

function LightCounts({ of }: { of: Lights }) {
  if (colours.every((colour) => of[colour] === 0)) return <T of={say('—', '—')} />
  return (
    <span className="g-lights">
      {colours
        .filter((colour) => of[colour] > 0)
        .map((colour) => (
          <Light key={colour} of={colour} label={say(String(of[colour]), String(of[colour]))} />
        ))}
    </span>
  )
}

type Counted = Cockpit['total']

const countColumns = [
  { key: 'open', label: say('在办', 'Open'), kind: 'number' as const, value: (row: Counted) => row.open },
  { key: 'done', label: say('办结', 'Done'), kind: 'number' as const, value: (row: Counted) => row.done },
  { key: 'overdue', label: say('逾期', 'Overdue'), kind: 'number' as const, value: (row: Counted) => row.overdue },
  {
    key: 'progress',
    label: say('平均进度', 'Mean progress'),
    measure: say('%', '%'),
    kind: 'number' as const,
    decimals: 1,
    value: (row: Counted) => row.progress,
  },
  { key: 'lights', label: say('灯色', 'Lights'), render: (row: Counted) => <LightCounts of={row.lights} /> },
]

const noWork = say(
  '还没有下达任务。请先在“任务台账”中确认并下达年度工作要点。',
  'No tasks issued yet. Confirm and issue the annual work points in the ledger first.',
)

function CockpitPage() {
  const cockpit = useAsk(GetCockpit, { query: {} })
  return (
    <Page
      title={say('改革驾驶舱', 'Cockpit')}
      subtitle={
        <T
          of={say(
            '在您权限范围内的产改任务，数字来自业务数据',
            'The reform tasks within your units; figures come from the work itself',
          )}
        />
      }
    >
      <Asked of={cockpit}>{(answer) => <Loop of={answer} />}</Asked>
    </Page>
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

function Loop({ of }: { of: Cockpit }) {
  return (
    <>
      <Facts>
        <Fact label={say('在办任务', 'Open tasks')}>{of.total.open}</Fact>
        <Fact label={say('已办结', 'Done')}>{of.total.done}</Fact>
        <Fact label={say('已逾期', 'Overdue')}>{of.total.overdue}</Fact>
        <Fact label={say('灯色', 'Lights')}>
          <LightCounts of={of.total.lights} />
        </Fact>
      </Facts>
      <Section title={say('堵在哪里、在谁手上', 'What is stuck, and with whom')}>
        <CaseTable
          caption={say('堵点任务', 'Stuck tasks')}
          rows={of.stuck}
          empty={<T of={say('没有红灯或逾期的任务。', 'Nothing is red or overdue.')} />}
        />
      </Section>
      <Section title={say('按五项重点任务', 'By key task')}>
        <TableFor
          caption={say('按五项重点任务', 'By key task')}
          rows={of.areas}
          rowKey={(row) => row.area}
          empty={<T of={noWork} />}
          columns={[
            {
              key: 'label',
              label: say('重点任务', 'Key task'),
              render: (row) => (
                <To to={`/ledger/tasks?area=${row.area}`}>
                  <T of={row.label} />
                </To>
              ),
            },
            ...countColumns,
          ]}
        />
      </Section>
      {of.prefectures.length > 0 && <Prefectures of={of.prefectures} />}
      <Section title={say('按责任单位', 'By unit')}>
        <TableFor
          caption={say('按责任单位', 'By unit')}
          rows={of.units}
          rowKey={(row) => String(row.unitId)}
          empty={<T of={noWork} />}
          columns={[{ key: 'unitName', label: say('单位', 'Unit') }, ...countColumns]}
        />
      </Section>
      <Section title={say('逐季进度', 'Progress by quarter')}>
        <Trend
          label={say('任务平均进度', 'Mean progress of tasks')}
          measure={say('%', '%')}
          decimals={1}
          points={of.trend.map((t) => ({ at: t.period, value: t.progress }))}
        />
      </Section>
    </>
  )
}
