import { choice } from '#kernel/form'
import type { AnyProcess } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { StartCase, useAsk } from '#ui'
import { ListBodies } from '../model/index.ts'

const label = say('会议机制', 'Body')

interface Props {
  process: unknown
  titleFrom: string
  button: Say
  /** The case belongs to the unit of the body, so that nobody is asked for a unit. */
  atBody?: true
}

/** Begins a case for a body that still meets, chosen from those the person knows: nobody types its name. */
export function BeginFor({ process, titleFrom, button, atBody }: Props) {
  const definition = process as AnyProcess
  const { data } = useAsk(ListBodies, { query: { size: 200 } })
  const open = (data?.rows ?? []).filter(({ endedOn }) => endedOn === null)
  if (open.length === 0) return null
  const body = choice(
    label,
    open.map(({ name }) => ({ value: name, label: say(name, name) })),
  )
  const form = { ...definition.form, body }
  const unitOf = (answers: Record<string, unknown>) => open.find(({ name }) => name === answers.body)?.unitId
  return (
    <StartCase
      process={{ ...definition, form } as AnyProcess}
      title={(answers) => String(answers[titleFrom] ?? '')}
      {...(atBody && { unitOf })}
      deed={button}
    />
  )
}
