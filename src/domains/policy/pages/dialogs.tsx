import type { PolicyAddress, ProposalRow } from '../contracts/index.ts'
import { EditDialog } from './edit-dialog.tsx'
import { AssignDialog, DropDialog, MergeDialog } from './small-dialogs.tsx'
import { SplitDialog } from './split-dialog.tsx'
import type { Board } from './use-board.ts'

/** The dialog that is open, if one is. */
export function Dialogs({ at, board, rows }: { at: PolicyAddress; board: Board; rows: readonly ProposalRow[] }) {
  const { asking } = board
  const [of] = asking?.lines ?? []
  if (!asking || !of) return null
  const close = () => board.ask(null)
  const many = { at, lines: asking.lines, onClose: close, onDone: () => board.pick([]) }
  if (asking.deed === 'drop') return <DropDialog {...many} />
  if (asking.deed === 'assign') return <AssignDialog {...many} />
  if (asking.deed === 'edit') return <EditDialog at={at} of={of} onClose={close} />
  if (asking.deed === 'split') return <SplitDialog at={at} of={of} onClose={close} />
  const others = rows.filter((row) => row !== of && ['proposed', 'confirmed', 'edited'].includes(row.state))
  return <MergeDialog at={at} of={of} others={others} onClose={close} />
}
