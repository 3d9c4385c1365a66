import { say } from '#platform/say'
import { Asked, type Column, Fact, Facts, formatDate, may, Page, Section, StateTag, T, TableFor, To, useAsk } from '#ui'
import { type AppointmentRow, GetAccount, GetPerson } from '../../model/index.ts'
import * as titles from '../titles.ts'
import { AppointmentDeeds } from './appointment-deeds.tsx'
import { PersonDeeds } from './person-deeds.tsx'
import { ResetState } from './reset-state.tsx'

const columns: readonly Column<AppointmentRow>[] = [
  { key: 'unitName', label: say('单位', 'Unit'), width: 180 },
  { key: 'postLabel', label: say('岗位', 'Post'), kind: 'say' },
  {
    key: 'current',
    label: say('状态', 'State'),
    kind: 'state',
    render: (row) => (
      <StateTag closed={!row.current}>
        <T of={row.current ? say('在任', 'Holds') : say('不在任', 'Does not hold')} />
      </StateTag>
    ),
  },
  { key: 'validFrom', label: say('自', 'From'), kind: 'date' },
  { key: 'validTo', label: say('至', 'Until'), kind: 'date' },
  { key: 'reason', label: say('理由与依据', 'Reason'), width: 180 },
  { key: 'appointedByName', label: say('经办', 'By') },
]

/** A person: account, posts held from first to last, and what may be done. */
export default function PersonPage({ id }: { id: string }) {
  const asked = useAsk(GetPerson, { params: { id } })
  const title = say('任职经历', 'Posts held')
  return (
    <Asked of={asked}>
      {(of) => (
        <Page
          title={of.name}
          breadcrumbs={[{ label: titles.people, to: '/people' }]}
          actions={of.manageable && <PersonDeeds of={of} />}
        >
          <div className="g-panel">
            <Facts>
              <Fact label={say('账号', 'Account')}>{of.login}</Fact>
              <Fact label={say('建立时间', 'Added')}>{formatDate(of.createdAt)}</Fact>
              {of.endedAt && <Fact label={say('停用时间', 'Ended')}>{formatDate(of.endedAt)}</Fact>}
              {of.manageable && <AccountFacts id={of.id} />}
              {may('people.confirm') && !of.ended && <ResetState id={of.id} />}
              {may('audit.read') && (
                <Fact label={say('操作记录', 'Journal')}>
                  <To to={`/audit?personId=${of.id}`}>
                    <T of={say('查看其操作日志', 'What this person did')} />
                  </To>
                </Fact>
              )}
            </Facts>
          </div>
          <Section title={title}>
            <TableFor
              caption={title}
              columns={columns}
              rows={of.appointments}
              rowKey={(row) => row.id}
              link={(row) => `/org/${row.unitId}`}
              rowActions={
                of.appointments.some((row) => row.manageable) ? (row) => <AppointmentDeeds of={row} /> : undefined
              }
              empty={
                <T
                  of={say(
                    '还没有任职。请先任职，否则登录后看不到任何内容。',
                    'No post yet; without one nothing is seen.',
                  )}
                />
              }
            />
          </Section>
        </Page>
      )}
    </Asked>
  )
}

function AccountFacts({ id }: { id: string }) {
  const asked = useAsk(GetAccount, { params: { id } })
  if (!asked.data) return null
  const { mustChange, totpOn, lockedUntil, waits, firstUntil, firstUsedAt } = asked.data
  const states = [
    ...(lockedUntil
      ? [say(`已锁定，至 ${formatDate(lockedUntil)}`, `locked until ${formatDate(lockedUntil)}`)]
      : [say('未锁定', 'not locked')]),
    ...(waits ? [say('密码已重置，待第二人确认', 'reset, waiting for a second person')] : []),
    ...(mustChange ? [say('待修改初始密码', 'first password not changed yet')] : []),
    ...(firstUntil
      ? [say(`初始密码有效至 ${formatDate(firstUntil)}`, `first password holds until ${formatDate(firstUntil)}`)]
      : []),
    ...(firstUsedAt
      ? [say(`初始密码首次使用于 ${formatDate(firstUsedAt)}`, `first password first used ${formatDate(firstUsedAt)}`)]
      : []),
    totpOn ? say('已启用动态口令', 'second factor on') : say('未启用动态口令', 'second factor off'),
  ]
  return (
    <Fact label={say('账号状态', 'State of the account')}>
      {states.map((state) => (
        <div key={state.en}>
          <T of={state} />
        </div>
      ))}
    </Fact>
  )
}
