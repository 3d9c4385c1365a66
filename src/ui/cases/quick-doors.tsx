import { Button } from 'antd'
import { useState } from 'react'
import type { CaseAnswer } from '#kernel/process'
import { T } from '../words/language.tsx'
import { useCase } from './case-page.tsx'
import { findDefinition } from './definitions.ts'
import { DoorDialog } from './door-dialog.tsx'

/**
 * The doors of a case that stand open, as buttons beside a line that tells of it: signed, approved or sent back without leaving
 * the list. The dialog is that of the case's own page; what is closed, and why, is told there.
 */
export function QuickDoors({ regionId, id }: { regionId: number; id: string }) {
  const { data } = useCase(regionId, id)
  const process = data && findDefinition(data.process, data.version)
  if (!data || !process) return null
  return <Open of={data} process={process} />
}

function Open({ of, process }: { of: CaseAnswer; process: NonNullable<ReturnType<typeof findDefinition>> }) {
  const [chosen, choose] = useState<string | null>(null)
  const doors = of.doors.filter((door) => door.open && !door.danger)
  const door = doors.find(({ action }) => action === chosen)
  return (
    <div className="g-quick">
      {doors.slice(0, 2).map((one, i) => (
        <Button key={one.action} type={i === 0 ? 'primary' : 'default'} onClick={() => choose(one.action)}>
          <T of={one.label} />
        </Button>
      ))}
      {door && <DoorDialog of={of} door={door} process={process} onClose={() => choose(null)} />}
    </div>
  )
}
