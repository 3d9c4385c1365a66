import { type Say, say } from '#platform/say'
import type { Claim } from './read/claim.ts'

/** In which way figures contradict one another. */
export const findingKinds = ['value', 'scope', 'arithmetic', 'duplicate', 'trend', 'unit'] as const
export type FindingKind = (typeof findingKinds)[number]

/** What each kind is called. */
export const kindNames: Readonly<Record<FindingKind, Say>> = {
  value: say('数值不一致', 'Different values'),
  scope: say('口径或归属不一致', 'Different scope or attribution'),
  arithmetic: say('计算不符', 'Sums do not hold'),
  duplicate: say('疑似重复计列', 'Counted under two heads'),
  trend: say('变化异常', 'Impossible change'),
  unit: say('计量单位存疑', 'Doubtful unit'),
}

/** Likely reasons, by their codes: stable, so that programs may rely on them. */
export const explanations = {
  'different-values': say('各报其数，来源未核对', 'Each reported its own number; the sources were not compared'),
  'different-as-of': say('截止时间或统计时段不同', 'Another as-of date or stretch of time'),
  'open-period': say('未写明时段，可能是截止时间不同', 'No period is given; the as-of dates may differ'),
  'different-scope': say('统计口径或范围不同', 'Another scope'),
  rounding: say('四舍五入或保留位数不同', 'Rounded to fewer digits'),
  qualifier: say('概数（近、余、约、以上等）与确数相容', 'An approximate number that fits the exact one'),
  'unit-slip': say('计量单位错用，相差十的整数次方', 'Off by a power of ten: the wrong unit'),
  'fraction-of-one': say('计数单位不应有小数，可能漏写“万”', 'A count has no fractions; 万 may be missing'),
  'persons-and-visits': say('人数与人次（户数）混用', 'Persons, visits and households mixed up'),
  'transposed-digits': say('数字次序颠倒', 'Digits in the wrong order'),
  'verb-shift': say('动词改变：如“收集”变成“办理”', 'The verb has shifted, as from "collected" to "handled"'),
  attribution: say(
    '同一个数归到了不同的单位、范围或时段',
    'One number attributed to different bodies, scopes or periods',
  ),
  'average-as-year': say('把年均数当作某一年的数（或相反）', 'A yearly average taken for one year (or the reverse)'),
  'two-mechanisms': say('同一个数用于两项机制或两个名目', 'One number used for two mechanisms'),
  'counted-twice': say('同一数量换名重复计列，不得相加', 'One quantity under two names: never sum them'),
  'sum-differs': say('分项之和与合计不符', 'The parts do not add up to the total'),
  'part-above-whole': say('部分大于总体', 'A part is larger than its whole'),
  'later-stage-above-earlier': say('后一环节多于前一环节', 'A later stage counts more than an earlier one'),
  'wrong-base': say(
    '占比与分子、分母不符，可能用错基数',
    'The share does not follow from its counts; the base may be another',
  ),
  'impossible-percentage': say('没有整数能得出这个百分比', 'No whole numbers give this percentage'),
  'over-hundred': say('比率超过 100%', 'A rate above 100%'),
  'shares-do-not-close': say('各项占比之和不为 100%', 'The shares do not add up to 100%'),
  'average-differs': say('平均数与总数、个数不符', 'The average does not follow from total and count'),
  'growth-differs': say('增长率（增加额）与前后两期的数不符', 'The growth does not follow from the two periods'),
  'falling-total': say('累计数比以前还小', 'A running total smaller than before'),
  direction: say('说是下降（上升），数却相反', 'It is said to have fallen (risen), and did the opposite'),
  'sudden-jump': say('与相邻时期相比变化过大', 'Too large a change from the neighbouring period'),
  'nested-classes': say('“及以上”各档应逐档减少', 'Classes "and above" must shrink step by step'),
  'target-and-actual': say('目标值与实际值，不作比较', 'A target and a result'),
  'cumulative-and-single': say('累计数与单期数', 'A running total and a single period'),
} as const satisfies Record<string, Say>
export type ExplanationCode = keyof typeof explanations

/** A contradiction, or (in `explained`) a difference that has its reason. */
export interface Finding {
  /** Stable: the same rows and kind give the same id in any order of the file. */
  id: string
  kind: FindingKind
  severity: 'error' | 'warning' | 'info'
  /** Ids of the rows, in the order of their text. */
  rows: string[]
  reason: Say
  explanation: { code: ExplanationCode; zh: string; en: string }
  /** Whom to ask: the offices that reported the rows, each once. */
  ask: string[]
  /** Numbers the finding rests on. */
  evidence: Record<string, number | string>
}

/** How many findings there are of each kind, by severity; kinds without any, too. */
export const countKinds = (findings: readonly Pick<Finding, 'kind' | 'severity'>[]) =>
  findingKinds.map((kind) => {
    const count = { kind, error: 0, warning: 0, info: 0 }
    for (const finding of findings) if (finding.kind === kind) count[finding.severity] += 1
    return count
  })

/** Order of ids: by their text, numbers in them by size. */
const collator = new Intl.Collator('en', { numeric: true })
export const byId = (a: string, b: string): number => collator.compare(a, b)

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 4 })

/** A number as people read it. */
export const sayNumber = (value: number): string => numbers.format(value)

/** A figure in a sentence: [F109] 清欠中小企业账款额 80,000,000元. */
export function sayClaim({ row, amount, unit }: Claim): string {
  const measure = unit.factor === 1 ? row.unit : `${unit.base}${unit.per ? `/${unit.per}` : ''}`
  return `[${row.id}]${row.indicator}${row.qualifier ? `（${row.qualifier}）` : ''}${sayNumber(amount.value)}${measure}`
}

/** The same for English readers: ids and numbers. */
export const sayClaimEn = ({ row, amount, unit }: Claim): string =>
  `[${row.id}] ${row.slug || row.indicator} = ${sayNumber(amount.value)} ${unit.base}`.trim()

/** A finding about some claims, in a form that the order of the file does not change. */
export function makeFinding(
  kind: FindingKind,
  severity: Finding['severity'],
  claims: readonly Claim[],
  code: ExplanationCode,
  reason: Say,
  evidence: Finding['evidence'] = {},
): Finding {
  const rows = [...new Set(claims.map(({ row }) => row.id))].sort(byId)
  const ask = [...new Set(claims.map(({ row }) => row.reporter).filter(Boolean))].sort()
  const { zh, en } = explanations[code]
  return { id: `${kind}:${rows.join('+')}`, kind, severity, rows, reason, explanation: { code, zh, en }, ask, evidence }
}

/** Claims in the order of their ids, so that sentences are the same in any order of the file. */
export const inOrder = (claims: readonly Claim[]): Claim[] =>
  [...claims].sort((a, b) => byId(a.row.id, b.row.id) || (a.row.value < b.row.value ? -1 : 1))

/** 甲 12、乙 13 for a sentence. */
export const listZh = (claims: readonly Claim[]): string => inOrder(claims).map(sayClaim).join('，')
export const listEn = (claims: readonly Claim[]): string => inOrder(claims).map(sayClaimEn).join('; ')
