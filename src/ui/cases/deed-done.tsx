import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import { To } from '../pages/go.tsx'
import { T } from '../words/language.tsx'
import { forgetDone, useJustDone } from './just-done.ts'
import { sayDone, sayNext } from './say-done.ts'

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
          action={
            <To to="/">
              <T of={say('回到我的工作台', 'Back to my desk')} />
            </To>
          }
        />
      )}
    </div>
  )
}
