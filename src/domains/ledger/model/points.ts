import { z } from 'zod'
import { endpoint, Paging, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { DifferenceRow, ItemFault, ItemRow, Owner, PointsRow } from './rows.ts'

const params = z.object({ id: z.uuid() })

export const ListPoints = endpoint({
  method: 'GET',
  path: '/ledger/points',
  summary: say('年度工作要点', 'Work points by year'),
  needs: 'ledger.read',
  query: Paging.pick({ words: true }).extend({ year: z.coerce.number().int().optional() }),
  answer: z.array(PointsRow),
})

export const GetPoints = endpoint({
  method: 'GET',
  path: '/ledger/points/:id',
  summary: say('一年的工作要点', 'The work points of a year'),
  needs: 'ledger.read',
  params,
  answer: PointsRow,
})

export const CreatePoints = endpoint({
  method: 'POST',
  path: '/ledger/points',
  summary: say(
    '新建年度工作要点；可带入上年未完成任务',
    'Begin the work points of a year, with what is still open from the last',
  ),
  needs: 'ledger.issue',
  body: z.object({
    unitId: z.number().int().positive(),
    year: z.number().int().min(2017).max(2100),
    title: z.string().trim().min(2).max(200),
    copyOpen: z.boolean().default(false),
  }),
  answer: PointsRow,
})

/** A unit that leads or joins: its share, its faults and its liaison officers. */
export const MatrixUnit = Owner.extend({
  lead: z.number(),
  joint: z.number(),
  done: z.number(),
  red: z.number(),
  faults: z.number(),
  ended: z.boolean(),
  liaisons: z.array(z.string()),
})

/** Units against items: ● leads, ○ joins; what is wrong stands on top in words. */
export const Matrix = z.object({
  points: PointsRow,
  units: z.array(MatrixUnit),
  items: z.array(ItemRow),
  faults: z.array(ItemFault.extend({ itemId: z.string(), no: z.number(), title: z.string() })),
})
export type Matrix = z.infer<typeof Matrix>

export const GetMatrix = endpoint({
  method: 'GET',
  path: '/ledger/points/:id/matrix',
  summary: say('责任矩阵：单位与任务', 'Responsibility matrix'),
  needs: 'ledger.read',
  params,
  answer: Matrix,
})

export const ExportMatrix = endpoint({
  method: 'GET',
  path: '/ledger/points/:id/matrix/export',
  summary: say('导出责任矩阵（xlsx）', 'Export the responsibility matrix'),
  needs: 'ledger.read',
  params,
  givesFile: true,
})

export const ListDifferences = endpoint({
  method: 'GET',
  path: '/ledger/points/:id/differences',
  summary: say('文件修订带来的变化，逐条确认', 'What a revised document would change'),
  needs: 'ledger.issue',
  params,
  answer: z.object({ points: PointsRow, rows: z.array(DifferenceRow) }),
})

export const DecideDifference = endpoint({
  method: 'POST',
  path: '/ledger/differences/:id',
  summary: say('确认或不采纳一处变化', 'Confirm or reject one difference'),
  needs: 'ledger.issue',
  params,
  body: z.object({ decision: z.enum(['confirm', 'reject']), note: z.string().trim().max(1000).default('') }),
  answer: z.object({ state: z.enum(['confirmed', 'rejected']), itemId: z.string().nullable() }),
})

/** What the ledger adds to a task's case. */
export const TaskFacts = z.object({
  /** The work point it comes from, also for those to whom it was broken down: that one and no other. */
  item: ItemRow.pick({
    ...{ no: true, pointsId: true, year: true, unitName: true, title: true, words: true },
    ...{ leads: true, joints: true, dueOn: true, targets: true, place: true },
  })
    .extend({ pointsTitle: z.string() })
    .nullable(),
  liaisons: z.array(z.object({ unitId: z.number(), unitName: z.string(), name: z.string() })),
  /** Whether this person may break the task down now, and why not. */
  breakDown: z.object({ may: z.boolean(), why: SayShape.nullable() }),
})

export const GetTask = endpoint({
  method: 'GET',
  path: '/ledger/tasks/:regionId/:id',
  summary: say('一项任务在台账中的位置、联络员', 'Where a task stands in the ledger; liaison officers'),
  needs: 'ledger.read',
  params: z.object({ regionId: z.coerce.number().int(), id: z.uuid() }),
  answer: TaskFacts,
})

export const BreakDown = endpoint({
  method: 'POST',
  path: '/ledger/tasks/:regionId/:id/break-down',
  summary: say('把任务分解到下级单位', 'Break a task down to units below'),
  needs: 'ledger.break-down',
  params: z.object({ regionId: z.coerce.number().int(), id: z.uuid() }),
  body: z.object({
    units: z.array(z.number().int().positive()).min(1).max(200),
    title: z.string().trim().max(200).default(''),
    dueOn: z.iso.date().nullable().default(null),
    note: z.string().trim().max(1000).default(''),
  }),
  answer: z.object({ opened: z.array(z.object({ regionId: z.number(), id: z.string(), unitId: z.number() })) }),
})
