import { type Block, numberHeadings } from '#platform/paper'
import { say } from '#platform/say'
import { Scroll } from './scroll.tsx'

/** The text of an official document on screen, from the same blocks that are printed. */
export function PaperText({
  title,
  addressee,
  blocks,
}: {
  title: string
  addressee: string
  blocks: readonly Block[]
}) {
  return (
    <div className="g-paper">
      <h3>{title}</h3>
      <p className="g-text">{addressee}：</p>
      {numberHeadings(blocks).map((block, i) => {
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
