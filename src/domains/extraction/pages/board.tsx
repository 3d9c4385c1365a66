import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { join, say } from '#platform/say'
import { ClauseText, ProblemBox, T, type TextRange, useSay, useWide } from '#ui'
import type { Counts, FigureRow, ReportAnswer } from '../contracts.ts'
import { CorrectDialog } from './correct-dialog.tsx'
import { FigureCard } from './figure-card.tsx'
import { Toolbar } from './toolbar.tsx'
import { type Board, useBoard } from './use-board.ts'
import { type Keys, useKeys } from './use-keys.ts'

interface Props {
  of: ReportAnswer
  rows: readonly FigureRow[]
  counts: Counts
  text: string
}

function keysOf(board: Board, may: boolean): Keys {
  const { now } = board
  const moves = { j: () => board.goTo(board.place + 1), k: () => board.goTo(board.place - 1) }
  if (!now || !may) return moves
  return {
    ...moves,
    ...(now.state === 'proposed'
      ? { Enter: () => board.deed('confirm', now), x: () => board.deed('reject', now) }
      : {}),
    ...(now.state === 'rejected' ? {} : { e: () => board.deed('correct', now) }),
  }
}

const rangesOf = (rows: readonly FigureRow[]): TextRange[] =>
  rows.map(({ id, found, label }) => ({
    from: found.from,
    to: found.to,
    key: id,
    label: join(say('指标：', 'Indicator: '), label),
  }))

/** The text with its numbers marked; the one looked at is kept in view, and a mark pressed leads to its figure. */
function ReportText({ board, rows, text }: { board: Board; rows: readonly FigureRow[]; text: string }) {
  const toSay = useSay()
  const box = useRef<HTMLElement>(null)
  const chosen = board.now?.id
  useEffect(() => {
    const mark = chosen === undefined ? null : box.current?.querySelector<HTMLElement>('.g-mark-chosen')
    if (!mark || !box.current || box.current.scrollHeight <= box.current.clientHeight) return
    box.current.scrollTop += mark.getBoundingClientRect().top - box.current.getBoundingClientRect().top - 120
  }, [chosen])
  return (
    <section ref={box} className="x-text" aria-label={toSay(say('材料原文', 'Text of the report'))}>
      <ClauseText
        text={text}
        ranges={rangesOf(rows)}
        chosen={chosen}
        onChoose={(range) => range.key !== undefined && board.look(range.key)}
      />
    </section>
  )
}

const hint = say(
  '键盘：J 下一个，K 上一个，回车确认，E 更正，X 不采用。',
  'Keys: J next, K previous, Enter confirm, E correct, X turn down.',
)

/** The text of a report and its figures side by side, with progress, keys and deeds. */
export function FigureBoard({ of, rows, counts, text }: Props) {
  const toSay = useSay()
  const wide = useWide()
  const at = { regionId: of.regionId, id: of.id }
  const board = useBoard(at, rows)
  const may = of.mayConfirm && of.state === 'confirming'
  useKeys(keysOf(board, may))
  return (
    <>
      <Toolbar board={board} rows={rows} counts={counts} may={may} />
      <ProblemBox problem={board.problem} />
      {may && wide && (
        <p className="g-hint">
          <T of={hint} />
        </p>
      )}
      <div className="x-work">
        <ReportText board={board} rows={rows} text={text} />
        <div>
          <ul className="x-figures">
            {board.shown.map((row) => (
              <FigureCard
                key={row.id}
                of={row}
                now={row.id === board.now?.id}
                may={may}
                busy={board.busy}
                onDeed={(deed) => board.deed(deed, row)}
                onLook={() => board.look(row.id)}
              />
            ))}
          </ul>
          {board.shown.length === 0 && <p className="g-empty">{toSay(say('没有这样的数据。', 'No such figures.'))}</p>}
          {board.shown.length < board.all.length && (
            <Button block onClick={board.more}>
              <T of={say('显示更多', 'Show more')} />
            </Button>
          )}
        </div>
      </div>
      {board.correcting && <CorrectDialog at={at} of={board.correcting} onClose={() => board.correct(null)} />}
    </>
  )
}
