import { Button, Progress, Segmented, Select } from 'antd'
import { useState } from 'react'
import { say } from '#platform/say'
import { T, useSay } from '#ui'
import type { Counts, FigureRow } from '../contracts.ts'
import type { Board, Show } from './use-board.ts'
import { states } from './words.ts'

interface Props {
  board: Board
  rows: readonly FigureRow[]
  counts: Counts
  may: boolean
}

const thresholds = [95, 90, 80, 60, 0]

/** Confirms at once all that were read with so much certainty. */
function Bulk({ board, rows }: Pick<Props, 'board' | 'rows'>) {
  const toSay = useSay()
  const [least, setLeast] = useState(95)
  const sure = rows.filter(
    (row) => row.state === 'proposed' && row.found.confidence * 100 >= least && row.label !== '' && row.measure !== '',
  )
  return (
    <div className="g-actions">
      <Select<number>
        aria-label={toSay(say('把握不低于', 'At least so sure'))}
        value={least}
        onChange={setLeast}
        options={thresholds.map((value) => ({
          value,
          label: toSay(value === 0 ? say('全部把握程度', 'However sure') : say(`把握 ≥ ${value}%`, `sure ≥ ${value}%`)),
        }))}
        popupMatchSelectWidth={false}
      />
      <Button
        type="primary"
        loading={board.busy}
        disabled={sure.length === 0}
        onClick={() => void board.confirmRows(sure)}
      >
        <T of={say(`确认这 ${sure.length} 个`, `Confirm these ${sure.length}`)} />
      </Button>
    </div>
  )
}

/** How far it is, which figures are shown, and confirming many at once. */
export function Toolbar({ board, rows, counts, may }: Props) {
  const toSay = useSay()
  const done = counts.figures - counts.open
  const told = say(
    `已处理 ${done} / ${counts.figures} 个，其中确认 ${counts.confirmed} 个`,
    `${done} of ${counts.figures} dealt with, ${counts.confirmed} confirmed`,
  )
  const shows: Record<Show, ReturnType<typeof say>> = { all: say('全部', 'All'), ...states }
  const countOf = (show: Show) => (show === 'all' ? rows.length : rows.filter((row) => row.state === show).length)
  return (
    <section className="x-bar" aria-label={toSay(say('进度与批量确认', 'Progress and confirming many'))}>
      <div className="x-progress">
        <span role="status">{toSay(told)}</span>
        <Progress
          percent={counts.figures > 0 ? Math.round((100 * done) / counts.figures) : 0}
          size="small"
          aria-label={toSay(told)}
        />
      </div>
      <Segmented<Show>
        aria-label={toSay(say('显示', 'Show'))}
        value={board.show}
        onChange={board.setShow}
        options={(Object.keys(shows) as Show[]).map((value) => ({
          value,
          label: `${toSay(shows[value])} ${countOf(value)}`,
        }))}
      />
      {may && counts.open > 0 && <Bulk board={board} rows={rows} />}
    </section>
  )
}
