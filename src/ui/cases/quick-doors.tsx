import { App, Button } from 'antd'
import { useState } from 'react'
import type { FieldKind, Form } from '#kernel/form'
import type { CaseAnswer } from '#kernel/process'
import { join, say } from '#platform/say'
import { T, useSay } from '../words/language.tsx'
import { useCase } from './case-page.tsx'
import { findDefinition } from './definitions.ts'
import { DoorDialog } from './door-dialog.tsx'
import { sayDone } from './say-done.ts'

/** Figures, tables and clauses want the page of the case around them. */
const long: readonly FieldKind[] = ['figures', 'rows', 'targets', 'place']

const isShort = (form: Form | undefined): boolean => Object.values(form ?? {}).every(({ kind }) => !long.includes(kind))

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
  const toSay = useSay()
  const { message } = App.useApp()
  const formOf = (action: string) => process.actions[action]?.form
  // What asks nothing more, signing, stands before what wants words, sending back.
  const doors = of.doors
    .filter((door) => door.open && !door.danger && isShort(formOf(door.action)))
    .sort((a, b) => Object.keys(formOf(a.action) ?? {}).length - Object.keys(formOf(b.action) ?? {}).length)
  const most = 2
  const door = doors.find(({ action }) => action === chosen)
  return (
    <div className="g-quick">
      {doors.slice(0, most).map((one, i) => (
        <Button key={one.action} type={i === 0 ? 'primary' : 'default'} onClick={() => choose(one.action)}>
          <T of={one.label} />
        </Button>
      ))}
      {door && (
        <DoorDialog
          of={of}
          door={door}
          process={process}
          onClose={() => choose(null)}
          onDone={() => void message.success(toSay(join(sayDone(door.label), say('：', ': '), of.title)))}
        />
      )}
    </div>
  )
}
