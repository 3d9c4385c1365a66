import { useState } from 'react'
import { join, say } from '#platform/say'
import { CaretDownOutlined, CaretRightOutlined, T, useSay } from '#ui'
import type { Node, ProposalRow } from '../contracts/index.ts'
import { sayNumberFault } from '../words.ts'

interface Props {
  nodes: readonly Node[]
  lines: readonly ProposalRow[]
  /** Start of the clause that is looked at. */
  now: number | null
  onGo(clause: Node): void
}

const within = (node: Node, line: ProposalRow) => line.clause.start >= node.start && line.clause.end <= node.end

function Label({ node, lines, now, onGo }: { node: Node } & Omit<Props, 'nodes'>) {
  const own = lines.filter((line) => within(node, line))
  const open = own.filter((line) => line.state === 'proposed').length
  return (
    <button
      type="button"
      className="g-bare"
      aria-current={now !== null && now === node.start}
      onClick={() => onGo(node)}
    >
      {node.number}
      {node.heading}
      {node.fault && (
        <small className="p-fault">
          {' '}
          <T of={sayNumberFault(node.fault)} />
        </small>
      )}
      {own.length > 0 && (
        <small className="p-small">
          {' '}
          <T of={open > 0 ? say(`待 ${open}`, `${open} open`) : say('✓', '✓')} />
        </small>
      )}
    </button>
  )
}

/** Below this level a tree begins folded. */
const unfolded = 1

function Branch({ node, ...rest }: { node: Node } & Omit<Props, 'nodes'>) {
  const toSay = useSay()
  const [open, setOpen] = useState(node.level <= unfolded)
  const fold = say(`${open ? '收起' : '展开'} ${node.number}`, `${open ? 'Fold' : 'Unfold'} ${node.number}`)
  return (
    <li>
      {node.children.length > 0 && (
        <button
          type="button"
          className="g-bare"
          aria-expanded={open}
          aria-label={toSay(fold)}
          onClick={() => setOpen(!open)}
        >
          {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
        </button>
      )}
      <Label node={node} {...rest} />
      {open && node.children.length > 0 && (
        <ul>
          {node.children.map((child) => (
            <Branch key={child.start} node={child} {...rest} />
          ))}
        </ul>
      )}
    </li>
  )
}

const count = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + 1 + count(node.children), 0)

/** The document's clauses as a tree, with what is still open below each and numbers that are wrong. */
export function ClauseTree(props: Props) {
  const toSay = useSay()
  const total = count(props.nodes)
  const title = join(say('条款', 'Clauses'), say(`（${total}）`, ` (${total})`))
  return (
    <nav className="p-tree" aria-label={toSay(title)}>
      <strong>{toSay(title)}</strong>
      <ul>
        {props.nodes.map((node) => (
          <Branch key={node.start} node={node} {...props} />
        ))}
      </ul>
    </nav>
  )
}
