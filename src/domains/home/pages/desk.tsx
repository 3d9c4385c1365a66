import { ListDesk } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { Asked, Desk, may, Page, type RowOf, Section, T, To, useAsk, useMe } from '#ui'
import { GetCockpit } from '../model.ts'
import { Stuck } from './stuck.tsx'

type Item = RowOf<typeof ListDesk>

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

/** As many of the most urgent can be done without opening them. */
const atHand = 5

/** Said where the desk is longer than one page of it. */
const cut = (shown: number): Say =>
  say(
    `这里列出最急的 ${shown} 项，另有更多；办结一项，后面的依次列入。`,
    `These are the ${shown} most urgent; there are more, and each moves up as one is done.`,
  )

/** Due within this many days counts as soon. */
const soonDays = 7

/** Overdue, due within a week, and the rest; groups without anything are left out. */
function groupsOf(rows: readonly Item[], more: boolean): { title: Say; items: Item[] }[] {
  const late = rows.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0)
  const soon = rows.filter(({ daysLeft }) => daysLeft !== null && daysLeft >= 0 && daysLeft <= soonDays)
  const rest = rows.filter((row) => !late.includes(row) && !soon.includes(row))
  const count = (items: readonly Item[]) => `${items.length}${more && items === rest ? '+' : ''}`
  const urgent = late.length + soon.length > 0
  return [
    { title: say(`已逾期（${count(late)}）`, `Overdue (${count(late)})`), items: late },
    { title: say(`七日内到期（${count(soon)}）`, `Due within a week (${count(soon)})`), items: soon },
    {
      title: urgent
        ? say(`其他待办（${count(rest)}）`, `Later (${count(rest)})`)
        : say(`待办（${count(rest)}）`, `To do (${count(rest)})`),
      items: rest,
    },
  ].filter(({ items }) => items.length > 0)
}

/** Those who preside are shown first what is stuck, and with whom. */
const presiding = ['convener', 'deputy-convener']

function StuckForConvener() {
  const cockpit = useAsk(GetCockpit, { query: {} })
  if (!cockpit.data || cockpit.data.stuck.length === 0) return null
  return (
    <Section
      title={say('堵在哪里、在谁手上', 'What is stuck, and with whom')}
      actions={
        <To to="/cockpit">
          <T of={say('看驾驶舱', 'See the cockpit')} />
        </To>
      }
    >
      <Stuck rows={cockpit.data.stuck.slice(0, 5)} />
    </Section>
  )
}

/** What I must do, by when and why, the most urgent first. */
export function MyDesk() {
  const me = useMe()
  const desk = useAsk(ListDesk, { query: { page: 1, size: 100 } })
  const presides = me.appointments.some(({ post }) => presiding.includes(post)) && may('cockpit.read')
  return (
    <Page
      title={say('我的工作台', 'My desk')}
      subtitle={me.appointments.map((a) => (
        <div key={`${a.unitId}${a.post}`}>
          <T of={say(`${a.unitName} ${a.postLabel.zh}`, `${a.postLabel.en}, ${a.unitName}`)} />
        </div>
      ))}
    >
      <Asked of={desk}>
        {({ rows, more }) =>
          rows.length === 0 ? (
            <NothingToDo />
          ) : (
            <>
              {groupsOf(rows, more).map(({ title, items }, i) => (
                <Section key={title.en} title={title}>
                  <Desk items={items} doors={i === 0 ? atHand : 0} />
                </Section>
              ))}
              {more && <T of={cut(rows.length)} />}
            </>
          )
        }
      </Asked>
      {presides && <StuckForConvener />}
    </Page>
  )
}
