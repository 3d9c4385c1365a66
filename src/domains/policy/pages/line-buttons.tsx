import { Button } from 'antd'
import { formatDate, T } from '#ui'
import type { ProposalRow } from '../contracts/index.ts'
import { isSettled } from './line-facts.tsx'
import { deeds } from './words.ts'

/** What can be done with one line. */
export type LineDeed = 'confirm' | 'edit' | 'split' | 'merge' | 'drop' | 'reopen'

interface Props {
  of: ProposalRow
  busy: boolean
  onDeed(deed: LineDeed): void
}

const keys: Partial<Record<LineDeed, string>> = { confirm: 'C', edit: 'E', drop: 'D' }

/** Buttons of a line; the keyboard's letter stands behind the word. */
export function LineButtons({ of, busy, onDeed }: Props) {
  const open: LineDeed[] = ['confirm', 'edit', ...(of.measures.length > 1 ? (['split'] as const) : []), 'merge', 'drop']
  const wanted: LineDeed[] = isSettled(of) ? (of.state === 'dropped' ? ['reopen'] : ['edit', 'reopen']) : open
  const isGone = of.state === 'split' || of.state === 'merged'
  return (
    <div className="g-actions">
      {!isGone &&
        wanted.map((deed) => (
          <Button
            key={deed}
            size="small"
            type={deed === 'confirm' ? 'primary' : 'default'}
            loading={busy && deed === 'confirm'}
            onClick={() => onDeed(deed)}
          >
            <T of={deeds[deed]} />
            {keys[deed] && (
              <span aria-hidden="true" className="p-key">
                {keys[deed]}
              </span>
            )}
          </Button>
        ))}
      {of.decidedName && of.decidedAt && (
        <small className="p-small">
          {of.decidedName} {formatDate(of.decidedAt)}
        </small>
      )}
    </div>
  )
}
