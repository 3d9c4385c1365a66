import type { TargetAnswer } from '#kernel/form'
import type { Clause, NamedUnit, OutlineDocument, Target, TaskProposal, UnitMatch } from '../model.ts'
import { everyClause, proposeTasks } from '../rules/index.ts'
import { tidyWords } from '../words.ts'
import { citations, keyMaker } from './cite.ts'
import type { Line, LineBody, Mark, Unmatched } from './line.ts'

const longestTitle = 200
const longestNumber = 60
/** Why the aims of a document are no task of their own. */
const asWhole = '文件总体要求（目标），由以下各项任务共同落实，不单独列入台账'

/** A document of its own: its text begins at 0, and so do the offsets of its tree. */
export interface OwnDocument {
  id: string
  title: string
  text: string
  outline: OutlineDocument
}

/** A document cut out of the file it was found in, so that nothing of the rest is kept with it. */
export function cutOut(document: OutlineDocument, fileText: string): { outline: OutlineDocument; text: string } {
  const by = document.start
  const shift = (clause: Clause): Clause => ({
    ...clause,
    start: clause.start - by,
    end: clause.end - by,
    headingStart: clause.headingStart - by,
    textStart: clause.textStart - by,
    children: clause.children.map(shift),
  })
  return {
    text: fileText.slice(by, document.end),
    outline: { ...document, start: 0, end: document.end - by, nodes: document.nodes.map(shift) },
  }
}

const spanOf = ({ start, end }: { start: number; end: number }) => ({ start, end })

const unitMarks = (units: UnitMatch[], kind: 'lead' | 'joint'): Mark[] =>
  units.map((unit) => ({ kind, ...spanOf(unit), unit: unit.id === null ? null : Number(unit.id), name: unit.text }))

function targetOf(target: Target, title: string): TargetAnswer {
  const { value, comparison, by } = target
  const noun = (target.noun.trim() || title).slice(0, 120)
  return { noun, value, measure: target.unit.slice(0, 20), comparison, by }
}

const idsOf = (units: UnitMatch[]) => [...new Set(units.flatMap(({ id }) => (id === null ? [] : [Number(id)])))]

const missingOf = (units: UnitMatch[], part: Unmatched['part']): Unmatched[] =>
  [...new Set(units.flatMap(({ id, text }) => (id === null ? [text] : [])))].map((name) => ({ name, part }))

function bodyFrom(task: TaskProposal): LineBody {
  const leads = idsOf(task.lead)
  const title = (task.title.trim() || task.clause.number).slice(0, longestTitle)
  return {
    title,
    area: task.area,
    leads,
    joints: idsOf(task.joint).filter((id) => !leads.includes(id)),
    unmatched: [...missingOf(task.lead, 'lead'), ...missingOf(task.joint, 'joint')],
    dueOn: task.due?.kind === 'date' ? task.due.to : null,
    targets: task.targets.map((target) => targetOf(target, title)),
  }
}

/** The lines of a document, one for each task its clauses suggest. `year` is that of 年底前 where it names none. */
export function proposeLines(document: OwnDocument, units: NamedUnit[], year: number): Line[] {
  const { id, title, text, outline } = document
  const cited = citations(outline.nodes)
  const keyOf = keyMaker()
  const faulty = new Set([...everyClause(outline.nodes)].filter((clause) => clause.fault).map((clause) => clause.start))
  return proposeTasks(outline, text, units, { year }).map((task) => {
    const number = cited.get(task.clause.start) ?? task.clause.number
    const words = tidyWords(text.slice(task.words.start, task.words.end))
    const body = bodyFrom(task)
    const place = { documentId: id, title: title.slice(0, 200), number: number.slice(0, longestNumber) }
    return {
      ...body,
      key: keyOf(number),
      number,
      path: task.clause.path,
      heading: task.clause.heading,
      clauseStart: task.clause.start,
      clauseEnd: task.clause.end,
      words,
      measures: task.measures.map((measure) => ({ ...spanOf(measure), text: measure.text })),
      marks: [
        ...unitMarks(task.lead, 'lead'),
        ...unitMarks(task.joint, 'joint'),
        ...(task.due ? [{ kind: 'due' as const, ...spanOf(task.due) }] : []),
        ...task.targets.map((target) => ({ kind: 'target' as const, ...spanOf(target) })),
      ],
      dueText: task.due?.text ?? null,
      every: task.due?.every ?? null,
      confidence: task.confidence,
      advisesSplit: task.split,
      numberFault: faulty.has(task.clause.start),
      proposed: { ...body, words },
      place: { ...place, start: task.clause.start, end: task.clause.end },
      leftOut: task.kind === 'goal' ? asWhole : null,
    }
  })
}
