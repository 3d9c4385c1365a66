import { join, type Say, say } from '#platform/say'
import type { Column } from '../list/column.ts'
import { TableFor } from '../list/table.tsx'
import { T } from '../words/language.tsx'
import type { Process } from './diagram-of.ts'

const comma = say('、', ', ')

const listed = (texts: readonly Say[]): Say => join(...texts.flatMap((text, i) => (i === 0 ? [text] : [comma, text])))

const stateColumns: readonly Column<Process['states'][number]>[] = [
  { key: 'label', label: say('环节', 'State'), kind: 'say' },
  { key: 'term', label: say('期限', 'Term'), kind: 'say' },
  { key: 'overdue', label: say('逾期后', 'When overdue'), kind: 'say' },
  { key: 'source', label: say('依据', 'Source'), kind: 'say' },
]

function Rules({ of }: { of: Process['actions'][number] }) {
  if (of.rules.length === 0) return '—'
  return (
    <ul className="g-files">
      {of.rules.map((rule) => (
        <li key={rule.name}>
          <T of={rule.label} />
          {rule.kind === 'normally' && (
            <T of={say('（可书面说明理由后办理）', ' (may be passed with a written reason)')} />
          )}
          <small className="g-source">
            <T of={rule.source} />
          </small>
        </li>
      ))}
    </ul>
  )
}

/** A process as two tables: its states with terms, its actions with who may and unless what. */
export function ProcessTable({ of }: { of: Process }) {
  const nameOf = (state: string): Say => of.states.find((s) => s.name === state)?.label ?? say(state, state)
  const actionColumns: readonly Column<Process['actions'][number]>[] = [
    { key: 'label', label: say('操作', 'Action'), kind: 'say' },
    { key: 'from', label: say('从', 'From'), value: (action) => listed(action.from.map(nameOf)) },
    { key: 'to', label: say('到', 'To'), value: (action) => nameOf(action.to) },
    { key: 'byLabel', label: say('由谁办理', 'By'), kind: 'say' },
    {
      key: 'fields',
      label: say('填写', 'Asks for'),
      value: (action) => (action.fields.length > 0 ? listed(action.fields) : null),
    },
    { key: 'rules', label: say('限制条件', 'Unless'), render: (action) => <Rules of={action} />, width: 220 },
  ]
  return (
    <>
      <h2>
        <T of={say('环节与期限', 'States and terms')} />
      </h2>
      <TableFor
        caption={say('环节与期限', 'States and terms')}
        columns={stateColumns}
        rows={of.states}
        rowKey={(s) => s.name}
      />
      <h2>
        <T of={say('操作与条件', 'Actions and conditions')} />
      </h2>
      <TableFor
        caption={say('操作与条件', 'Actions and conditions')}
        columns={actionColumns}
        rows={of.actions}
        rowKey={(a) => a.name}
      />
    </>
  )
}
