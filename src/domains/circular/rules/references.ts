import type { Say } from '#platform/say'
import type { FigureRef } from '../model/content.ts'

const reference = /\{(F\d{1,4})\}/g

/** Keys that a text refers to, each once, in their order. */
export const keysIn = (text: string): string[] => [...new Set([...text.matchAll(reference)].map(([, key = '']) => key))]

/** A text as it is printed: each reference gives way to its figure; one that leads nowhere stays, to be seen. */
export function printed(text: string, figures: readonly Pick<FigureRef, 'key' | 'figure'>[]): string {
  const byKey = new Map(figures.map(({ key, figure }) => [key, figure.zh]))
  return text.replace(reference, (whole, key: string) => byKey.get(key) ?? whole)
}

/** What bears a name that is quoted. */
const named = '重点任务|工作任务|任务|事项|条款|条目|指标|项目|课题|议题|问题|行动|工程|举措|目标'

/** What a number in a text may be without being a figure: a date, a number of a document, the number of a session, a title. */
const noFigures = [
  reference,
  /《[^》]*》/g,
  /[\p{L}]{0,12}〔\d{4}〕\d+号/gu,
  /(?:19|20)\d{2}\s*[年/.-](?:\s*\d{1,2}\s*(?:月|[/.-]))?(?:\s*\d{1,2}\s*日?)?(?:\s*[—～~至-]\s*(?:(?:19|20)\d{2}\s*年)?)?/g,
  /\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?/g,
  /第\s*\d+/g,
  /^[^\S\n]*[（(]?\d{1,2}[)）.．、]/gm,
  /“[^”]{0,12}”/g,
  // A longer quotation is a name where the words around it say so: 关于“技能人才占比达到60%”的任务, 任务“…”进展滞后.
  new RegExp(
    `(?:${named})[：:]?“[^”\\n]{1,120}”|“[^”\\n]{1,120}”(?:等|这|一|该|的|\\d{1,2}|[一二三四五六七八九十两]|[项条个])*(?:${named})`,
    'g',
  ),
]
const numbers = /\d[\d,，]*(?:\.\d+)?\s*(?:个百分点|[%％‰]|[万亿千百]?\p{Script=Han}{0,2})/gu

/** Numbers that a text gives without referring to a claim, as they stand there. */
export function bareNumbers(text: string): string[] {
  const rest = noFigures.reduce((left, pattern) => left.replace(pattern, (gone) => ' '.repeat(gone.length)), text)
  return [...rest.matchAll(numbers)].map(([found]) => found.trim())
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The ways in which people write one number: 31600, 31,600, 3.16万. */
function waysOf(value: string): string[] {
  const grouped = value.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
  const large = [
    ['万', 4],
    ['亿', 8],
  ] as const
  const scaled = large.flatMap(([unit, zeros]) => {
    const n = Number(value) / 10 ** zeros
    return n >= 1 && Number(n.toFixed(4)) === n ? [`${n}${unit}`] : []
  })
  return [...new Set([value, grouped, ...scaled])]
}

/** A figure as a claim gives it, ready to be referred to. */
export interface Known {
  key: string
  value: string
  measure: Say
}

/** Puts a reference where a text gives the very number of a claim with its measure; every claim once. Other numbers stay bare. */
export function referTo(text: string, known: readonly Known[]): string {
  return known.reduce((now, { key, value, measure }) => {
    const ways = waysOf(value).map(escaped).join('|')
    const words = '(?:累计|超过|不足|不满|近|约|达|超){0,4}'
    const pattern = new RegExp(
      `${words}(?<![\\d.,])(?:${ways})\\s*[余多]?\\s*${escaped(measure.zh)}(?:以上|以下|左右)?`,
    )
    return now.replace(pattern, `{${key}}`)
  }, text)
}
