import { Button, Tooltip } from 'antd'
import { useId, useState } from 'react'
import type { AnyProcess, CaseAnswer, Door } from '#kernel/process'
import { say } from '#platform/say'
import type { FormSurroundings } from '../form/input-props.ts'
import { waitingFor } from '../outbox/entry.ts'
import { useOutbox } from '../outbox/kept.ts'
import { LockOutlined } from '../show/icons.tsx'
import { RefusalList } from '../show/problem.tsx'
import { useWide } from '../show/wide.ts'
import { T } from '../words/language.tsx'
import { DoorDialog } from './door-dialog.tsx'

/** A button that cannot be pressed and says why, with the document: on hover, on focus, and as text on a phone. */
function ClosedDoor({ door }: { door: Door }) {
  const id = useId()
  const wide = useWide()
  const button = (
    <Button aria-disabled className="g-closed-door" icon={<LockOutlined />} aria-describedby={id}>
      <T of={door.label} />
    </Button>
  )
  const reasons = (
    <div id={id} className={wide ? 'g-unseen' : 'g-why'}>
      <RefusalList refusals={door.why} />
    </div>
  )
  return (
    <div className="g-door">
      {wide ? (
        <Tooltip title={<RefusalList refusals={door.why} />} trigger={['hover', 'focus']} placement="bottom">
          {button}
        </Tooltip>
      ) : (
        button
      )}
      {reasons}
    </div>
  )
}

/** The doors of a case as buttons: open ones act, closed ones say why. */
export function Doors({ of, process, ...around }: { of: CaseAnswer; process: AnyProcess } & FormSurroundings) {
  const [chosen, choose] = useState<string | null>(null)
  const kept = waitingFor(useOutbox(), of.id)
  const door = of.doors.find((d) => d.action === chosen && d.open)
  const main = of.doors.find((d) => d.open && !d.danger)?.action
  // What waits goes first; after it the case stands elsewhere, and other doors are open.
  if (kept?.state === 'waiting') return null
  if (of.doors.length === 0)
    return (
      <p className="g-hint">
        <T of={say('您在当前环节没有可办理的操作。', 'There is nothing for you to do at this step.')} />
      </p>
    )
  return (
    <div className="g-doors">
      {of.doors.map((d) =>
        d.open ? (
          <div className="g-door" key={d.action}>
            <Button type={d.action === main ? 'primary' : 'default'} danger={d.danger} onClick={() => choose(d.action)}>
              <T of={d.label} />
            </Button>
          </div>
        ) : (
          <ClosedDoor key={d.action} door={d} />
        ),
      )}
      {door && <DoorDialog of={of} door={door} process={process} onClose={() => choose(null)} {...around} />}
    </div>
  )
}
