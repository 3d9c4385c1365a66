import { Button } from 'antd'
import { useState } from 'react'
import { say } from '#platform/say'
import { Asked, FormFor, Loading, ProblemBox, RefusalList, T, To, useAsk, useDo, useForm } from '#ui'
import { BeginRequest, findService, GetServices, SendRequest, type Service } from '../model/index.ts'
import { PhonePage, SignInFirst } from './frame.tsx'
import { About, title } from './list.tsx'

const back = (
  <p>
    <To to="/services">
      <T of={say('全部事项和我的办件', 'All services and my requests')} />
    </To>
  </p>
)

interface Begun {
  known: Record<string, unknown>
  amount: number | null
}

/** The form, filled in from the file: what is right is only confirmed. */
function Fill({ service, begun }: { service: Service; begun: Begun }) {
  const f = useForm(service.form, { start: begun.known })
  const send = useDo(SendRequest)
  const [promised, setPromised] = useState<string | null>(null)
  const submit = () =>
    void f.submit(async (answers) => {
      const { promisedOn } = await send.run({ params: { key: service.key }, body: { answers } })
      setPromised(promisedOn)
    })
  if (promised)
    return (
      <>
        <p role="status">
          <strong>
            <T of={say(`已提交，承诺 ${promised} 前办结。`, `Sent; it is promised by ${promised}.`)} />
          </strong>
        </p>
        {back}
      </>
    )
  return (
    <>
      <p>
        <T
          of={say(
            '标“系统已带出”的来自您的档案，请核对；不对的可以改，并请到“我的档案”申请更正。',
            'What is marked as known comes from your file. Check it; change what is wrong, and ask for a correction under My file.',
          )}
        />
      </p>
      {begun.amount !== null && (
        <p>
          <T
            of={say(`按现有档案测算：最高 ${begun.amount} 元`, `By your file as it is: at most ${begun.amount} yuan`)}
          />
        </p>
      )}
      <FormFor {...f.props} known={begun.known} />
      <ProblemBox problem={f.problem} />
      <Button type="primary" block loading={f.busy} onClick={submit}>
        <T of={say('以上内容属实，提交', 'This is true; send it')} />
      </Button>
      {back}
    </>
  )
}

/** Asking for one service. */
export function AskPage({ id }: { id: string }) {
  const service = findService(id)
  const list = useAsk(GetServices, {})
  const begun = useAsk(BeginRequest, { params: { key: id } })
  const about = list.data?.services.find(({ key }) => key === id)
  return (
    <PhonePage title={service?.label ?? title}>
      {about && (
        <div className="c-one">
          <About of={about} />
        </div>
      )}
      {begun.error?.status === 401 ? (
        <SignInFirst />
      ) : !service || begun.error ? (
        <>
          <ProblemBox problem={begun.error} />
          {back}
        </>
      ) : begun.isPending ? (
        <Loading />
      ) : (
        <Asked of={begun}>
          {(of) =>
            of.refusals.length > 0 ? (
              <>
                <RefusalList refusals={of.refusals} />
                {back}
              </>
            ) : (
              <Fill service={service} begun={of} />
            )
          }
        </Asked>
      )}
    </PhonePage>
  )
}
