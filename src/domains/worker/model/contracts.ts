import { z } from 'zod'
import { endpoint, Paging, pageOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { type SealedField, sealedFields, states, type WorkerState } from './lists.ts'

/** The key of a file: the county it lies in and its own id. */
export const WorkerRef = z.object({ regionId: z.coerce.number().int(), id: z.uuid() })
export type WorkerRef = z.infer<typeof WorkerRef>

/** Answers to a form; the deed checks them and names each field by its label. */
const Answers = z.record(z.string(), z.unknown())
const State = z.enum(states.map(({ value }) => value) as [WorkerState, ...WorkerState[]])
const Sealed = z.enum(Object.keys(sealedFields) as [SealedField, ...SealedField[]])

/** A worker in a list: numbers are masked. */
export const WorkerRow = z.object({
  regionId: z.number(),
  id: z.string(),
  name: z.string(),
  identity: z.string().nullable(),
  phone: z.string().nullable(),
  unitId: z.number(),
  unitName: z.string(),
  state: State,
  sex: z.number(),
  birthYear: z.number().nullable(),
  education: z.number(),
  occupation: z.number(),
  industry: z.string(),
  skillGrade: z.number(),
  unionMember: z.boolean(),
  migrant: z.boolean(),
})
export type WorkerRow = z.infer<typeof WorkerRow>

/** A whole file, numbers masked. */
export const WorkerAnswer = WorkerRow.extend({
  rev: z.number(),
  card: z.string().nullable(),
  bank: z.string().nullable(),
  bornOn: z.string().nullable(),
  ethnicity: z.number().nullable(),
  ownership: z.number(),
  employment: z.number(),
  titleLevel: z.number(),
  party: z.number(),
  employer: z.string().nullable(),
  employerCode: z.string().nullable(),
  hiredOn: z.string().nullable(),
  source: z.string(),
  addedOn: z.string(),
  held: z.boolean(),
  mergedInto: z.string().nullable(),
  mayManage: z.boolean(),
})
export type WorkerAnswer = z.infer<typeof WorkerAnswer>

export const WorkerFilter = Paging.extend({
  state: State.optional(),
  unitId: z.coerce.number().int().optional(),
  skillGrade: z.coerce.number().int().optional(),
  industry: z.string().max(1).optional(),
  occupation: z.coerce.number().int().optional(),
  unionMember: z.stringbool().optional(),
})
export type WorkerFilter = z.infer<typeof WorkerFilter>

export const ListWorkers = endpoint({
  method: 'GET',
  path: '/workers',
  summary: say('职工名册', 'Workers'),
  needs: 'worker.read',
  query: WorkerFilter,
  answer: pageOf(WorkerRow),
})

/** Posted, so that the number stands in no address, no history of the browser and no log. */
export const FindWorker = endpoint({
  method: 'POST',
  path: '/workers/find',
  summary: say('按身份证号或社会保障卡号查找', 'Find by identity or card number'),
  needs: 'worker.read',
  body: z.object({ number: z.string().trim().min(6).max(40) }),
  answer: z.object({
    worker: WorkerRow.nullable(),
    /** There is a file, but not within one's units: it comes by a transfer. */
    elsewhere: z.boolean(),
  }),
})

export const GetWorker = endpoint({
  method: 'GET',
  path: '/workers/:regionId/:id',
  summary: say('职工档案', 'A worker’s file'),
  needs: 'worker.read',
  params: WorkerRef,
  answer: WorkerAnswer,
})

export const UnmaskWorker = endpoint({
  method: 'POST',
  path: '/workers/:regionId/:id/unmask',
  summary: say('查看完整号码：须说明理由，记入查阅记录', 'Whole numbers, for a reason that is written down'),
  needs: 'worker.unmask',
  asksAgain: true,
  params: WorkerRef,
  body: z.object({ fields: z.array(Sealed).min(1).max(4), reason: z.string().trim().min(4).max(300) }),
  answer: z.partialRecord(Sealed, z.string().nullable()),
})

export const AddWorker = endpoint({
  method: 'POST',
  path: '/workers',
  summary: say('新建职工档案', 'A new file'),
  needs: 'worker.manage',
  body: z.object({ answers: Answers }),
  answer: z.object({ regionId: z.number(), id: z.string() }),
})

export const ChangeWorker = endpoint({
  method: 'PUT',
  path: '/workers/:regionId/:id',
  summary: say('修改职工档案', 'Change a file'),
  needs: 'worker.manage',
  params: WorkerRef,
  body: z.object({ rev: z.number().int(), answers: Answers }),
  answer: z.object({ rev: z.number() }),
})

export const ChangeNumbers = endpoint({
  method: 'PUT',
  path: '/workers/:regionId/:id/numbers',
  summary: say('变更证件号、卡号、手机号', 'Change numbers'),
  needs: 'worker.manage',
  asksAgain: true,
  params: WorkerRef,
  body: z.object({ rev: z.number().int(), answers: Answers }),
  answer: z.object({ rev: z.number() }),
})

const { page: _page, size: _size, ...filters } = WorkerFilter.shape
export const ExportWorkers = endpoint({
  method: 'GET',
  path: '/workers/export',
  summary: say('导出职工名册：须说明理由，号码脱敏', 'The list as a workbook, for a reason; numbers stay masked'),
  needs: 'worker.read',
  asksAgain: true,
  query: z.object({ ...filters, reason: z.string().trim().min(4).max(300) }),
  givesFile: true,
})
