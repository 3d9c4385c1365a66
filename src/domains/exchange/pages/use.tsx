import { Alert, Button } from 'antd'
import { useState } from 'react'
import { defineForm, longText, text } from '#kernel/form'
import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import {
  Asked,
  type Column,
  Fact,
  Facts,
  FormDialog,
  ImportButton,
  ProblemBox,
  Section,
  T,
  TableFor,
  To,
  useAsk,
  useDo,
} from '#ui'
import {
  AddClient,
  type AgreementUse,
  type ClientRow,
  type FeedKind,
  FeedTemplate,
  feedKinds,
  GetUse,
  RevokeClient,
  RotateSecret,
  UploadFeed,
} from '../model/index.ts'
import { texts } from './words.ts'

interface Shown {
  clientId: string
  secret: string
  overlapEndsOn: string | null
}

/** The secret, this once. */
function Secret({ of, onClose }: { of: Shown; onClose(): void }) {
  return (
    <Alert
      type="warning"
      showIcon
      closable={{ onClose, 'aria-label': 'close' }}
      title={
        <T
          of={say('请立即交给对方并妥善保存：密钥只显示这一次。', 'Hand it over now: the secret is shown this once.')}
        />
      }
      description={
        <Facts>
          <Fact label={say('客户端编号', 'Client id')} wide>
            <code className="x-code">{of.clientId}</code>
          </Fact>
          <Fact label={say('密钥', 'Secret')} wide>
            <code className="x-code">{of.secret}</code>
          </Fact>
          {of.overlapEndsOn && <Fact label={say('旧密钥有效至', 'The old one holds until')}>{of.overlapEndsOn}</Fact>}
        </Facts>
      }
    />
  )
}

const New = defineForm({ label: text(say('客户端名称（系统名）', 'Name of the client (the system)'), { max: 60 }) })
const Stop = defineForm({ reason: longText(say('停用原因', 'Reason'), { max: 300 }) })

const secretsOf = ({ secrets, revokedOn }: ClientRow) => {
  if (revokedOn) return say(`已停用（${revokedOn}）`, `Revoked on ${revokedOn}`)
  const old = secrets.find(({ endsOn }) => endsOn)
  return old ? say(`新旧并行至 ${old.endsOn}`, `Two until ${old.endsOn}`) : say('有效', 'Good')
}

const clientColumns: readonly Column<ClientRow>[] = [
  { key: 'label', label: say('客户端', 'Client') },
  { key: 'id', label: say('编号', 'Id'), render: (row) => <code className="x-code">{row.id}</code> },
  { key: 'madeOn', label: say('发放日期', 'Given on'), kind: 'date' },
  { key: 'madeName', label: say('发放人', 'By') },
  { key: 'usedOn', label: say('最近使用', 'Last used'), kind: 'date' },
  { key: 'secrets', label: say('密钥', 'Secret'), kind: 'state', value: secretsOf },
]

function Clients({ of, use }: { of: CaseAnswer; use: AgreementUse }) {
  const params = { regionId: of.regionId, id: of.id }
  const [shown, show] = useState<Shown | null>(null)
  const [asking, ask] = useState<'new' | ClientRow | null>(null)
  const add = useDo(AddClient)
  const rotate = useDo(RotateSecret)
  const stop = useDo(RevokeClient)
  const may = use.mayManage && ['inForce', 'renewing'].includes(of.state)
  const renew = (row: ClientRow) => void rotate.run({ params: { ...params, clientId: row.id } }).then(show, () => null)
  return (
    <Section
      title={texts.clients}
      actions={
        may && (
          <Button type="primary" onClick={() => ask('new')}>
            <T of={say('发放凭据', 'Give credentials')} />
          </Button>
        )
      }
    >
      {shown && <Secret of={shown} onClose={() => show(null)} />}
      <ProblemBox problem={rotate.problem} />
      <TableFor
        caption={texts.clients}
        columns={clientColumns}
        rows={use.clients}
        rowKey={(row) => row.id}
        rowActions={(row) =>
          use.mayManage && !row.revokedOn ? (
            <>
              {may && (
                <Button size="small" loading={rotate.busy} onClick={() => renew(row)}>
                  <T of={say('更换密钥', 'New secret')} />
                </Button>
              )}
              <Button size="small" danger onClick={() => ask(row)}>
                <T of={say('停用', 'Revoke')} />
              </Button>
            </>
          ) : null
        }
        empty={
          <T
            of={say(
              '还没有客户端。协议生效后点“发放凭据”，把编号和密钥交给对方。',
              'No clients yet. Once the agreement is in force, give credentials to the partner.',
            )}
          />
        }
      />
      {asking === 'new' && (
        <FormDialog
          title={say('发放客户端凭据', 'Give credentials')}
          form={New}
          done={null}
          onSubmit={async (body) => show(await add.run({ params, body }))}
          onClose={() => ask(null)}
        />
      )}
      {asking !== null && asking !== 'new' && (
        <FormDialog
          title={say(`停用“${asking.label}”`, `Revoke "${asking.label}"`)}
          form={Stop}
          danger
          onSubmit={(body) => stop.run({ params: { ...params, clientId: asking.id }, body })}
          onClose={() => ask(null)}
        />
      )}
    </Section>
  )
}

function Use({ of, use }: { of: CaseAnswer; use: AgreementUse }) {
  const { people, calls, quota } = use.today
  return (
    <Section
      title={texts.use}
      actions={
        <To to={`/exchange/calls?agreementId=${of.id}`}>
          <T of={say('逐次查看', 'Call by call')} />
        </To>
      }
    >
      <p>
        <T
          of={say(
            `今日 ${calls} 次调用、${people} 人次，上限 ${quota} 人次`,
            `Today ${calls} calls, ${people} of ${quota} people`,
          )}
        />{' '}
        <progress value={people} max={Math.max(quota, 1)} aria-hidden />
      </p>
      <TableFor
        caption={say('每日用量', 'Use by day')}
        columns={[
          { key: 'day', label: say('日期', 'Day'), kind: 'date' },
          { key: 'calls', label: say('调用次数', 'Calls'), kind: 'number' },
          { key: 'people', label: say('人次', 'People'), kind: 'number' },
        ]}
        rows={use.days}
        rowKey={(row) => row.day}
        empty={<T of={say('还没有调用。', 'No calls yet.')} />}
      />
    </Section>
  )
}

/** Workbooks for partners without a system. */
function TakeIn({ of }: { of: CaseAnswer }) {
  const kinds = (of.answers.kinds as FeedKind[] | null) ?? []
  return (
    <Section title={say('表格接收', 'Take in a workbook')}>
      <p className="g-hint">
        <T
          of={say(
            '对方没有系统的，用模板报表格。先校验，全部无误才登记；登记的内容由职工本人确认或提出异议。',
            'For partners without a system. It is tried first and written only when every row is good; workers confirm or dispute it.',
          )}
        />
      </p>
      {kinds.map((kind) => (
        <div key={kind} className="x-kind">
          <T of={feedKinds[kind].label} />{' '}
          <ImportButton
            template={FeedTemplate as never}
            into={UploadFeed as never}
            params={{ regionId: of.regionId, id: of.id, kind }}
          />
        </div>
      ))}
    </Section>
  )
}

/** What stands behind an agreement: clients, use, and where workbooks are handed in. */
export function AgreementSections({ of }: { of: CaseAnswer }) {
  const asked = useAsk(GetUse, { params: { regionId: of.regionId, id: of.id } })
  return (
    <Asked of={asked}>
      {(use) =>
        use.state === null ? null : (
          <>
            <Clients of={of} use={use} />
            <Use of={of} use={use} />
            {of.answers.direction === 'in' && use.mayManage && use.state === 'live' && <TakeIn of={of} />}
          </>
        )
      }
    </Asked>
  )
}
