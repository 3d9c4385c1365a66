import { useState } from 'react'
import { useDo } from '#ui'
import {
  ConfirmProposals,
  type Counts,
  type PolicyAddress,
  type ProposalRow,
  ReopenProposal,
} from '../contracts/index.ts'
import type { LineDeed } from './line-buttons.tsx'
import { type Show, shownBy } from './toolbar.tsx'

/** A dialog that is open, and for which lines. */
export interface Asking {
  deed: 'edit' | 'split' | 'merge' | 'drop' | 'assign'
  lines: readonly ProposalRow[]
}

/** How many lines are drawn at first, and with each step further. */
const step = 100

/** Which lines are shown, looked at and picked, and the deeds on them. */
export function useBoard(at: PolicyAddress, rows: readonly ProposalRow[], counts: Counts, start: number | null) {
  const confirm = useDo(ConfirmProposals)
  const reopen = useDo(ReopenProposal)
  const [show, setShow] = useState<Show>('all')
  const [room, setRoom] = useState(step)
  const [ids, setIds] = useState<readonly string[]>([])
  const [asking, ask] = useState<Asking | null>(null)
  const all = shownBy(show, rows)
  const first = rows.find((row) => row.clause.start === start) ?? all.find((row) => row.state === 'proposed') ?? all[0]
  const [nowId, look] = useState<string | null>(first?.id ?? null)
  const place = all.findIndex((row) => row.id === nowId)
  const goTo = (i: number) => {
    const row = all[Math.min(Math.max(i, 0), all.length - 1)]
    if (row) look(row.id)
    if (i >= room) setRoom(i + step)
  }
  const confirmRows = async (wanted: readonly ProposalRow[]) => {
    const lines = wanted.filter((row) => row.state === 'proposed').map(({ id, rev }) => ({ id, rev }))
    if (lines.length === 0) return
    const next = all.slice(place + 1).find((row) => row.state === 'proposed' && !lines.some(({ id }) => id === row.id))
    const done = await confirm.run({ params: at, body: { lines } }).catch(() => null)
    if (!done) return
    setIds([])
    if (lines.length === 1 && next) look(next.id)
  }
  const deed = (name: LineDeed, row: ProposalRow) => {
    look(row.id)
    if (name === 'confirm') void confirmRows([row])
    else if (name === 'reopen')
      void reopen.run({ params: { ...at, lineId: row.id }, body: { rev: row.rev } }).catch(() => null)
    else ask({ deed: name, lines: [row] })
  }
  return {
    ...{ show, setShow, asking, ask, all, place, goTo, look, confirmRows, deed, counts },
    now: place >= 0 ? all[place] : undefined,
    shown: all.slice(0, Math.max(room, place + 1)),
    more: () => setRoom(room + step),
    picked: rows.filter((row) => ids.includes(row.id) && row.state === 'proposed'),
    pick: (wanted: readonly ProposalRow[]) => setIds(wanted.map((row) => row.id)),
    busy: confirm.busy || reopen.busy,
    problem: confirm.problem ?? reopen.problem,
  }
}

export type Board = ReturnType<typeof useBoard>
