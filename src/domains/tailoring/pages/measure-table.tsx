import type { ReactNode } from 'react'
import { join, say } from '#platform/say'
import { type Column, Section, sayTarget, T, TableFor } from '#ui'
import type { Dropped, FrameworkBody, Measure } from '../model/index.ts'
import { labels, sayArea, whys } from './words.ts'

/** Title, words and clause of a measure. */
export function MeasureText({ of }: { of: Pick<Measure, 'key' | 'title' | 'words' | 'basis'> }) {
  return (
    <span className="t-measure">
      {`${of.key} ${of.title}`}
      {of.words && <small className="g-source">{of.words}</small>}
      {of.basis && <small className="g-source">{of.basis}</small>}
    </span>
  )
}

/** The targets of a measure, one under the other. */
export function Targets({ of }: { of: Measure['targets'] }) {
  if (of.length === 0) return <T of={say('—', '—')} />
  return (
    <ul className="t-heirs">
      {of.map((target) => (
        <li key={target.noun}>
          <T of={sayTarget(target)} />
        </li>
      ))}
    </ul>
  )
}

const fromWords = ({ trace }: Measure) =>
  trace &&
  join(
    trace.choice === 'add' ? say('自行增加', 'Own addition') : whys[trace.choice],
    trace.from.length > 1 ? ` ${trace.from.join('、')}` : '',
    trace.exceeds ? say(`（高于上级第${trace.exceeds}条）`, ` (beyond ${trace.exceeds} above)`) : '',
    trace.reason ? say(`：${trace.reason}`, `: ${trace.reason}`) : '',
  )

/** The measures of an edition in their parts. */
export function MeasureTable({
  body,
  rowActions,
}: {
  body: FrameworkBody
  rowActions?: (measure: Measure) => ReactNode
}) {
  const groups = new Map(body.groups.map(({ key, title }) => [key, title]))
  const columns: Column<Measure>[] = [
    { key: 'title', label: labels.title, width: 320, render: (row) => <MeasureText of={row} /> },
    { key: 'group', label: labels.group, width: 160, value: (row) => groups.get(row.group) },
    { key: 'area', label: labels.area, kind: 'say', width: 90, value: (row) => sayArea(row.area) },
    { key: 'targets', label: labels.targets, width: 180, render: (row) => <Targets of={row.targets} /> },
    { key: 'dueOn', label: labels.dueOn, kind: 'date', ifAny: true },
    { key: 'lead', label: labels.lead, width: 120, ifAny: true },
    { key: 'trace', label: say('与上级', 'From above'), kind: 'say', ifAny: true, value: fromWords },
    { key: 'was', label: labels.was, ifAny: true, value: (row) => row.was.join('、') },
  ]
  return (
    <TableFor
      caption={labels.title}
      rows={body.measures}
      rowKey={(row) => row.key}
      columns={columns}
      rowActions={rowActions}
      empty={
        <T
          of={say('还没有举措。请新增，或从 Excel 导入。', 'No measures yet. Add one, or take them from a workbook.')}
        />
      }
    />
  )
}

/** Measures of the list above that were left out, each with its reason. */
export function DroppedTable({ of }: { of: readonly Dropped[] }) {
  const title = say(`未列的上级举措（${of.length}）`, `Left out of the list above (${of.length})`)
  return (
    <Section title={title}>
      <TableFor
        caption={title}
        rows={of}
        rowKey={(row) => row.key}
        columns={[
          { key: 'title', label: labels.title, width: 280, value: (row) => `${row.key} ${row.title}` },
          { key: 'reason', label: labels.reason, width: 320 },
        ]}
      />
    </Section>
  )
}
