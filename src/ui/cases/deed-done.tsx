import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import { type CaseAnswer, ListDesk } from '#kernel/process'
import { say } from '#platform/say'
import { useAsk } from '../ask/ask.ts'
import { To } from '../pages/go.tsx'
import { T } from '../words/language.tsx'
import { pageOfCase } from './case-table.tsx'
import { forgetDone, useJustDone } from './just-done.ts'
import { sayDone, sayNext } from './say-done.ts'

/** Where to after a deed: the next thing on the desk by its name, or the desk. */
function Onward({ from }: { from: string }) {
  const { data } = useAsk(ListDesk, { query: { page: 1, size: 3 } })
  const next = data?.rows.find(({ id }) => id !== from)
  return (
    <div className="g-onward">
      {next && (
        <To to={pageOfCase(next)}>
          <T of={say('下一件：', 'Next: ')} />
          <T of={next.todo} /> · {next.title}
        </To>
      )}
      <To to="/">
        <T of={say('回到我的工作台', 'Back to my desk')} />
      </To>
    </div>
  )
}

/** After a deed: what happened, where the case stands, who is next, and the way back to the desk. Focus goes here. */
export function DeedDone({ of }: { of: CaseAnswer }) {
  const done = useJustDone(of.id)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The dialog gives focus back to its button when it has gone; this comes after.
    const later = done && setTimeout(() => box.current?.focus(), 350)
    return () => {
      if (later) clearTimeout(later)
    }
  }, [done])
  useEffect(() => () => forgetDone(of.id), [of.id])
  return (
    <div ref={box} tabIndex={-1} role="status" className={done ? 'g-done' : 'g-unseen'}>
      {done && (
        <Alert
          type="success"
          showIcon
          title={<T of={sayDone(done.label)} />}
          description={<T of={sayNext(of)} />}
          action={<Onward from={of.id} />}
        />
      )}
    </div>
  )
}
