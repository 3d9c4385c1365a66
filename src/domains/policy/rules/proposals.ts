import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { Clause, ClauseKind, Due, Measure, NamedUnit, OutlineDocument, Target, TaskProposal } from '../model.ts'
import { areaOf } from './areas.ts'
import { chooseDue, type FoundDue, findDues } from './due.ts'
import { findDuties, firstUnitLeads, matchesOf } from './duties.ts'
import { isFrame, looksBack, looksOver, ownEnd } from './overview.ts'
import { type Paragraph, readParagraphs } from './paragraphs.ts'
import { firstReaching, type Passage, passageOf, sentencesOf } from './passages.ts'
import type { Cell, TaskRow } from './rows.ts'
import { rowTask } from './rowtasks.ts'
import { type FoundTarget, findTargets } from './targets.ts'
import { type FindUnit, unitIndex } from './units.ts'

/** What the caller knows and the document may not say. */
export interface ProposalOptions {
  /** The year of 年底前 and 6月底前, when neither the document's title nor its date gives one. */
  year?: number
}

interface Ground {
  paragraphs: Paragraph[]
  find: FindUnit
  year: number | null
  firstLeads: boolean
}

const DEED =
  /应当|必须|要|不得|加强|推进|推动|开展|建立|健全|完善|落实|实施|组织|加大|提高|提升|培养|培训|支持|鼓励|引导|强化|深化|发挥|举办|打造|构建|做好|搭建|促进|制定|选树|发布|督促|保障|扩大|创建|建设|畅通|贯通|维护|稳定|吸引|壮大|弘扬|激发|研究|探索|确保|力争|报送|调度|通报|完成|成立|设立|指导|协调|规范|压实|统筹|优化|实现|新增/
/** Lists that may be told within a line: 内容包括：1.…；2.…. Then they are the measures of their clause. */
const IN_LINE = new Set<ClauseKind>(['item', 'point', 'subpoint', 'circle'])
/** The longest code of law has some three thousand. */
const MOST_CLAUSES = 50_000
const LONGEST_TITLE = 40
/** A clause is read so far; no clause of a real document is longer, and a hostile one must not hold up the rest. */
const LONGEST_CLAUSE = 20_000

/**
 * The tasks a document suggests, in its order: one for each lowest clause that asks for something, with its sentences
 * as measures. An article, or a clause that only introduces a list, is one task with the list as measures.
 * Runs in time proportional to the document.
 * @throws Invalid for a document of more than 50,000 clauses, which nobody could confirm.
 */
export function proposeTasks(
  document: OutlineDocument,
  text: string,
  units: NamedUnit[],
  options: ProposalOptions = {},
): TaskProposal[] {
  const own = text.slice(document.start, document.end)
  const paragraphs = readParagraphs(own).map((paragraph) => shift(paragraph, document.start))
  const year = Number(
    /(20\d{2})\s*年?\s*(?:[-—–~～至到]+\s*20\d{2}\s*)?年/.exec(document.title)?.[1] ??
      document.date?.slice(0, 4) ??
      options.year ??
      Number.NaN,
  )
  const ground = {
    paragraphs,
    find: unitIndex(units),
    year: Number.isNaN(year) ? null : year,
    firstLeads: firstUnitLeads(own),
  }
  const starts = new Set(paragraphs.map((paragraph) => paragraph.start))
  const isToldInLine = (clause: Clause) =>
    clause.children.length > 0 &&
    clause.children.every((child) => IN_LINE.has(child.kind) && child.children.length === 0) &&
    clause.children.some((child) => !starts.has(child.start))
  const clauses = [...dutiful(document.nodes, [], (clause) => listsItsDeeds(clause) || isToldInLine(clause))]
  if (clauses.length > MOST_CLAUSES) throw tooManyClauses()
  return clauses.flatMap(({ clause, above }) => {
    const proposal = propose(clause, above, ground)
    return proposal ? [proposal] : []
  })
}

const tooManyClauses = () =>
  new Invalid([
    {
      path: 'text',
      rule: 'text-clauses',
      message: say(
        '文件条目超过 5 万条，无法拟出任务。',
        'The document has more than 50,000 clauses; no tasks can be proposed.',
      ),
    },
  ])

const shift = (paragraph: Paragraph, by: number): Paragraph => ({
  ...paragraph,
  start: paragraph.start + by,
  end: paragraph.end + by,
  pieces: paragraph.pieces.map((piece) => ({ ...piece, start: piece.start + by })),
  ...(paragraph.row?.task ? { row: { task: shiftRow(paragraph.row.task, by) } } : {}),
})

function shiftRow(row: TaskRow, by: number): TaskRow {
  const cell = <T extends Cell | null>(one: T) => one && { ...one, start: one.start + by }
  return {
    ...row,
    task: cell(row.task),
    path: row.path.map(cell),
    target: cell(row.target),
    lead: cell(row.lead),
    joint: cell(row.joint),
    due: cell(row.due),
  }
}

/** The clauses that are one task each. The tree is no deeper than there are kinds of numbers. */
function* dutiful(
  clauses: Clause[],
  above: Clause[],
  listsDeeds: (clause: Clause) => boolean,
): Generator<{ clause: Clause; above: Clause[] }> {
  for (const clause of clauses) {
    if (clause.kind === 'titled' && clause.children.length === 0) continue
    if (clause.children.length === 0 || clause.kind === 'article' || listsDeeds(clause)) yield { clause, above }
    else yield* dutiful(clause.children, [...above, clause], listsDeeds)
  }
}

/** 一是…二是… below a clause, and nameless list members, are its measures and not clauses of their own. */
const listsItsDeeds = (clause: Clause) =>
  clause.children.every((child) => child.kind === 'counted' || child.kind === 'circle' || child.kind === 'bracket') ||
  (clause.kind !== 'heading' &&
    clause.level > 1 &&
    clause.children.every((child) => child.children.length === 0 && child.heading === ''))

function propose(clause: Clause, above: Clause[], ground: Ground): TaskProposal | null {
  const row = clause.kind === 'row' && ground.paragraphs[firstReaching(ground.paragraphs, clause.start)]?.row?.task
  if (row) {
    const task = rowTask(clause, row, above, ground.find, ground.year)
    return { ...task, confidence: confidence(clause, task) }
  }
  const chain = [...above, clause]
  if (looksBack(chain)) return null
  const whole = passageOf(
    ground.paragraphs,
    clause.headingStart,
    Math.min(clause.end, clause.headingStart + LONGEST_CLAUSE),
  )
  const end = clause.children.length > 0 ? clause.end : ownEnd(whole, clause.end)
  const passage = end < clause.end ? passageOf(ground.paragraphs, clause.headingStart, end) : whole
  const words = passageOf(ground.paragraphs, clause.textStart, Math.min(end, clause.textStart + LONGEST_CLAUSE))
  const hasText = words.text.trim() !== ''
  if (isFrame(words.text)) return null
  const dues = findDues(passage.text, ground.year)
  const targets = findTargets(passage.text, dues)
  const duties = findDuties(passage.text, ground.find, ground.firstLeads)
  if (!DEED.test(passage.text) && targets.length === 0 && duties.length === 0) return null
  const isGoal = duties.length === 0 && looksOver(chain)
  if (isGoal && targets.length === 0) return null
  const measures = hasText ? measuresOf(words) : []
  const title = clause.heading || titleOf(words.text)
  const path = above.map((parent) => `${parent.number}${parent.heading}`)
  const { area, words: areaWords } = areaOf(clause.heading, path.join(' '), words.text)
  const lead = matchesOf(duties, 'lead', passage, ground.find)
  const joint = matchesOf(duties, 'joint', passage, ground.find)
  const due = chooseDue(dues, passage.text)
  const task = {
    kind: isGoal ? ('goal' as const) : ('task' as const),
    clause: { number: clause.number, heading: clause.heading, path, start: clause.start, end: clause.end },
    title,
    words: hasText ? { start: clause.textStart, end: clause.end } : { start: clause.start, end: clause.end },
    lead,
    joint,
    due: due && placedDue(due, passage),
    targets: targets.map((target) => placedTarget(target, passage)),
    area,
    areaWords,
    measures,
    split: measures.length > 1 && (lead.length > 1 || dues.filter((one) => one.kind === 'date').length > 1),
  }
  return { ...task, confidence: confidence(clause, task) }
}

function placedDue({ at, end, ...due }: FoundDue, passage: Passage): Due {
  return { ...due, ...passage.spanOf(at, end) }
}

function placedTarget({ at, end, ...target }: FoundTarget, passage: Passage): Target {
  return { ...target, ...passage.spanOf(at, end) }
}

/** The sentences that ask for something; brackets that only name units are not work. */
function measuresOf(words: Passage): Measure[] {
  return sentencesOf(words.text).flatMap(({ at, end }) => {
    const text = words.text.slice(at, end)
    const bare = text
      .replace(/[（(【[][^（）()【】[\]]*(?:牵头|配合|责任|负责)[^（）()【】[\]]*[)）】\]]/g, '')
      .replace(/[。；;，\s]/g, '')
    return bare.length >= 4 && !/[：:]$/.test(text) && !/^(?:牵头|配合|责任|完成时限|时限)/.test(bare)
      ? [{ text, ...words.spanOf(at, end) }]
      : []
  })
}

/** A title in the clause's own words when it has no heading: its first sentence, or as much of it as fits a line. */
function titleOf(text: string): string {
  const sentence = /^[^。；：！？\n]*/.exec(text.trim())?.[0] ?? ''
  if (sentence.length <= LONGEST_TITLE) return sentence
  const pause = sentence.slice(0, LONGEST_TITLE).lastIndexOf('，')
  return pause >= 8 ? sentence.slice(0, pause) : sentence.slice(0, LONGEST_TITLE)
}

function confidence(clause: Clause, task: Omit<TaskProposal, 'confidence'>): number {
  const given = [task.lead.length > 0, task.due !== null, task.targets.length > 0, task.area !== null]
  const weights = [0.25, 0.15, 0.15, 0.1]
  const sum = given.reduce((total, one, i) => total + (one ? (weights[i] ?? 0) : 0), clause.heading ? 0.35 : 0.2)
  return Math.round(100 * (clause.fault ? sum * 0.9 : sum)) / 100
}
