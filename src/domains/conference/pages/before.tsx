import { say } from '#platform/say'
import { type Column, Section, T, TableFor, To } from '#ui'
import type { Became, Before } from '../model/index.ts'
import { countBefore } from '../rules/index.ts'

const texts = {
  title: say('上次会议议定事项落实情况', 'What became of the last meeting’s decisions'),
  none: say('上次会议没有议定事项。', 'The last meeting decided nothing.'),
}

const outcomes: Record<Became['outcome'], { zh: string; en: string }> = {
  'on-time': say('按时办结', 'Done on time'),
  late: say('逾期办结', 'Done late'),
  open: say('在办', 'Open'),
  overdue: say('逾期未办结', 'Overdue'),
  'set-aside': say('已取消', 'Set aside'),
  'not-issued': say('未列入任务', 'Not a task yet'),
}

const columns: readonly Column<Became>[] = [
  {
    key: 'text',
    label: say('议定事项', 'Decision'),
    width: 260,
    render: (row) => (row.page ? <To to={row.page}>{row.text}</To> : row.text),
  },
  { key: 'unitName', label: say('牵头单位', 'Lead') },
  { key: 'outcome', label: say('落实情况', 'Outcome'), kind: 'state', value: (row) => outcomes[row.outcome] },
  { key: 'light', label: say('亮灯', 'Light'), kind: 'light' },
  { key: 'dueOn', label: say('完成时限', 'Due'), kind: 'date', width: 110 },
  { key: 'closedOn', label: say('办结日期', 'Closed on'), kind: 'date', width: 110 },
]

function Sum({ of }: { of: Before }) {
  const n = countBefore(of)
  const share = n.share === null ? say('—', '—') : say(`${n.share}%`, `${n.share}%`)
  return (
    <p>
      <strong>
        <T of={say(`按时办结率 ${share.zh}`, `Done on time: ${share.en}`)} />
      </strong>
      <T
        of={say(
          `（议定 ${n.all} 项：按时 ${n.onTime}，逾期办结 ${n.late}，逾期未办结 ${n.overdue}，在办 ${n.open}${n.setAside > 0 ? `，取消 ${n.setAside}` : ''}；截至 ${of.asOf}）`,
          ` (${n.all} decisions: ${n.onTime} on time, ${n.late} late, ${n.overdue} overdue, ${n.open} open${n.setAside > 0 ? `, ${n.setAside} set aside` : ''}; as of ${of.asOf})`,
        )}
      />
    </p>
  )
}

/** What a meeting opens with: each decision of the last one, and how many were done in time. */
export function LastDecisions({ of }: { of: Before | null | undefined }) {
  if (!of) return null
  const { regionId, id, title, heldOn } = of.meeting
  return (
    <Section title={texts.title}>
      <p>
        <To to={`/conference/meetings/${regionId}/${id}`}>{title}</To> <time>{heldOn}</time>
      </p>
      <Sum of={of} />
      <TableFor
        caption={texts.title}
        columns={columns}
        rows={of.items}
        rowKey={(row) => row.text}
        empty={<T of={texts.none} />}
      />
    </Section>
  )
}
