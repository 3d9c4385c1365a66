import { Tooltip } from 'antd'
import { useId } from 'react'
import { type Say, say } from '#platform/say'
import { useSay } from '../words/language.tsx'

export type LightColour = 'green' | 'yellow' | 'red' | 'grey' | 'blue'

/** Each colour has its own shape, so that nobody needs to see colours to read it. */
const shapes: Record<LightColour, { label: Say; path: string }> = {
  green: { label: say('绿灯', 'Green'), path: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z' },
  yellow: { label: say('黄灯', 'Yellow'), path: 'M8 1.5 15 14H1z' },
  red: { label: say('红灯', 'Red'), path: 'M2.5 2.5h11v11h-11z' },
  grey: {
    label: say('无数据', 'No data'),
    path: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm0 2.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6z',
  },
  blue: { label: say('蓝灯', 'Blue'), path: 'M8 1l7 7-7 7-7-7z' },
}

/** A light: shape, colour and word. `reason` opens on hover and on focus. */
export function Light({ of, label, reason }: { of: LightColour; label?: Say; reason?: Say | null }) {
  const toSay = useSay()
  const id = useId()
  const shape = shapes[of]
  const light = (
    <span className={`g-light g-light-${of}`}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">
        <path d={shape.path} fill="currentColor" fillRule="evenodd" />
      </svg>
      {label && <span className="g-unseen">{toSay(shape.label)}</span>}
      {toSay(label ?? shape.label)}
    </span>
  )
  if (!reason) return light
  return (
    <Tooltip title={toSay(reason)} trigger={['hover', 'focus']}>
      <button type="button" className="g-bare" aria-describedby={id}>
        {light}
        <span id={id} className="g-unseen">
          {toSay(reason)}
        </span>
      </button>
    </Tooltip>
  )
}
