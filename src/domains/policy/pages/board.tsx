import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { say } from '#platform/say'
import { ProblemBox, T, useFilters, useSay, useWide } from '#ui'
import type { Counts, DocumentAnswer, PolicyAddress, ProposalRow } from '../contracts/index.ts'
import { Dialogs } from './dialogs.tsx'
import { LineCard, type LoadedText } from './line-card.tsx'
import { LineHead } from './line-facts.tsx'
import { Toolbar } from './toolbar.tsx'
import { ClauseTree } from './tree.tsx'
import { type Board, useBoard } from './use-board.ts'
import { useKeys } from './use-keys.ts'

interface Props {
  of: DocumentAnswer
  rows: readonly ProposalRow[]
  counts: Counts
  text: LoadedText
}

const noKeys = {}

function keysOf(board: Board, may: boolean) {
  const { now } = board
  const moves = { j: () => board.goTo(board.place + 1), k: () => board.goTo(board.place - 1) }
  if (!now || !may) return moves
  const isOpen = ['proposed', 'confirmed', 'edited'].includes(now.state)
  return {
    ...moves,
    ...(now.state === 'proposed' ? { c: () => board.deed('confirm', now) } : {}),
    ...(isOpen ? { e: () => board.deed('edit', now), d: () => board.deed('drop', now) } : {}),
  }
}

interface LinesProps {
  at: PolicyAddress
  board: Board
  text: LoadedText
  may: boolean
}

const cardProps = ({ at, board, text, may }: LinesProps, row: ProposalRow) => ({
  at,
  of: row,
  text,
  may,
  now: row.id === board.now?.id,
  picked: board.picked.includes(row),
  busy: board.busy,
  onPick: (picked: boolean) =>
    board.pick(picked ? [...board.picked, row] : board.picked.filter((one) => one.id !== row.id)),
  onDeed: (deed: Parameters<Board['deed']>[0]) => board.deed(deed, row),
  onLook: () => board.look(row.id),
})

/** On a phone: the lines by title; pressed, one comes up with its clause. */
function Sheet(props: LinesProps) {
  const { board } = props
  const [open, setOpen] = useState(false)
  const { now } = board
  return (
    <>
      <ul className="p-list">
        {board.shown.map((row) => (
          <li key={row.id} className="g-card">
            <button
              type="button"
              className="g-bare g-wide p-line-button"
              onClick={() => {
                board.look(row.id)
                setOpen(true)
              }}
            >
              <LineHead of={row} />
            </button>
          </li>
        ))}
      </ul>
      <Drawer
        open={open && now !== undefined}
        placement="bottom"
        size="85%"
        title={now?.number}
        onClose={() => setOpen(false)}
        extra={
          <Button onClick={() => board.goTo(board.place + 1)}>
            <T of={say('下一条', 'Next')} />
          </Button>
        }
      >
        <ul className="p-lines">{now && <LineCard {...cardProps(props, now)} />}</ul>
      </Drawer>
    </>
  )
}

function Lines(props: LinesProps) {
  return (
    <ul className="p-lines">
      {props.board.shown.map((row) => (
        <LineCard key={row.id} {...cardProps(props, row)} />
      ))}
    </ul>
  )
}

/** The lines of a document beside their clauses, with the tree, progress, keys and deeds. */
export function LineBoard({ of, rows, counts, text }: Props) {
  const toSay = useSay()
  const wide = useWide()
  const [{ clause }] = useFilters()
  const at = { regionId: of.regionId, id: of.id }
  const board = useBoard(at, rows, counts, clause === undefined ? null : Number(clause))
  const may = of.mayConfirm && of.state === 'confirming'
  useKeys(wide ? keysOf(board, may) : noKeys)
  const goTo = (start: number, end: number) => {
    const i = board.all.findIndex((row) => row.clause.start >= start && row.clause.end <= end)
    if (i >= 0) board.goTo(i)
  }
  const lines = { at, board, text, may }
  return (
    <>
      <Toolbar
        rows={rows}
        counts={counts}
        show={board.show}
        onShow={board.setShow}
        may={may}
        busy={board.busy}
        picked={board.picked}
        onPick={board.pick}
        onConfirm={(wanted) => void board.confirmRows(wanted)}
        onAsk={(deed) => board.ask({ deed, lines: board.picked })}
      />
      <ProblemBox problem={board.problem} />
      <div className="p-work">
        <ClauseTree
          nodes={of.nodes}
          lines={rows}
          now={board.now?.clause.start ?? null}
          onGo={(node) => goTo(node.start, node.end)}
        />
        <div>
          {may && wide && (
            <p className="g-hint">
              <T
                of={say(
                  '键盘：J 下一条，K 上一条，C 确认，E 修改，D 不列入。',
                  'Keys: J next, K previous, C confirm, E edit, D leave out.',
                )}
              />
            </p>
          )}
          {wide ? <Lines {...lines} /> : <Sheet {...lines} />}
          {board.shown.length === 0 && <p className="g-empty">{toSay(say('没有这样的条目。', 'No such lines.'))}</p>}
          {board.shown.length < board.all.length && (
            <Button block onClick={board.more}>
              <T of={say('显示更多', 'Show more')} />
            </Button>
          )}
        </div>
      </div>
      <Dialogs at={at} board={board} rows={rows} />
    </>
  )
}
