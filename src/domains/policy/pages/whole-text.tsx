import { useEffect, useRef } from 'react'
import { say } from '#platform/say'
import { ClauseText, Section, T, useFilters } from '#ui'
import type { DocumentAnswer, Node } from '../contracts/index.ts'
import type { LoadedText } from './line-card.tsx'
import { Scrolls } from './scrolls.tsx'

const lowest = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => (node.children.length > 0 ? lowest(node.children) : [node]))

/** The text of a document with its clauses marked; the one a task came from stands out. */
export function WholeText({ of, text }: { of: DocumentAnswer; text: LoadedText }) {
  const [{ clause }] = useFilters()
  const box = useRef<HTMLDivElement>(null)
  const chosen = clause === undefined ? null : Number(clause)
  useEffect(() => {
    box.current?.querySelector('.g-mark-chosen')?.scrollIntoView({ block: 'center' })
  }, [])
  const ranges = lowest(of.nodes)
    .filter((node) => node.start === chosen)
    .map((node) => ({ from: node.start - text.from, to: node.end - text.from, key: String(node.start) }))
  return (
    <Section title={say('原文', 'Text')}>
      <div ref={box}>
        <Scrolls className="p-scrolls" label={say('文件原文', 'Text of the document')}>
          <ClauseText text={text.text} ranges={ranges} chosen={clause === undefined ? undefined : String(clause)} />
        </Scrolls>
      </div>
      {of.characters > text.from + text.text.length && (
        <p className="g-hint">
          <T of={say('文件很长，这里只显示开头部分。', 'The document is long; only its beginning is shown.')} />
        </p>
      )}
    </Section>
  )
}
