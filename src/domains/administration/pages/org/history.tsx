import type { GetUnit } from '#kernel/org'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { type Column, Section, T, TableFor, To } from '#ui'

type Version = AnswerOf<typeof GetUnit>['versions'][number]
type Event = AnswerOf<typeof GetUnit>['events'][number]

const versionColumns: readonly Column<Version>[] = [
  { key: 'validFrom', label: say('自', 'From'), kind: 'date' },
  { key: 'validTo', label: say('至', 'Until'), kind: 'date' },
  { key: 'name', label: say('名称', 'Name'), width: 180 },
  { key: 'parentName', label: say('上级', 'Above') },
  { key: 'industrialParentName', label: say('产业上级', 'Industrial') },
  { key: 'causeLabel', label: say('原因', 'Cause'), kind: 'say' },
  { key: 'source', label: say('依据', 'Source') },
]

/** How a unit was named and where it stood, from one day to another. */
export function Versions({ of }: { of: readonly Version[] }) {
  const title = say('沿革', 'Versions')
  return (
    <Section title={title}>
      <TableFor caption={title} columns={versionColumns} rows={of} rowKey={(v) => v.validFrom} />
    </Section>
  )
}

const Named = ({ of }: { of: readonly { id: number; name: string }[] }) =>
  of.map(({ id, name }, i) => (
    <span key={id}>
      {i > 0 && '、'}
      <To to={`/org/${id}`}>{name}</To>
    </span>
  ))

const eventColumns: readonly Column<Event>[] = [
  { key: 'on', label: say('日期', 'Day'), kind: 'date' },
  { key: 'kindLabel', label: say('变更', 'Change'), kind: 'say' },
  { key: 'from', label: say('变更前', 'Before'), render: (e) => <Named of={e.from} /> },
  { key: 'to', label: say('变更后', 'After'), render: (e) => <Named of={e.to} /> },
  { key: 'source', label: say('依据', 'Source'), width: 180 },
]

/** What happened to a unit, with its documents. */
export function Events({ of }: { of: readonly Event[] }) {
  const title = say('变更记录', 'Events')
  return (
    <Section title={title}>
      <TableFor
        caption={title}
        columns={eventColumns}
        rows={of}
        rowKey={(e) => `${e.on}${e.kind}${e.source}`}
        empty={<T of={say('没有变更。', 'Nothing has changed.')} />}
      />
    </Section>
  )
}
