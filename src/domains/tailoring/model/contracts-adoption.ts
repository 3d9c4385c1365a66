import { z } from 'zod'
import { EditionRow } from '#kernel/edition'
import { type AnswerOf, endpoint, RefusalShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { DryRun, Imported } from './contracts-framework.ts'
import { Addition, Decision, Gone } from './decision.ts'
import { FieldName, FrameworkBody, Measure } from './measure.ts'

const Ref = z.object({ regionId: z.coerce.number().int(), id: z.uuid() })
const Edition = EditionRow.pick({ id: true, name: true, version: true, inForceOn: true, state: true })
/** The adoption as it was seen: what somebody else decided meanwhile is not overwritten. */
const rev = z.number().int()
const Done = z.object({ rev })

const Decided = z.object({ byName: z.string(), at: z.string(), carried: z.boolean() })

/** A measure of the edition above with what was decided about it, and how the edition differs from the one before. */
export const AdoptionRow = z.object({
  key: z.string(),
  measure: Measure,
  group: z.string(),
  decision: Decision.nullable(),
  decided: Decided.nullable(),
  faults: z.array(RefusalShape),
  /** The title it goes by in the list that follows; of its host where it is merged. */
  becomes: z.string().nullable(),
})
export type AdoptionRow = z.infer<typeof AdoptionRow>

/** One line of the three-way difference. */
export const DifferenceRow = z.object({
  key: z.string(),
  kind: z.enum([
    'unchanged',
    'moved',
    'theirs',
    'ours',
    'same',
    'both',
    'split',
    'joined',
    'added',
    'gone',
    'undecided',
  ]),
  needs: z.boolean(),
  settled: z.boolean(),
  base: Measure.nullable(),
  theirs: Measure.nullable(),
  /** What the unit decided about the edition before. */
  ours: Decision.nullable(),
  fields: z.array(FieldName),
  clashes: z.array(FieldName),
  suggestion: Decision.nullable(),
  /** What is decided about the new edition. */
  decision: Decision.nullable(),
  gone: Gone.nullable(),
})
export type DifferenceRow = z.infer<typeof DifferenceRow>

export const GetAdoption = endpoint({
  method: 'GET',
  path: '/tailoring/adoptions/:regionId/:id',
  summary: say('一份采纳清单：逐条选择、自增举措、与上级新版的三方对照', 'An adoption, line by line'),
  needs: 'tailoring.read',
  params: Ref,
  answer: z.object({
    rev,
    unitId: z.number(),
    unitName: z.string(),
    target: Edition,
    /** The edition the list in force stands on, where it is another. */
    base: Edition.nullable(),
    result: Edition.nullable(),
    editable: z.boolean(),
    rows: z.array(AdoptionRow),
    additions: z.array(Addition.extend({ decided: Decided, faults: z.array(RefusalShape) })),
    differences: z.array(DifferenceRow),
    counts: z.object({ keep: z.number(), change: z.number(), merge: z.number(), drop: z.number(), open: z.number() }),
  }),
})
export type AnswerOfAdoption = AnswerOf<typeof GetAdoption>

export const StartAdoption = endpoint({
  method: 'POST',
  path: '/tailoring/adoptions',
  summary: say('开始采纳上级清单', 'Begin to adopt a list above'),
  needs: 'tailoring.adopt',
  body: z.object({ unitId: z.number().int().positive(), frameworkId: z.uuid() }),
  answer: z.object({ regionId: z.number(), id: z.string() }),
})

export const DecideLines = endpoint({
  method: 'PUT',
  path: '/tailoring/adoptions/:regionId/:id/lines',
  summary: say('选择照列、细化、并入或不列，可批量', 'Keep, change, merge or drop measures, many at once'),
  needs: 'tailoring.adopt',
  params: Ref,
  body: z.object({ rev, lines: z.array(Decision).min(1).max(400) }),
  answer: Done,
})

export const WriteAddition = endpoint({
  method: 'PUT',
  path: '/tailoring/adoptions/:regionId/:id/additions',
  summary: say('自行增加或修改一条举措', 'Add a measure of our own, or change it'),
  needs: 'tailoring.adopt',
  params: Ref,
  body: z.object({ rev, key: z.string().max(40).nullable(), addition: Addition.omit({ key: true }) }),
  answer: Done.extend({ key: z.string() }),
})

export const DropAddition = endpoint({
  method: 'POST',
  path: '/tailoring/adoptions/:regionId/:id/additions/drop',
  summary: say('删去一条自增举措', 'Take away a measure of our own'),
  needs: 'tailoring.adopt',
  params: Ref,
  body: z.object({ rev, key: z.string().max(40) }),
  answer: Done,
})

export const DecideGone = endpoint({
  method: 'PUT',
  path: '/tailoring/adoptions/:regionId/:id/gone',
  summary: say('上级已取消的举措：随之取消或转为本级自增', 'Measures let go above: let go, or keep as our own'),
  needs: 'tailoring.adopt',
  params: Ref,
  body: z.object({ rev, lines: z.array(Gone).min(1).max(400) }),
  answer: Done,
})

export const GetResolved = endpoint({
  method: 'GET',
  path: '/tailoring/adoptions/:regionId/:id/resolved',
  summary: say('按现有选择形成的本级清单（预览）', 'The list that follows from what is decided so far'),
  needs: 'tailoring.read',
  params: Ref,
  answer: FrameworkBody,
})

export const AdoptionSheet = endpoint({
  method: 'GET',
  path: '/tailoring/adoptions/:regionId/:id/sheet',
  summary: say('导出采纳清单（Excel，可改后导入）', 'An adoption as a workbook, to change and import'),
  needs: 'tailoring.read',
  params: Ref,
  givesFile: true,
})

export const ImportAdoption = endpoint({
  method: 'POST',
  path: '/tailoring/adoptions/:regionId/:id/import',
  summary: say(
    '从 Excel 导入逐条选择：一行有误则全部不写入',
    'Take decisions from a workbook; one bad row and none is written',
  ),
  needs: 'tailoring.adopt',
  params: Ref,
  query: DryRun,
  takesFile: true,
  answer: Imported,
})
