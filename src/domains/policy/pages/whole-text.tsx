import { Button, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { say } from '#platform/say'
import { ClauseText, DownOutlined, Section, T, type TextRange, UpOutlined, useFilters, useSay } from '#ui'
import type { DocumentAnswer, Node } from '../contracts/index.ts'
import { findPlaces } from './find-places.ts'
import type { LoadedText } from './line-card.tsx'
import { Scrolls } from './scrolls.tsx'

const texts = {
  title: say('原文', 'Text'),
  find: say('在文中查找', 'Find in the text'),
  jump: say('跳到条款', 'Go to a clause'),
  before: say('上一处', 'Previous'),
  after: say('下一处', 'Next'),
  nowhere: say('没有找到', 'Not found'),
  cut: say('文件很长，这里只显示开头部分。', 'The document is long; only its beginning is shown.'),
}

const flat = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => [node, ...flat(node.children)])
const longestHeading = 40

/** Every clause by number and heading, indented as the document has it. */
function ClauseSelect({
  nodes,
  value,
  onGo,
}: {
  nodes: readonly Node[]
  value: number | null
  onGo(at: number): void
}) {
  const toSay = useSay()
  const options = flat(nodes).map((node) => ({
    value: node.start,
    label: `${'　'.repeat(Math.max(0, node.level - 1))}${node.number}${node.heading.slice(0, longestHeading)}`,
  }))
  return (
    <div className="g-filter p-jump">
      <label htmlFor="clause-jump">
        <T of={texts.jump} />
      </label>
      <Select<number>
        id="clause-jump"
        value={value}
        options={options}
        placeholder={toSay(say('选择条款', 'Choose a clause'))}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={onGo}
      />
    </div>
  )
}

interface FinderProps {
  words: string
  onWords(words: string): void
  /** How many places, and the one looked at, from 0. */
  count: number
  at: number
  onStep(by: 1 | -1): void
}

/** Words to look for, how often they stand there, and steps from one place to the next. */
function Finder({ words, onWords, count, at, onStep }: FinderProps) {
  const toSay = useSay()
  return (
    <div className="g-filter p-find">
      <label htmlFor="text-find">
        <T of={texts.find} />
      </label>
      <div className="p-find-line">
        <Input
          id="text-find"
          allowClear
          value={words}
          onChange={(event) => onWords(event.target.value)}
          onPressEnter={(event) => onStep(event.shiftKey ? -1 : 1)}
        />
        <Button
          icon={<UpOutlined />}
          aria-label={toSay(texts.before)}
          disabled={count === 0}
          onClick={() => onStep(-1)}
        />
        <Button
          icon={<DownOutlined />}
          aria-label={toSay(texts.after)}
          disabled={count === 0}
          onClick={() => onStep(1)}
        />
        <span role="status">
          {words.trim() !== '' && (
            <T of={count === 0 ? texts.nowhere : say(`第 ${at + 1} / ${count} 处`, `${at + 1} of ${count}`)} />
          )}
        </span>
      </div>
    </div>
  )
}

/** What is marked: the places of the words looked for, else the clause that was chosen. */
function rangesOf(of: DocumentAnswer, text: LoadedText, words: string, clause: number | null): TextRange[] {
  if (words.trim() !== '')
    return findPlaces(text.text, words).map((from) => ({ from, to: from + words.trim().length, key: String(from) }))
  return flat(of.nodes)
    .filter((node) => node.start === clause)
    .slice(-1)
    .map((node) => ({ from: node.start - text.from, to: node.end - text.from, key: String(node.start) }))
}

/** The text of a document: words are looked for in it, clauses are gone to; the clause a task came from stands out. */
export function WholeText({ of, text }: { of: DocumentAnswer; text: LoadedText }) {
  const [{ clause: asked }] = useFilters()
  const box = useRef<HTMLDivElement>(null)
  const [clause, setClause] = useState<number | null>(asked === undefined ? null : Number(asked))
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const ranges = rangesOf(of, text, words, clause)
  const chosen = ranges[Math.min(at, ranges.length - 1)]?.key
  useEffect(() => {
    if (chosen !== undefined) box.current?.querySelector('.g-mark-chosen')?.scrollIntoView({ block: 'center' })
  }, [chosen])
  const find = (wanted: string) => {
    setWords(wanted)
    setAt(0)
  }
  const go = (start: number) => {
    find('')
    setClause(start)
  }
  return (
    <Section title={texts.title}>
      <search className="g-filters">
        {of.nodes.length > 0 && <ClauseSelect nodes={of.nodes} value={clause} onGo={go} />}
        <Finder
          words={words}
          onWords={find}
          count={words.trim() === '' ? 0 : ranges.length}
          at={at}
          onStep={(by) => ranges.length > 0 && setAt((at + by + ranges.length) % ranges.length)}
        />
      </search>
      <div ref={box}>
        <Scrolls className="p-scrolls" label={say('文件原文', 'Text of the document')}>
          <ClauseText text={text.text} ranges={ranges} chosen={chosen} />
        </Scrolls>
      </div>
      {of.characters > text.from + text.text.length && (
        <p className="g-hint">
          <T of={texts.cut} />
        </p>
      )}
    </Section>
  )
}
