import type { Extraction, FoundFigure } from '../model.ts'
import { type Article, articlesOf } from './articles.ts'
import { type TimeMention, timesIn } from './dates.ts'
import { figuresIn, type Unnumbered } from './passage.ts'
import { type Passage, passagesOf } from './passages.ts'
import { figuresOfTable } from './tables.ts'

/** More figures than any report has; a hostile text does. */
const MOST_FIGURES = 20_000

/**
 * Every number of a report that states a figure, in the order of the text: value, unit, qualifier, noun, period, subject
 * and reporter, each proposed for somebody to confirm. The same text always gives the same proposals.
 */
export function extractFigures(text: string): Extraction {
  const articles = articlesOf(text, passagesOf(text))
  const found: Unnumbered[] = []
  for (const article of articles) {
    for (const figure of figuresOfArticle(text, article)) {
      if (found.length >= MOST_FIGURES) break
      found.push(figure)
    }
  }
  const figures = found.sort((a, b) => a.from - b.from).map((figure, i) => ({ ...figure, id: `N${i + 1}` }))
  return { title: titleOf(articles), date: articles.find((one) => one.date)?.date ?? null, figures: withParts(figures) }
}

const titleOf = (articles: readonly Article[]): string => articles.find((one) => one.title !== '')?.title ?? ''

function* figuresOfArticle(whole: string, article: Article): Generator<Unnumbered> {
  let section = ''
  let earlier: TimeMention | null = null
  let sectionTime: TimeMention | null = null
  let rows: Passage[] = []
  let caption = ''
  for (const passage of article.passages) {
    const text = whole.slice(passage.from, Math.min(passage.to, passage.from + 200)).trim()
    if (passage.kind === 'row') {
      rows.push(passage)
      continue
    }
    if (rows.length > 0) yield* figuresOfTable({ whole, article, rows, caption })
    rows = []
    if (passage.kind === 'section') {
      section = text
      sectionTime = timesIn(text, article).find((one) => one.period !== null && !one.isDay) ?? sectionTime
    }
    if (passage.kind !== 'body') caption = text
    else caption = text.slice(-60)
    const { figures, standing } = figuresIn({ whole, passage, article, section, earlier, sectionTime })
    earlier = standing
    yield* figures
  }
  if (rows.length > 0) yield* figuresOfTable({ whole, article, rows, caption })
}

/** 其中: the figures behind it in their sentence are parts of the one before it, when they are of its unit and smaller. */
function withParts(figures: readonly FoundFigure[]): FoundFigure[] {
  let whole: FoundFigure | null = null
  return figures.map((figure, i) => {
    const before = figures[i - 1]
    const isSame = before?.sentence === figure.sentence
    const cue = figure.sentence.indexOf('其中')
    if (!isSame || cue === -1) whole = null
    const at = figure.sentence.indexOf(figure.text)
    if (isSame && cue !== -1 && whole === null && at > cue && before) whole = before
    const fits = whole !== null && whole.unit === figure.unit && Number(figure.value) <= Number(whole.value)
    return fits && whole ? { ...figure, partOf: whole.id } : figure
  })
}
