import { Checkbox } from 'antd'
import { useEffect, useRef } from 'react'
import { join, say } from '#platform/say'
import { T, useSay } from '#ui'
import type { PolicyAddress, ProposalRow } from '../contracts/index.ts'
import { ClauseWords } from './clause-words.tsx'
import { LineButtons, type LineDeed } from './line-buttons.tsx'
import { isSettled, LineFacts, LineHead } from './line-facts.tsx'
import { LineHistory } from './line-history.tsx'
import { Scrolls } from './scrolls.tsx'

/** The text of the document, or as much of it as is there. */
export interface LoadedText {
  text: string
  from: number
}

interface Props {
  at: PolicyAddress
  of: ProposalRow
  text: LoadedText
  now: boolean
  picked: boolean
  may: boolean
  busy: boolean
  onPick(picked: boolean): void
  onDeed(deed: LineDeed): void
  onLook(): void
}

/** A clause and beside it the task it suggests. */
export function LineCard({ at, of, text, now, picked, may, busy, onPick, onDeed, onLook }: Props) {
  const toSay = useSay()
  const box = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // Not under a finger: what moves between press and release is not pressed.
    if (now && !box.current?.matches(':active')) box.current?.scrollIntoView({ block: 'nearest' })
  }, [now])
  const classes = ['p-line', now ? 'p-line-now' : '', isSettled(of) ? 'p-line-done' : ''].filter(Boolean).join(' ')
  return (
    <li ref={box} className={classes} aria-current={now} onFocusCapture={onLook} onPointerDown={onLook}>
      <div className="p-clause">
        <div className="p-small">
          {may && of.state === 'proposed' && (
            <Checkbox
              checked={picked}
              aria-label={toSay(join(say('选择 ', 'Pick '), `${of.number}${of.title}`))}
              onChange={(event) => onPick(event.target.checked)}
            />
          )}{' '}
          {[...of.path, `${of.number}${of.heading}`].join(' / ')}
        </div>
        <Scrolls className="p-words" label={say(`${of.number}原文`, `Words of ${of.number}`)}>
          <ClauseWords of={of} {...text} />
        </Scrolls>
        {of.place.start !== of.clause.start && (
          <small className="p-small">
            <T of={say('条款出自前一版文件', 'The clause is in the earlier edition')} />
          </small>
        )}
      </div>
      <div className="p-task">
        <LineHead of={of} />
        <LineFacts of={of} />
        {may && <LineButtons of={of} busy={busy} onDeed={onDeed} />}
        <LineHistory at={at} lineId={of.id} />
      </div>
    </li>
  )
}
