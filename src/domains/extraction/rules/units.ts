import { BARE_NOUN } from './measures.ts'
import type { FoundNumber } from './numbers.ts'

const MONEY =
  /资金|经费|投资|补贴|奖金|款|金额|收入|产值|利润|效益|成本|救助金|慰问金|工资|账款|拨付|筹措|筹集|人民币|[￥¥]$/
const GAP = '(?:[为达到：:\\s约近逾]|超过?|突破){0,4}$'
const COUNTED = new RegExp(`(?:人数|人次|总数|数量|次数|户数|件数|家数|点击量|浏览量|播放量|阅读量|数|量|额|率)${GAP}`)
/** Whom a bare 11.2万 counts. */
const PEOPLE =
  /(?:会员|职工|党员|人才|工人|劳动者|农民工|人口|群众|人员|干部|教师|学生)[达到为近约超过已有共计累总]{0,4}$/
/** 近50万职工参赛: people counted without a measure word. */
const CROWD = /^(?:名|位)?(?:余|多)?(?:职工|会员|农民工|产业工人|工人|群众|学生|党员|劳动者|干部|居民|妇女)/
const MONTHLY = /月人均|月均|每月人均|人均每月|月基本|月标准|月最低/
const CLOSED = /^(?:[，。；、）)\s]|$)/
/** Measure words that the register writes as another. */
const WRITTEN: Readonly<Record<string, string>> = {
  省: '个',
  县: '个',
  市: '个',
  州: '个',
  区: '个',
  乡镇: '个',
  村: '个',
  强: '家',
  大: '个',
}

/**
 * The unit of a number and its value in it; null for a number that nothing is counted by. Without a measure word,
 * money is known by its noun, a count by 人数： before it or 省市 behind it.
 */
export function unitOf(number: FoundNumber, before: string, behind: string): { unit: string; value: string } | null {
  const { measure, value } = number
  if (number.ordinal) return /^[名位]$/.test(measure) ? { unit: '位', value } : withUnit(measure, value)
  if (measure === '元' && MONTHLY.test(before)) return { unit: '元/月', value }
  if (measure !== '') return { unit: WRITTEN[measure] ?? measure, value }
  if (BARE_NOUN.test(behind) && Number(value) < 10_000) return { unit: '个', value }
  return number.form === 'arabic' ? bareUnit(number, before, behind) : null
}

const withUnit = (unit: string, value: string) => (unit === '' ? null : { unit, value })

function bareUnit({ hasScale, value }: FoundNumber, before: string, behind: string) {
  if (/^\+[NnX]/.test(behind)) return { unit: '项', value }
  if (/^[-—–~～至到]/.test(behind)) return { unit: '', value }
  if (hasScale && behind.startsWith('+')) return { unit: '次', value }
  if (hasScale && CLOSED.test(behind) && MONEY.test(before)) return { unit: '元', value }
  if (hasScale && CROWD.test(behind)) return { unit: '人', value }
  if (hasScale && CLOSED.test(behind) && PEOPLE.test(before)) return { unit: '人', value }
  return COUNTED.test(before) && CLOSED.test(behind) ? { unit: countUnit(before), value } : null
}

const ENDINGS: readonly [RegExp, string][] = [
  [new RegExp(`人数${GAP}`), '人'],
  [new RegExp(`额${GAP}`), '元'],
  [new RegExp(`率${GAP}`), '%'],
  [new RegExp(`户数${GAP}`), '户'],
  [new RegExp(`人次${GAP}`), '人次'],
]

const countUnit = (before: string): string => ENDINGS.find(([pattern]) => pattern.test(before))?.[1] ?? ''
