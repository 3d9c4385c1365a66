import { decodeText } from '#platform/reading/server'
import { extractFigures } from '../../src/domains/extraction/rules/extract.ts'
import { agreementOf, labelledTexts } from '../../src/domains/extraction/testing/labelled.ts'
import { compareWithRegister, readJournal } from '../../src/domains/extraction/testing/register.ts'
import { type Effort, inTurn, type Line, lineOf, secondsOf } from './compare.ts'

/** A report of about so many megabytes, of the labelled texts over and over. */
function longReport(megabytes: number): string {
  const texts = labelledTexts('dev').map((one) => one.text)
  const parts: string[] = []
  for (let i = 0, length = 0; length < megabytes * 1_000_000; i += 1) {
    const text = texts[i % texts.length] ?? ''
    parts.push(text)
    length += Buffer.byteLength(text)
  }
  return parts.join('\n\n')
}

const number = /\d+(?:\.\d+)?\s*[万亿]?\s*[\u4e00-\u9fff%]/g

/** The least that any reader must do: look for digits with a word behind them in each line. */
const countNumbers = (text: string): number =>
  text.split('\n').reduce((sum, line) => sum + (line.match(number)?.length ?? 0), 0)

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

/** How well figures are found, in words for the page. */
export function extractionRemarks(): string[] {
  const journal = readJournal()
  const read = (['dev', 'held'] as const).flatMap((part) => {
    if (!journal) return []
    const found = compareWithRegister(journal.text, journal.rows, part)
    return [
      `Figures of the journal, ${part === 'dev' ? 'paragraphs tuned on' : 'paragraphs held out'} (${found.rows} of the register): values ${percent(found.values)}, with unit ${percent(found.units)}, with qualifier ${percent(found.qualifiers)}, period ${percent(found.periods)}, reporter ${percent(found.reporters)}, names alike ${found.nouns.toFixed(2)}; of ${found.proposed} proposals ${percent(found.precision)} stand in the register.`,
    ]
  })
  const marked = (['dev', 'held'] as const).map((part) => {
    const found = agreementOf(labelledTexts(part))
    return `Three other texts, ${part === 'dev' ? 'tuned on' : 'held out'} (${found.wanted} figures): values ${percent(found.values)}, with unit ${percent(found.units)}, with qualifier ${percent(found.qualifiers)}, name ${percent(found.nouns)}; precision ${percent(found.precision)}.`
  })
  return [...read, ...marked]
}

/** The figures of a long report against looking for digits in each of its lines. */
export async function benchExtraction(megabytes: number, { rounds }: Effort): Promise<Line[]> {
  const bytes = Buffer.from(longReport(megabytes))
  const size = bytes.length / 1e6
  let found = 0
  const measured = await inTurn(
    {
      extract: async () =>
        size /
        (await secondsOf(async () => {
          found = extractFigures(decodeText(bytes).text).figures.length
        })),
      least: async () => size / (await secondsOf(async () => void countNumbers(decodeText(bytes).text))),
    },
    Math.min(rounds, 3),
  )
  const note = `${found} figures; limit: decoding it and one pattern over each line`
  return [lineOf(`figures of ${size.toFixed(0)} MB`, 'MB/s', measured.extract, measured.least, note)]
}
