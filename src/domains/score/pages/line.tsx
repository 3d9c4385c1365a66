import { Button } from 'antd'
import { useState } from 'react'
import { join, say } from '#platform/say'
import { EvidenceLinks, Fact, Facts, formatDate, may, StateTag, sayPeriod, T, To, useSay } from '#ui'
import { lineStates, type ObjectionRow, type SheetLine, steps } from '../model/index.ts'
import { AnswerDialog, type At, FillDialog, ObjectDialog, ReviewDialog } from './line-dialogs.tsx'
import { labels, sayPoints } from './words.ts'

const texts = {
  missing: say('未报', 'Not reported'),
  undecided: say('待复核', 'To be reviewed'),
  disputed: say('（其他来源数据不一致）', ' (others report another number)'),
  noFigure: say('尚无上报数据', 'Nobody has reported it'),
  objectionStates: {
    drafted: say('异议待提交', 'Objection drafted'),
    raised: say('异议待答复', 'Objection raised'),
    upheld: say('异议成立', 'Objection upheld'),
    rejected: say('异议不成立', 'Objection rejected'),
  },
}

/** The figures of an item, each with the claim it was taken from. */
function Figures({ line, at }: { line: SheetLine; at: At }) {
  const toSay = useSay()
  return (
    <ul className="g-files">
      {line.input.figures.map((figure) => {
        const known = at.sheet.indicators[figure.indicator]
        const name = known ? toSay(known.label) : figure.indicator
        if (figure.value === null || !figure.claim)
          return (
            <li key={figure.indicator}>
              {name}：{toSay(texts.noFigure)}
            </li>
          )
        const shown = `${name}：${figure.qualifier}${figure.value}${known ? toSay(known.measure) : ''}`
        const { regionId, id } = figure.claim
        return (
          <li key={figure.indicator}>
            {may('figures.read') ? <To to={`/figures/${regionId}/${id}`}>{shown}</To> : shown}
            {figure.disputed && <T of={texts.disputed} />}{' '}
            <small>{figure.asOf ?? (figure.period && toSay(sayPeriod(figure.period)))}</small>{' '}
            <small className="e-digest">{id}</small>
          </li>
        )
      })}
    </ul>
  )
}

function Objection({ of }: { of: ObjectionRow }) {
  return (
    <Fact label={texts.objectionStates[of.state]} wide>
      <p className="g-text">
        {of.raisedName} {formatDate(of.raisedAt)}：{of.reason}
      </p>
      {of.evidence.length > 0 && <EvidenceLinks ids={of.evidence} />}
      {of.answer && (
        <p className="g-text">
          {of.answeredName} {of.answeredAt && formatDate(of.answeredAt)}：{of.answer}
          {of.pointsBefore !== null && of.pointsAfter !== null && (
            <>
              {' '}
              （<T of={join(sayPoints(of.pointsBefore), ' → ', sayPoints(of.pointsAfter))} />）
            </>
          )}
        </p>
      )}
    </Fact>
  )
}

/** What was said about the item before. */
function Earlier({ of }: { of: SheetLine['earlier'] }) {
  if (of.length === 0) return null
  return (
    <Fact label={labels.earlier} wide>
      <ol className="e-earlier">
        {of.map((one) => (
          <li key={one.at + one.step}>
            <T of={join(steps[one.step], ` ${one.personName} `, sayPoints(one.points), ' / ', sayPoints(one.full))} />
            {one.note && `：${one.note}`}
          </li>
        ))}
      </ol>
    </Fact>
  )
}

function Grounds({ line, at }: { line: SheetLine; at: At }) {
  const { system, objections } = at.sheet
  return (
    <Facts>
      <Fact label={labels.why} wide>
        <T of={line.why} />
      </Fact>
      {line.missing && (
        <Fact label={labels.missing} wide>
          <T of={line.missing} />
        </Fact>
      )}
      <Fact label={labels.rule} source={line.source} wide>
        <T of={line.rule} /> <small>{`（${system.name} 第${system.version}版 ${system.digest.slice(0, 12)}）`}</small>
      </Fact>
      {line.input.figures.length > 0 && (
        <Fact label={labels.figures} wide>
          <Figures line={line} at={at} />
        </Fact>
      )}
      {line.evidence.length > 0 && (
        <Fact label={labels.evidence} wide>
          <EvidenceLinks ids={line.evidence.map((file) => file.id)} />
        </Fact>
      )}
      <Fact label={labels.by}>
        {line.personName} <T of={steps[line.step]} /> <time>{formatDate(line.at)}</time>
      </Fact>
      {line.note && <Fact label={labels.note}>{line.note}</Fact>}
      <Earlier of={line.earlier} />
      {objections
        .filter((o) => o.item === line.item)
        .map((o) => (
          <Objection key={o.id} of={o} />
        ))}
    </Facts>
  )
}

type Chosen = 'fill' | 'review' | 'object' | 'answer' | null

/** What the person may do to the line now. */
function Deeds({ line, at }: { line: SheetLine; at: At }) {
  const [chosen, choose] = useState<Chosen>(null)
  const { may: allowed, objections } = at.sheet
  const raised = objections.find((o) => o.item === line.item && o.state === 'raised')
  const close = () => choose(null)
  const buttons = [
    {
      of: 'fill' as const,
      shown: allowed.fill && (line.kind === 'item' || line.kind === 'bonus'),
      label: say('自评', 'Evaluate'),
    },
    { of: 'review' as const, shown: allowed.review, label: say('复核', 'Review') },
    { of: 'object' as const, shown: allowed.object, label: say('填写异议', 'Object') },
    { of: 'answer' as const, shown: allowed.answer && raised !== undefined, label: say('答复异议', 'Answer') },
  ].filter((button) => button.shown)
  if (buttons.length === 0) return null
  return (
    <div className="g-actions">
      {buttons.map((button) => (
        <Button key={button.of} onClick={() => choose(button.of)}>
          <T of={button.label} />
        </Button>
      ))}
      {chosen === 'fill' && <FillDialog at={at} line={line} onClose={close} />}
      {chosen === 'review' && <ReviewDialog at={at} line={line} onClose={close} />}
      {chosen === 'object' && <ObjectDialog at={at} line={line} onClose={close} />}
      {chosen === 'answer' && raised && <AnswerDialog at={at} line={line} objection={raised} onClose={close} />}
    </div>
  )
}

/** The place of an item on the page, for links to it. */
export const placeOf = (item: string): string => `item-${item.replace('.', '-')}`

/** One line of a sheet: its points, and opened, everything behind them. */
export function Line({ line, at }: { line: SheetLine; at: At }) {
  const objection = at.sheet.objections.findLast((o) => o.item === line.item)
  return (
    <details className="e-line" id={placeOf(line.item)}>
      <summary>
        <span className="e-label">
          {line.item} <T of={line.label} />
        </span>
        {line.undecided && at.sheet.state === 'review' && (
          <StateTag>
            <T of={texts.undecided} />
          </StateTag>
        )}
        {objection && (
          <StateTag closed={objection.state === 'rejected'}>
            <T of={texts.objectionStates[objection.state]} />
          </StateTag>
        )}
        {line.warning && (
          <span className="e-warning">
            <T of={line.warning} />
          </span>
        )}
        <span className="e-points">
          {line.state === 'scored' && line.kind !== 'veto' ? (
            <T
              of={
                line.kind === 'item'
                  ? join(sayPoints(line.points), ' / ', sayPoints(line.full))
                  : sayPoints(line.points)
              }
            />
          ) : (
            <T of={line.kind === 'veto' ? line.why : lineStates[line.state]} />
          )}
        </span>
      </summary>
      <div className="e-body">
        <Grounds line={line} at={at} />
        <Deeds line={line} at={at} />
      </div>
    </details>
  )
}
