import { Button, Progress, Segmented } from 'antd'
import { join, type Say, say } from '#platform/say'
import { T, useSay } from '#ui'
import type { Counts, ProposalRow } from '../contracts/index.ts'
import { deeds } from './words.ts'

/** Which lines are shown. */
export type Show = 'all' | 'open' | 'faulty' | 'done' | 'dropped'

const isDone = ({ state }: ProposalRow) => state === 'confirmed' || state === 'edited'

const shows: Record<Show, { label: Say; has(row: ProposalRow): boolean }> = {
  all: { label: say('全部', 'All'), has: (row) => row.state !== 'split' && row.state !== 'merged' },
  open: { label: say('待确认', 'Open'), has: (row) => row.state === 'proposed' },
  faulty: { label: say('需核对', 'To check'), has: (row) => row.state === 'proposed' && row.faults.length > 0 },
  done: { label: say('已确认', 'Confirmed'), has: isDone },
  dropped: { label: say('不列入', 'Left out'), has: (row) => !isDone(row) && row.state !== 'proposed' },
}

/** The lines that a choice shows. */
export const shownBy = (show: Show, rows: readonly ProposalRow[]): ProposalRow[] => rows.filter(shows[show].has)

interface Props {
  rows: readonly ProposalRow[]
  counts: Counts
  show: Show
  onShow(show: Show): void
  may: boolean
  busy: boolean
  picked: readonly ProposalRow[]
  onPick(rows: readonly ProposalRow[]): void
  onConfirm(rows: readonly ProposalRow[]): void
  onAsk(deed: 'assign' | 'drop'): void
}

function Batch({ picked, busy, onPick, onConfirm, onAsk }: Props) {
  return (
    <>
      <T of={say(`已选 ${picked.length} 条`, `${picked.length} picked`)} />
      <Button type="primary" loading={busy} onClick={() => onConfirm(picked)}>
        <T of={join(deeds.confirm, say('所选', ' them'))} />
      </Button>
      <Button onClick={() => onAsk('assign')}>
        <T of={deeds.assign} />
      </Button>
      <Button onClick={() => onAsk('drop')}>
        <T of={deeds.drop} />
      </Button>
      <Button type="link" onClick={() => onPick([])}>
        <T of={say('取消选择', 'Pick none')} />
      </Button>
    </>
  )
}

function Whole({ rows, busy, onPick, onConfirm }: Props) {
  const open = rows.filter((row) => row.state === 'proposed')
  const sound = open.filter((row) => row.faults.length === 0)
  return (
    <>
      {sound.length > 0 && (
        <Button type="primary" loading={busy} onClick={() => onConfirm(sound)}>
          <T of={say(`确认无问题的 ${sound.length} 条`, `Confirm the ${sound.length} sound ones`)} />
        </Button>
      )}
      {open.length > 0 && (
        <Button onClick={() => onPick(open)}>
          <T of={say(`全选待确认（${open.length}）`, `Pick all open (${open.length})`)} />
        </Button>
      )}
    </>
  )
}

/** How far it is, which lines are shown, and what can be done with many at once. */
export function Toolbar(props: Props) {
  const toSay = useSay()
  const { counts, rows, show, onShow, may, picked } = props
  const done = counts.lines - counts.open
  const told = say(
    `已处理 ${done} / ${counts.lines} 条，其中确认 ${counts.confirmed} 条`,
    `${done} of ${counts.lines} dealt with, ${counts.confirmed} confirmed`,
  )
  return (
    <section className="p-bar" aria-label={toSay(say('进度与批量操作', 'Progress and deeds'))}>
      <div className="p-progress">
        <span role="status">{toSay(told)}</span>
        <Progress
          percent={counts.lines > 0 ? Math.round((100 * done) / counts.lines) : 0}
          size="small"
          aria-label={toSay(told)}
        />
      </div>
      <Segmented<Show>
        aria-label={toSay(say('显示', 'Show'))}
        value={show}
        onChange={onShow}
        options={(Object.keys(shows) as Show[]).map((value) => ({
          value,
          label: `${toSay(shows[value].label)} ${shownBy(value, rows).length}`,
        }))}
      />
      {may && <div className="g-actions">{picked.length > 0 ? <Batch {...props} /> : <Whole {...props} />}</div>}
    </section>
  )
}
