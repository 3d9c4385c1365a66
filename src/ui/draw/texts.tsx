import { say } from '#platform/say'
import { T, useSay } from '../words/language.tsx'
import { diffTexts } from './diff-texts.ts'
import { cutRanges, type TextRange } from './ranges.ts'

const gone = say('删去', 'removed')
const added = say('新增', 'added')

/** What changed between two texts: struck through and underlined, so that no colour is needed. */
export function Diff({ before, after }: { before: string; after: string }) {
  let at = 0
  return (
    <p className="g-text g-diff">
      {diffTexts(before, after).map((part) => {
        const key = at
        at += part.text.length
        if (part.kind === 'same') return <span key={key}>{part.text}</span>
        const Mark = part.kind === 'gone' ? 'del' : 'ins'
        return (
          <Mark key={key}>
            <span className="g-unseen">
              [<T of={part.kind === 'gone' ? gone : added} />]
            </span>
            {part.text}
          </Mark>
        )
      })}
    </p>
  )
}

/** The words of a document with some of them marked; a mark can be pressed where `onChoose` is given. */
export function ClauseText({
  text,
  ranges,
  chosen,
  onChoose,
}: {
  text: string
  ranges: readonly TextRange[]
  chosen?: string
  onChoose?(range: TextRange): void
}) {
  const toSay = useSay()
  let at = 0
  return (
    <p className="g-text">
      {cutRanges(text, ranges).map(({ text: part, range }) => {
        const key = at
        at += part.length
        if (!range) return <span key={key}>{part}</span>
        const title = range.label ? toSay(range.label) : undefined
        const mark = (
          <mark
            key={key}
            className={range.key !== undefined && range.key === chosen ? 'g-mark g-mark-chosen' : 'g-mark'}
            title={title}
          >
            {part}
          </mark>
        )
        if (!onChoose) return mark
        return (
          <button
            key={key}
            type="button"
            className="g-bare"
            aria-pressed={range.key === chosen}
            onClick={() => onChoose(range)}
          >
            {mark}
          </button>
        )
      })}
    </p>
  )
}
