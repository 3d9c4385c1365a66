import type { Clause } from '../model.ts'
import type { Passage } from './passages.ts'

/** Purpose, definitions, entry into force and interpretation: they frame a law and ask nobody for anything. */
const FRAME = /^为了?.{4,200}制定本|自.{4,20}起(?:施行|实施|执行)|^本.{1,6}所称|由.{2,20}负责解释/
/** What was, and how things stand: told before the tasks, and nobody's duty. */
const LOOKS_BACK = /(?:回顾|发展基础|主要成就|主要成效|存在的?(?:主要)?问题|面临的?形势|发展环境|发展现状|编制背景)$/
/** How a document looks at its work as a whole: nobody's duty, unless somebody is named. */
const OVERVIEW =
  /^(?:(?:指导)?思想(?:和.*)?|指导思想.*|(?:基本|工作|总体)原则|总体(?:要求|思路|考虑)|(?:重要|重大)意义|目的意义|(?:背景|目的|依据|适用范围|主要依据)|(?:大赛|竞赛|活动|工作)?主题)$/
const AIMS = /^(?:.{0,8}目标(?:任务|要求)?|目标任务|总体(?:要求|思路|目标)|指导思想和.*目标)$/

const LONGEST_FRAME = 300

/** Whether the words of a clause only say what the document is for and from when it holds. */
export const isFrame = (words: string): boolean => FRAME.test(words.trim()) && words.length < LONGEST_FRAME

/** Whether a clause, or one above it, tells what was. */
export const looksBack = (chain: Clause[]): boolean => chain.some((one) => LOOKS_BACK.test(one.heading))

/** Whether a clause, or one above it, is about the work as a whole: its principles, its aims. */
export const looksOver = (chain: Clause[]): boolean =>
  chain.some((one) => OVERVIEW.test(one.heading) || AIMS.test(one.heading))

/** A paragraph that ends with its owners: （甲牵头，乙配合）, 【责任单位：…】, 责任单位：…, 完成时限：…. */
const OWNED =
  /(?:[（(【〔［[][^（）()【】\n]{0,200}(?:牵头|配合|责任|负责|分工)[^\n]{0,300}[)）】〕］\]]|^[^\n：:]{0,10}(?:单位|部门|分工|时限|时间|期限)\s*[：:][^\n]{1,300})[。；;]?$/gm

/** Where a clause's own words end: paragraphs without a number behind the line of its owners close the document, not the clause. */
export function ownEnd(whole: Passage, end: number): number {
  const last = [...whole.text.matchAll(OWNED)].at(-1)
  const at = last ? last.index + last[0].length : whole.text.length
  return whole.text.slice(at).trim() === '' ? end : Math.min(end, whole.spanOf(at - 1, at).end)
}
