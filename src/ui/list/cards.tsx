import { T } from '../words/language.tsx'
import { Cell } from './cell.tsx'
import { cardOf, hasValue, headingOf } from './column.ts'
import { Lead, Pick, type TableProps } from './row.tsx'

/** Rows as cards: what a table becomes where it would be two characters wide. */
export function Cards<Row>({ of }: { of: TableProps<Row> }) {
  const { title, marks, lines } = cardOf(of.columns)
  return (
    <ul className="g-cards">
      {of.rows?.map((row) => (
        <li key={of.rowKey(row)} className="g-card">
          <div className="g-card-head">
            {of.selection && <Pick selection={of.selection} id={of.rowKey(row)} />}
            <strong>{title && <Lead of={of} row={row} column={title} />}</strong>
            {marks.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </div>
          <dl>
            {lines
              .filter((column) => hasValue(column, row))
              .map((column) => (
                <div key={column.key}>
                  <dt>
                    <T of={headingOf(column)} />
                  </dt>
                  <dd>
                    <Cell column={column} row={row} />
                  </dd>
                </div>
              ))}
          </dl>
          {of.rowActions && <div className="g-actions">{of.rowActions(row)}</div>}
        </li>
      ))}
    </ul>
  )
}
