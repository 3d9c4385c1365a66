import { Button, Tag } from 'antd'
import { useEffect, useRef } from 'react'
import { sayFigure } from '#kernel/indicator'
import { join, type Say, say } from '#platform/say'
import { formatPercent, StateTag, sayPeriod, T, To } from '#ui'
import type { FigureRow } from '../contracts.ts'
import type { FigureDeed } from './use-board.ts'
import { deeds, facts, states } from './words.ts'

interface Props {
  of: FigureRow
  now: boolean
  may: boolean
  busy: boolean
  onDeed(deed: FigureDeed): void
  onLook(): void
}

const keys: Partial<Record<FigureDeed, string>> = { confirm: 'Enter', correct: 'E', reject: 'X' }

const doorsOf = ({ state }: FigureRow): FigureDeed[] => {
  if (state === 'proposed') return ['confirm', 'correct', 'reject']
  return state === 'confirmed' ? ['correct'] : ['reopen']
}

function FactsOf({ of }: { of: FigureRow }) {
  const { found } = of
  const said = [found.period, found.subject].filter((one) => one !== null && one !== '').join(' · ')
  const rows: [Say, Say | string | null][] = [
    [facts.period, of.period ? sayPeriod(of.period) : null],
    [facts.asOf, of.asOf],
    [facts.scope, of.scope || null],
    [facts.said, said || null],
    [facts.speaker, found.reporter],
  ]
  return (
    <dl className="x-facts">
      {rows.map(([label, value]) =>
        value === null ? null : (
          <div key={label.zh}>
            <dt>
              <T of={label} />
            </dt>
            <dd>{typeof value === 'string' ? value : <T of={value} />}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

function Buttons({ of, busy, onDeed }: Pick<Props, 'of' | 'busy' | 'onDeed'>) {
  return (
    <div className="g-actions">
      {doorsOf(of).map((deed) => (
        <Button
          key={deed}
          size="small"
          type={deed === 'confirm' ? 'primary' : 'default'}
          disabled={busy}
          onClick={() => onDeed(deed)}
        >
          <T of={deeds[deed]} />
          {keys[deed] && of.state === 'proposed' && (
            <span aria-hidden="true" className="x-key">
              {keys[deed]}
            </span>
          )}
        </Button>
      ))}
    </div>
  )
}

/** A proposed figure: what it is to be, how sure the reading is, and what can be done with it. */
export function FigureCard({ of, now, may, busy, onDeed, onLook }: Props) {
  const box = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // Not under a finger: what moves between press and release is not pressed.
    if (now && !box.current?.matches(':active')) box.current?.scrollIntoView({ block: 'nearest' })
  }, [now])
  const figure = sayFigure(of.value, of.qualifier, say(of.measure, of.measure))
  const classes = ['x-figure', now ? 'x-now' : '', of.state === 'proposed' ? '' : 'x-done'].filter(Boolean).join(' ')
  return (
    <li ref={box} className={classes} aria-current={now} onFocusCapture={onLook} onPointerDown={onLook}>
      <div className="x-head">
        <strong>{of.label || <T of={facts.unnamed} />}</strong>
        <StateTag closed={of.state !== 'proposed'}>
          <T of={states[of.state]} />
        </StateTag>
      </div>
      <div className="x-value">
        <span>
          <T of={figure} />
        </span>
        {of.indicator === null && of.label !== '' && (
          <Tag>
            <T of={facts.fresh} />
          </Tag>
        )}
        <small className="x-small">
          <T of={join(say('把握 ', 'sure '), formatPercent(of.found.confidence))} />
        </small>
      </div>
      <FactsOf of={of} />
      {may && <Buttons of={of} busy={busy} onDeed={onDeed} />}
      {of.claim && (
        <To to={`/figures/${of.claim.regionId}/${of.claim.id}`}>
          <T of={say('查看数据来历', 'Where the figure stands')} />
        </To>
      )}
    </li>
  )
}
