import { numberHeadings } from '#platform/paper'
import { say } from '#platform/say'
import { Scroll } from '#ui'
import type { Content } from '../model/index.ts'
import { blocksOf, titleOf } from '../rules/index.ts'

/** The text of a bulletin on screen, from the same blocks that are printed. */
export function Paper({ of }: { of: Content }) {
  const title = titleOf(of)
  return (
    <div className="e-text">
      <h3>{title}</h3>
      <p className="g-text">{of.text.addressee}：</p>
      {numberHeadings(blocksOf(of)).map((block, i) => {
        // Blocks are made anew from the content each time; their order is their identity.
        const key = String(i)
        if (block.kind === 'heading') return <h3 key={key}>{block.text}</h3>
        if (block.kind === 'paragraph')
          return (
            <p key={key} className="g-text">
              {block.text}
            </p>
          )
        return (
          <Scroll key={key} label={say(title, title)}>
            <table className="g-table">
              <thead>
                <tr>
                  {block.columns.map((column) => (
                    <th key={column.header} scope="col">
                      {column.header}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {block.rows.map((row) => (
                  <tr key={row[0]}>
                    {row.map((cell, at) => (
                      <td key={block.columns[at]?.header}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )
      })}
    </div>
  )
}
