import { claimMethods } from '#kernel/indicator'
import type { Block, Paper } from '#platform/paper'
import { type Content, type FigureRef, parts } from '../model/content.ts'
import { keysIn, printed } from './references.ts'

/** What is printed around the content. */
export interface Dress {
  body: string
  /** Null for a draft. */
  number: string | null
  date: string
}

/** Title of the circular of a year. */
export const titleOf = (year: number): string => `关于${year}年度产业工人队伍建设改革工作情况的通报`

const every = ({ text }: Pick<Content, 'text'>): string[] => [
  text.opening,
  ...parts.flatMap(({ value }) => text.done[value]),
  ...text.problems,
  ...text.next,
]

/** Keys of the figures that are printed, in the order in which they come. */
export const usedKeys = (content: Pick<Content, 'text'>): string[] => keysIn(every(content).join('\n'))

/** The figures that are printed, in the order in which they come. */
export const usedFigures = (content: Content): FigureRef[] =>
  usedKeys(content).flatMap((key) => content.figures.find((figure) => figure.key === key) ?? [])

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** The text: what was done by key task, problems, what comes next. */
export function blocksOf({ text, figures }: Content): Block[] {
  const say = (words: readonly string[]) => words.map((one) => paragraph(printed(one, figures)))
  const done = parts.flatMap(({ value, label }): Block[] =>
    text.done[value].length === 0 ? [] : [{ kind: 'heading', level: 2, text: label.zh }, ...say(text.done[value])],
  )
  const under = (head: string, blocks: Block[]): Block[] =>
    blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text: head }, ...blocks]
  return [
    ...say([text.opening]),
    ...under('主要工作进展', done),
    ...under('存在的主要问题', say(text.problems)),
    ...under('下一步工作安排', say(text.next)),
  ]
}

/** The annex: where every printed figure comes from. */
export const sourceTable = (content: Content): Block => ({
  kind: 'table',
  columns: [
    { header: '序号', width: 3 },
    { header: '指标', width: 9 },
    { header: '数值', width: 7 },
    { header: '单位', width: 8 },
    { header: '期间、截止日期', width: 7 },
    { header: '统计范围', width: 6 },
    { header: '报送人、来源', width: 8 },
    { header: '数据编号', width: 6 },
  ],
  rows: usedFigures(content).map((figure, i) => [
    String(i + 1),
    figure.label.zh,
    figure.figure.zh,
    figure.unitName,
    [figure.period, figure.asOf && `截至${figure.asOf}`].filter(Boolean).join('，'),
    figure.scope || '全口径',
    `${figure.reporter}（${claimMethods[figure.method].zh}）`,
    figure.id.slice(0, 8),
  ]),
})

/** The circular as an official document; without a number it is a draft and says so. */
export const paperOf = (content: Content, { body, number, date }: Dress): Paper => ({
  sign: `${body}文件`,
  number: number ?? '（草稿，未编号）',
  title: titleOf(content.year),
  addressee: content.text.addressee,
  blocks: blocksOf(content),
  annexes: usedKeys(content).length > 0 ? [{ title: '数据来源表', blocks: [sourceTable(content)] }] : [],
  signature: { body: body.replaceAll('\n', ''), date, seal: true },
  record: { copyTo: content.text.copyTo, office: body.replaceAll('\n', ''), date },
  ...(number === null ? { draft: true } : {}),
})
