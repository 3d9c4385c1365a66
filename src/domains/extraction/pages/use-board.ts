import { useState } from 'react'
import { useDo } from '#ui'
import { ConfirmFigures, type FigureRow, RejectFigures, ReopenFigure, type ReportRef } from '../contracts.ts'

/** Which figures are shown. */
export type Show = 'all' | FigureRow['state']

/** What can be done with one figure. */
export type FigureDeed = 'confirm' | 'correct' | 'reject' | 'reopen'

/** How many figures are drawn at first, and with each step further. */
const step = 60

const seen = ({ id, rev }: FigureRow) => ({ id, rev })

/** Which figures are shown and looked at, and the deeds on them. */
export function useBoard(at: ReportRef, rows: readonly FigureRow[]) {
  const confirm = useDo(ConfirmFigures)
  const reject = useDo(RejectFigures)
  const reopen = useDo(ReopenFigure)
  const [show, setShow] = useState<Show>('all')
  const [room, setRoom] = useState(step)
  const [correcting, correct] = useState<FigureRow | null>(null)
  const all = show === 'all' ? rows : rows.filter((row) => row.state === show)
  const first = all.find((row) => row.state === 'proposed') ?? all[0]
  const [nowId, look] = useState<string | null>(first?.id ?? null)
  const place = Math.max(
    0,
    all.findIndex((row) => row.id === nowId),
  )
  const goTo = (i: number) => {
    const row = all[Math.min(Math.max(i, 0), all.length - 1)]
    if (row) look(row.id)
    if (i >= room) setRoom(i + step)
  }
  /** Goes on to the next open figure at once: whoever confirms by key does not wait for the answer. */
  const leave = (wanted: readonly FigureRow[]) => {
    const [only] = wanted
    if (wanted.length !== 1 || !only) return
    const row = all.slice(all.indexOf(only) + 1).find((one) => one.state === 'proposed')
    if (row) look(row.id)
  }
  const confirmRows = async (wanted: readonly FigureRow[]) => {
    const open = wanted.filter((row) => row.state === 'proposed')
    if (open.length === 0) return
    leave(open)
    const done = await confirm.run({ params: at, body: { figures: open.map(seen) } }).catch(() => null)
    if (!done && open.length === 1) look(open[0]?.id ?? null)
  }
  const rejectRows = async (wanted: readonly FigureRow[]) => {
    leave(wanted)
    await reject.run({ params: at, body: { figures: wanted.map(seen), reason: '' } }).catch(() => null)
  }
  const deed = (name: FigureDeed, row: FigureRow) => {
    look(row.id)
    if (name === 'confirm') void confirmRows([row])
    else if (name === 'reject') void rejectRows([row])
    else if (name === 'correct') correct(row)
    else void reopen.run({ params: { ...at, figureId: row.id }, body: { rev: row.rev } }).catch(() => null)
  }
  return {
    ...{ show, setShow, correcting, correct, all, place, goTo, look, confirmRows, rejectRows, deed },
    now: all[place],
    shown: all.slice(0, Math.max(room, place + 1)),
    more: () => setRoom(room + step),
    busy: confirm.busy || reject.busy || reopen.busy,
    problem: confirm.problem ?? reject.problem ?? reopen.problem,
  }
}

export type Board = ReturnType<typeof useBoard>
