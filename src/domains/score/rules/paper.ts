import type { Block, Paper } from '#platform/paper'
import type { Content } from '../model/content.ts'
import { type Grade, grades } from '../model/sheet.ts'
import { pointsText } from './exact.ts'
import { type AspectSummary, aspectPoints, summarise } from './summary.ts'

/** What is printed around the content. */
export interface Dress {
  /** Name of the body that issues it (parameter `bulletin.body`); a line end breaks it in the sign. */
  body: string
  /** Number, or null for a draft. */
  number: string | null
  /** Day of signing, YYYY-MM-DD. */
  date: string
}

const periodWords = (period: string): string => {
  const [year = '', part = ''] = period.split('-')
  const names: Record<string, string> = {
    H1: '上半年',
    H2: '下半年',
    Q1: '第一季度',
    Q2: '第二季度',
    Q3: '第三季度',
    Q4: '第四季度',
  }
  return part === '' ? `${year}年度` : `${year}年${names[part] ?? `${Number(part.replace('M', ''))}月`}`
}

/** Title of a bulletin, made from its round; a correction names what it corrects. */
export const titleOf = ({ round, corrects }: Pick<Content, 'round' | 'corrects'>): string =>
  corrects
    ? `关于更正${corrects.number}有关内容的通报`
    : `关于${periodWords(round.period)}产业工人队伍建设改革评价情况的通报`

function unitTable({ units, aspects }: Content): Block {
  const weakest = (unit: Content['units'][number]) => {
    const lost = aspects
      .map(({ label, items }) => {
        const keys = new Set(items.map((item) => item.key))
        const lines = unit.lines.filter((line) => keys.has(line.item))
        return { label: label.zh, lost: lines.reduce((sum, line) => sum + line.full - line.points, 0) }
      })
      .filter((one) => one.lost > 0)
      .sort((a, b) => b.lost - a.lost)[0]
    return lost ? `${lost.label}（${pointsText(lost.lost)}分）` : '无'
  }
  return {
    kind: 'table',
    columns: [
      { header: '单位', width: 12 },
      { header: '总分', width: 4 },
      { header: '档次', width: 4 },
      { header: '失分最多的方面', width: 12 },
    ],
    rows: units.map((unit) => [unit.unitName, pointsText(unit.total), grades[unit.grade].zh, weakest(unit)]),
  }
}

const aspectTable = (summaries: readonly AspectSummary[]): Block => ({
  kind: 'table',
  columns: [
    { header: '方面', width: 11 },
    { header: '得分/应得分', width: 8 },
    { header: '得分率', width: 4 },
    { header: '单项满分（单位次/参评单位次）', width: 8 },
  ],
  rows: summaries.map(({ label, points, possible, rate, items }) => {
    const [full, applied] = [items.reduce((n, i) => n + i.full, 0), items.reduce((n, i) => n + i.applied, 0)]
    return [
      label,
      `${pointsText(points)}/${pointsText(possible)}`,
      rate === null ? '不适用' : `${rate}%`,
      `${full}/${applied}`,
    ]
  }),
})

function overall({ units, system }: Content): string {
  const count = (grade: Grade) => units.filter((unit) => unit.grade === grade).length
  const shares = (['A', 'B', 'C', 'D'] as const).map((g) => `${grades[g].zh}${count(g)}个`).join('，')
  return `本次评价依据《${system.name}》（第${system.version}版），参评单位${units.length}个。其中，${shares}。各单位得分如下（按机构序列排列）。`
}

function aspectText({ items, rate }: AspectSummary): string {
  if (rate === null) return '本方面各单位均不适用。'
  const lines = items
    .filter((item) => item.applied > 0)
    .map(({ label, applied, full, losers, lost }) =>
      losers.length === 0
        ? `${label}：${applied}个参评单位全部得满分。`
        : `${label}：${applied}个参评单位中${full}个得满分，${applied - full}个失分，合计失${pointsText(lost)}分。`,
    )
  return `得分率${rate}%。${lines.join('')}`
}

const listed = (texts: readonly string[]): Block[] => texts.flatMap((text): Block[] => [{ kind: 'paragraph', text }])

/** The text of a bulletin: overall scores, facts by aspect, problems, demands. Its order never depends on the scores. */
export function blocksOf(content: Content): Block[] {
  const summaries = summarise(content)
  const correction: Block[] = content.corrects
    ? [
        { kind: 'paragraph', text: `经复查，${content.corrects.number}有关内容更正如下，其余内容不变，以本通报为准。` },
        ...listed(content.corrects.corrections),
      ]
    : []
  return [
    { kind: 'paragraph', text: content.text.opening },
    ...correction,
    { kind: 'heading', level: 1, text: '总体情况' },
    { kind: 'paragraph', text: overall(content) },
    unitTable(content),
    { kind: 'heading', level: 1, text: '各方面情况' },
    aspectTable(summaries),
    ...summaries.flatMap((summary): Block[] => [
      { kind: 'heading', level: 2, text: summary.label },
      { kind: 'paragraph', text: aspectText(summary) },
    ]),
    { kind: 'heading', level: 1, text: '存在的主要问题' },
    ...(content.text.problems.length > 0
      ? listed(content.text.problems.map((t, i) => `${i + 1}. ${t}`))
      : listed(['本次评价未发现突出问题。'])),
    { kind: 'heading', level: 1, text: '下一步工作要求' },
    ...listed(content.text.demands.map((t, i) => `${i + 1}. ${t}`)),
  ]
}

/** The official document (通报) of some content. Without a number it is a draft and says so on every page. */
export const paperOf = (content: Content, { body, number, date }: Dress): Paper => {
  const plain = body.replaceAll('\n', '')
  return {
    sign: `${body}文件`,
    number: number ?? '（草稿，未编号）',
    title: `${plain}\n${titleOf(content)}`,
    addressee: content.text.addressee,
    blocks: blocksOf(content),
    signature: { body: plain, date, seal: true },
    record: { copyTo: content.text.copyTo, office: plain, date },
    ...(number === null ? { draft: true } : {}),
  }
}

/** Points of one unit by aspect, for the table on screen and in the workbook. */
export const aspectRow = (content: Content, unit: Content['units'][number]): (number | null)[] =>
  content.aspects.map((aspect) =>
    aspectPoints(
      unit,
      aspect.items.map((item) => item.key),
    ),
  )
