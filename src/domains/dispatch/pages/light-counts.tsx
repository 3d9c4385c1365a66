import { say } from '#platform/say'
import { Light, T } from '#ui'
import type { CountsShape } from '../model/index.ts'

const colours = ['red', 'yellow', 'blue', 'green', 'grey'] as const

/** How many reports stand under each light, worst first. */
export function LightCounts({ of }: { of: CountsShape }) {
  const shown = colours.filter((colour) => of[colour] > 0)
  if (shown.length === 0) return <T of={say('—', '—')} />
  return (
    <span className="g-lights">
      {shown.map((colour) => (
        <Light key={colour} of={colour} label={say(String(of[colour]), String(of[colour]))} />
      ))}
    </span>
  )
}
