import { Button } from 'antd'
import type { ReactNode } from 'react'
import { join, type Say, say } from '#platform/say'
import { Diff, StateTag, T } from '#ui'
import type { Decision, DifferenceRow, Gone } from '../model/index.ts'
import type { Deciding } from './decide-dialog.tsx'
import { plain } from './use-adoption.ts'
import { kinds, labels, sayChoice, sayFields, textOf } from './words.ts'

interface Props {
  of: DifferenceRow
  editable: boolean
  busy: boolean
  onDecide(decision: Decision): void
  onAsk(deciding: Deciding): void
  onGone(gone: Gone): void
}

function Side({ title, children }: { title: Say; children: ReactNode }) {
  return (
    <div className="t-side">
      <h3>
        <T of={title} />
      </h3>
      {children}
    </div>
  )
}

function Ours({ of }: { of: DifferenceRow }) {
  const { ours, base } = of
  if (!ours) return <T of={say('尚未选择', 'Nothing decided')} />
  return (
    <>
      <p>
        <T of={sayChoice(ours.choice)} />
        {ours.into && ` → ${ours.into}`}
      </p>
      {ours.own && <Diff before={textOf(base)} after={textOf(ours.own)} />}
      {ours.reason && (
        <p className="g-source">
          <T of={join(labels.reason, say('：', ': '), ours.reason)} />
        </p>
      )}
    </>
  )
}

function GoneButtons({ of, busy, onGone }: Props) {
  const decide = (choice: Gone['choice']) => onGone({ key: of.key, choice, reason: null })
  return (
    <>
      <Button loading={busy} onClick={() => decide('follow')}>
        <T of={say('随之取消', 'Let it go')} />
      </Button>
      <Button loading={busy} onClick={() => decide('own')}>
        <T of={say('转为本级自增', 'Keep as our own')} />
      </Button>
    </>
  )
}

function Buttons({ of, busy, onDecide, onAsk }: Props) {
  const { theirs: measure, suggestion } = of
  if (!measure) return null
  const ask = (choice: Deciding['choice'], start: Decision | null = null) => onAsk({ measure, choice, start })
  const stays = suggestion && suggestion.choice !== 'keep' && suggestion.choice !== 'change' ? suggestion : null
  return (
    <>
      <Button type="primary" loading={busy} onClick={() => onDecide(plain(measure.key, 'keep'))}>
        <T of={of.kind === 'added' ? say('照列', 'Keep') : say('采用上级新版', 'Take the new edition')} />
      </Button>
      {stays && (
        <Button loading={busy} onClick={() => onDecide(stays)}>
          <T of={say(`仍然${sayChoice(stays.choice).zh}`, `Still: ${sayChoice(stays.choice).en.toLowerCase()}`)} />
        </Button>
      )}
      <Button onClick={() => ask('change', suggestion?.choice === 'change' ? suggestion : null)}>
        <T
          of={
            suggestion?.choice === 'change' ? say('两级合并后修改', 'Join both and edit') : say('细化', 'Make our own')
          }
        />
      </Button>
      <Button onClick={() => ask('merge')}>
        <T of={say('并入', 'Merge')} />
      </Button>
      {stays?.choice !== 'drop' && (
        <Button danger onClick={() => ask('drop')}>
          <T of={say('不列', 'Drop')} />
        </Button>
      )}
    </>
  )
}

/** One measure in three: as it was adopted, as it is above now, as the unit had it. */
export function DifferenceCard(props: Props) {
  const { of } = props
  return (
    <section className="g-panel" aria-label={`${of.key} ${(of.theirs ?? of.base)?.title ?? ''}`}>
      <div className="g-section-head">
        <h2>{`${of.key} ${(of.theirs ?? of.base)?.title ?? ''}`}</h2>
        <StateTag>
          <T of={kinds[of.kind]} />
        </StateTag>
      </div>
      {of.clashes.length > 0 && (
        <p>
          <T of={join(say('两级改得不同：', 'Changed differently: '), sayFields(of.clashes))} />
        </p>
      )}
      <div className="t-three">
        <Side title={say('原采纳版', 'As adopted')}>
          {of.base ? <p className="g-text">{textOf(of.base)}</p> : <T of={say('原版没有', 'It was not there')} />}
        </Side>
        <Side title={say('上级新版', 'New edition above')}>
          {of.theirs ? (
            <Diff before={textOf(of.base)} after={textOf(of.theirs)} />
          ) : (
            <T of={say('新版已取消', 'It is not there any more')} />
          )}
        </Side>
        <Side title={say('本级', 'Ours')}>
          <Ours of={of} />
        </Side>
      </div>
      {props.editable && (
        <div className="g-actions">{of.kind === 'gone' ? <GoneButtons {...props} /> : <Buttons {...props} />}</div>
      )}
    </section>
  )
}
