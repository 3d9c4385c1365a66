import { useState } from 'react'
import { join, say } from '#platform/say'
import { Asked, formatDate, T, useAsk } from '#ui'
import { ListLineHistory, type PolicyAddress } from '../contracts/index.ts'
import { deeds } from './words.ts'

const isDeed = (name: string): name is keyof typeof deeds => Object.hasOwn(deeds, name)

function Steps({ at, lineId }: { at: PolicyAddress; lineId: string }) {
  return (
    <Asked of={useAsk(ListLineHistory, { params: { ...at, lineId } })}>
      {(steps) => (
        <ol className="p-list p-small">
          {steps.length === 0 && <T of={say('尚未处理。', 'Nothing yet.')} />}
          {steps.map((step) => (
            <li key={`${step.at}${step.action}`}>
              {formatDate(step.at)} {step.personName}{' '}
              <T of={isDeed(step.action) ? deeds[step.action] : say(step.action, step.action)} />
              {step.reason && <T of={join(say('：', ': '), step.reason)} />}
            </li>
          ))}
        </ol>
      )}
    </Asked>
  )
}

/** What was done to a line, by whom and why; asked for only when it is opened. */
export function LineHistory(props: { at: PolicyAddress; lineId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="p-small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <T of={say('处理经过', 'History')} />
      </summary>
      {open && <Steps {...props} />}
    </details>
  )
}
