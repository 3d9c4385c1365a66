import { Button } from 'antd'
import { useState } from 'react'
import { type Say, say } from '#platform/say'
import { Asked, FormDialog, ProblemBox, SaveButton, T, To, useAsk, useDo } from '#ui'
import {
  findService,
  GetMyRequests,
  GetServices,
  type MyRequest,
  type OpenService,
  OwnProofCredential,
  OwnProofPdf,
  ResubmitRequest,
  WithdrawRequest,
} from '../model/index.ts'
import { PhonePage } from './frame.tsx'

export const title = say('服务事项（一网通办）', 'Services for workers')

function Lines({ label, of }: { label: Say; of: readonly Say[] }) {
  if (of.length === 0) return null
  return (
    <>
      <dt>
        <T of={label} />
      </dt>
      {of.map((line) => (
        <dd key={line.zh}>
          <T of={line} />
        </dd>
      ))}
    </>
  )
}

/** What somebody must know before asking: for whom, conditions, papers, how long, who decides, by which document. */
export function About({ of: { key, days, termSource } }: { of: OpenService }) {
  const service = findService(key)
  if (!service) return null
  return (
    <dl>
      <Lines label={say('适用对象', 'For whom')} of={[service.forWhom]} />
      <Lines label={say('办理条件', 'Conditions')} of={service.conditions} />
      <Lines
        label={say('所需材料', 'Papers')}
        of={service.papers.length > 0 ? service.papers : [say('无需另交材料', 'None')]}
      />
      <Lines
        label={say('承诺时限', 'Term promised')}
        of={[say(`${days} 个工作日（${termSource.zh}）`, `${days} working days (${termSource.en})`)]}
      />
      <Lines label={say('办理层级', 'Who decides')} of={[service.level]} />
      <Lines label={say('依据', 'Source')} of={[service.source]} />
    </dl>
  )
}

function OneService({ of }: { of: OpenService }) {
  const service = findService(of.key)
  if (!service) return null
  return (
    <li className="c-one">
      <h2>
        <T of={service.label} />
      </h2>
      <About of={of} />
      {of.open ? (
        <To to={`/services/ask/${of.key}`}>
          <T of={say(`申请：${service.label.zh}`, `Ask: ${service.label.en}`)} />
        </To>
      ) : (
        <strong>
          <T of={say('暂停受理：本轮政策已到期', 'Closed: this round is over')} />
        </strong>
      )}
    </li>
  )
}

/** The proof that was given: to save as PDF or as a file for machines, and where anybody checks it. */
function Proof({ of, id }: { of: NonNullable<MyRequest['proof']>; id: string }) {
  return (
    <>
      <p>
        <T of={say(`证明编号：${of.number}。`, `Number of the proof: ${of.number}.`)} />{' '}
        <a href={`/verify/${of.credentialId}`}>
          <T of={say('核验页（扫证明上的二维码即到）', 'Where anybody checks it (its QR code leads there)')} />
        </a>
      </p>
      <div className="c-deeds">
        <SaveButton
          of={OwnProofPdf}
          label={say('下载证明（PDF）', 'Save the proof (PDF)')}
          params={{ id }}
          query={{ site: location.origin }}
        />
        <SaveButton
          of={OwnProofCredential}
          label={say('下载电子凭证（W3C VC）', 'Save the credential (W3C VC)')}
          params={{ id }}
        />
      </div>
    </>
  )
}

function OneRequest({ of }: { of: MyRequest }) {
  const [completing, setCompleting] = useState(false)
  const withdraw = useDo(WithdrawRequest)
  const resubmit = useDo(ResubmitRequest)
  const service = findService(of.service)
  if (!service) return null
  const params = { id: of.id }
  return (
    <li className="c-one">
      <h3>
        <T of={service.label} />
        <T of={say('：', ': ')} />
        <T of={of.stateLabel} />
      </h3>
      <p className="g-hint">
        <T of={say(`${of.openedOn} 提交`, `Sent on ${of.openedOn}`)} />
        {of.dueOn && !of.closed && <T of={say(`，承诺 ${of.dueOn} 前办结`, `, promised by ${of.dueOn}`)} />}
      </p>
      {of.answer && <p className="g-text">{of.answer}</p>}
      {of.proof && <Proof of={of.proof} id={of.id} />}
      <ProblemBox problem={withdraw.problem} />
      <div className="c-deeds">
        {of.mayResubmit && (
          <Button type="primary" onClick={() => setCompleting(true)}>
            <T of={say('补正后重新提交', 'Complete it and send again')} />
          </Button>
        )}
        {of.mayWithdraw && (
          <Button onClick={() => void withdraw.run({ params }).catch(() => null)}>
            <T of={say('撤回', 'Take back')} />
          </Button>
        )}
      </div>
      {completing && (
        <FormDialog
          title={service.label}
          form={service.form}
          start={of.filled}
          onSubmit={(answers) => resubmit.run({ params, body: { answers } })}
          onClose={() => setCompleting(false)}
        />
      )}
    </li>
  )
}

/** One's own requests; for whoever has not signed in, where to. */
function Mine() {
  const asked = useAsk(GetMyRequests, {})
  if (asked.error?.status === 401)
    return (
      <p>
        <a href="/my">
          <T of={say('登录后可申请、查看办理进度', 'Sign in to ask for a service and to see how it stands')} />
        </a>
      </p>
    )
  return (
    <section aria-label="requests">
      <h2>
        <T of={say('我的办件', 'My requests')} />
      </h2>
      <Asked of={asked}>
        {({ requests }) =>
          requests.length === 0 ? (
            <p className="g-hint">
              <T
                of={say(
                  '还没有申请过。在下面选一项，表单已按您的档案填好。',
                  'None yet. Choose one below; its form is filled in from your file.',
                )}
              />
            </p>
          ) : (
            <ul className="c-list">
              {requests.map((one) => (
                <OneRequest key={one.id} of={one} />
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  )
}

/** Every service, open to read without signing in. */
export function ServicesPage() {
  const asked = useAsk(GetServices, {})
  return (
    <PhonePage title={title}>
      <Mine />
      <Asked of={asked}>
        {({ services }) => (
          <ul className="c-list">
            {services.map((one) => (
              <OneService key={one.key} of={one} />
            ))}
          </ul>
        )}
      </Asked>
      <p>
        <a href="/my">
          <T of={say('我的档案', 'My file')} />
        </a>
      </p>
    </PhonePage>
  )
}
