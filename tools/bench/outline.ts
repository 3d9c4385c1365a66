import { decodeText } from '#platform/reading/server'
import { findDocuments } from '../../src/domains/policy/rules/documents.ts'
import { type Effort, inTurn, type Line, lineOf, secondsOf } from './compare.ts'

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** A plan of about so many megabytes: chapters, articles, tasks with owners and dates, as the office writes them. */
function longPlan(megabytes: number): string {
  const parts: string[] = []
  let length = 0
  for (let document = 1; length < megabytes * 1_000_000; document += 1) {
    const lines = [`关于深化产业工人队伍建设改革的实施方案（第${document}号）`, '']
    for (const [c, chapter] of numerals.entries()) {
      lines.push(`${chapter}、强化第${c + 1}方面的政治引领`)
      for (const section of numerals) {
        lines.push(`（${section}）健全工作机制。各级工会要把这项工作摆在突出位置，统筹推进，压实责任，务求实效。`)
        for (let n = 1; n <= 5; n += 1)
          lines.push(
            `${n}. 到2027年底，培训产业工人不少于${n}000人次，覆盖率达到60%以上。责任单位：省总工会、省教育厅，各市（州）总工会。完成时限：2027年12月底前。`,
          )
      }
    }
    const text = lines.join('\n')
    parts.push(text)
    length += Buffer.byteLength(text)
  }
  return parts.join('\n\n')
}

/** The least that any outline must do: look at each line once. */
const countHeadings = (text: string): number => text.split('\n').filter((line) => heading.test(line)).length

const heading = /^(?:第[一二三四五六七八九十百]+[章条]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)/

/** The outline of a long text against looking at each of its lines once. */
export async function benchOutline(megabytes: number, { rounds }: Effort): Promise<Line[]> {
  const bytes = Buffer.from(longPlan(megabytes))
  const size = bytes.length / 1e6
  let found = 0
  const measured = await inTurn(
    {
      outline: async () =>
        size /
        (await secondsOf(async () => {
          found = findDocuments(decodeText(bytes).text).length
        })),
      least: async () => size / (await secondsOf(async () => void countHeadings(decodeText(bytes).text))),
    },
    Math.min(rounds, 3),
  )
  const note = `${found} documents; limit: decoding it and one pattern over each line`
  return [lineOf(`outline of ${size.toFixed(0)} MB`, 'MB/s', measured.outline, measured.least, note)]
}
