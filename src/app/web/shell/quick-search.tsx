import { Input, type InputRef, Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { FindUnits } from '#kernel/org'
import { Search } from '#kernel/search'
import { type Say, say } from '#platform/say'
import { Marked, may, ProblemBox, T, To, useAsk, useSay, useSettled } from '#ui'

/** Fewer letters than this find nearly everything. */
const least = 2
const shown = { found: 8, units: 5 }

const texts = {
  title: say('全局搜索', 'Search everything'),
  hint: say('标题、条文中的词，或单位名称、拼音', 'Words of a title or a clause, or the name of a unit'),
  found: say('文件、条款与事项', 'Documents, clauses and cases'),
  all: say('查看全部结果', 'See all that was found'),
  units: say('单位', 'Units'),
  nothing: say('没有找到。换一个关键词试试。', 'Nothing found; try another word.'),
}

/** Arrow keys walk from the words through what was found. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, a[href]')]
  stops[stops.indexOf(document.activeElement as HTMLElement) + step]?.focus()
  event.preventDefault()
}

function Group({ title, children }: { title: Say; children: ReactNode }) {
  return (
    <section className="s-found">
      <h3>
        <T of={title} />
      </h3>
      <ul>{children}</ul>
    </section>
  )
}

function useFound(words: string) {
  const skip = words.length < least
  const found = useAsk(Search, { query: { words, size: shown.found } }, { skip, keepPrevious: true })
  const units = useAsk(FindUnits, { query: { words, size: shown.units } }, { skip, keepPrevious: true })
  const problem = found.error ?? units.error
  return { skip, problem, found: found.data, units: units.data?.rows }
}

function Found({ words, onGone }: { words: string; onGone(): void }) {
  const { skip, problem, found, units } = useFound(words)
  if (problem) return <ProblemBox problem={problem} />
  if (skip || !found || !units) return null
  const count = found.rows.length + units.length
  if (count === 0)
    return (
      <p role="status">
        <T of={texts.nothing} />
      </p>
    )
  return (
    <>
      <p role="status" className="g-unseen">
        <T of={say(`列出 ${count} 条`, `${count} shown`)} />
      </p>
      {found.rows.length > 0 && (
        <Group title={texts.found}>
          {found.rows.map((row) => (
            <li key={row.id}>
              <To to={row.address} onClick={onGone}>
                <Marked of={row.title} />
              </To>
              <small>
                <T of={row.label} /> · {row.partOf || row.unitName}
                {row.on && ` · ${row.on}`}
              </small>
              {row.excerpt.marks.length > 0 && (
                <small>
                  <Marked of={row.excerpt} />
                </small>
              )}
            </li>
          ))}
        </Group>
      )}
      {found.total > found.rows.length && (
        <p>
          <To to={`/search?words=${encodeURIComponent(words)}`} onClick={onGone}>
            <T of={texts.all} />
          </To>
        </p>
      )}
      {units.length > 0 && may('org.read') && (
        <Group title={texts.units}>
          {units.map((row) => (
            <li key={row.id}>
              <To to={`/org/${row.id}`} onClick={onGone}>
                {row.name}
              </To>
              <small>{row.path.slice(-2).join(' / ')}</small>
            </li>
          ))}
        </Group>
      )}
    </>
  )
}

/** Looks through everything the person may see: documents, clauses and cases by their words, units by name and pinyin. */
export function QuickSearch({ onClose }: { onClose(): void }) {
  const toSay = useSay()
  const [typed, setTyped] = useState('')
  const words = useSettled(typed).trim()
  const input = useRef<InputRef>(null)
  return (
    <Modal
      open
      title={toSay(texts.title)}
      footer={null}
      onCancel={onClose}
      width={640}
      // The dialog takes the cursor to its close button when it opens; it belongs in the words.
      afterOpenChange={(open) => open && input.current?.focus()}
    >
      <search onKeyDown={walk}>
        <Input
          ref={input}
          allowClear
          value={typed}
          aria-label={toSay(texts.title)}
          placeholder={toSay(texts.hint)}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Found words={words} onGone={onClose} />
      </search>
    </Modal>
  )
}
