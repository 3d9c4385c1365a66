import { z } from 'zod'
import { endpoint, Paging, pageOf, RefusalShape, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

/** The key of a case: the county it lives in and its id. */
export const CaseRef = z.object({ regionId: z.coerce.number().int(), id: z.uuid() })
export type CaseRef = z.infer<typeof CaseRef>

/** A case in a list. */
export const CaseRow = z.object({
  regionId: z.number(),
  id: z.string(),
  process: z.string(),
  processLabel: SayShape,
  unitId: z.number(),
  unitName: z.string(),
  state: z.string(),
  stateLabel: SayShape,
  title: z.string(),
  /** The answers that lists show, by the names of their fields. */
  shown: z.record(z.string(), z.unknown()),
  period: z.string().nullable(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  closed: z.boolean(),
  /** It is the reader's turn: the case is on their desk. */
  mine: z.boolean(),
  openedOn: z.string(),
  page: z.string().nullable(),
  area: z.string().nullable(),
  /** How far the work is, in per cent. */
  progress: z.number().nullable(),
  light: z.enum(['green', 'yellow', 'red', 'grey', 'blue']).nullable(),
  /** The worst light since the period began; repair does not wipe it out. */
  worst: z.enum(['green', 'yellow', 'red', 'grey', 'blue']).nullable(),
  lightWhy: SayShape.nullable(),
})
export type CaseRow = z.infer<typeof CaseRow>

export const DoorShape = z.object({
  action: z.string(),
  label: SayShape,
  to: z.string(),
  open: z.boolean(),
  danger: z.boolean(),
  why: z.array(RefusalShape),
  warnings: z.array(RefusalShape),
})

/** One line of a case's history. */
export const HistoryLine = z.object({
  at: z.string(),
  action: z.string(),
  label: SayShape,
  personName: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  input: z.record(z.string(), z.unknown()),
  override: z.string().nullable(),
})

/** A computed date with the arithmetic behind it. */
export const DueTrace = z.object({
  date: z.string(),
  provisional: z.boolean(),
  words: SayShape,
  source: SayShape.nullable(),
  steps: z.array(z.object({ date: z.string(), counted: z.boolean(), n: z.number().optional(), reason: SayShape })),
})

/** Everything a page shows of one case: answers, doors, history, deadline. */
export const CaseAnswer = CaseRow.extend({
  version: z.number(),
  rev: z.number(),
  answers: z.record(z.string(), z.unknown()),
  /** What is written and not for this reader yet, and from which states on it will be. */
  hidden: z.array(z.object({ label: SayShape, until: z.array(SayShape) })),
  facts: z.record(z.string(), z.unknown()),
  parameters: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  openedBy: z.string().nullable(),
  due: DueTrace.nullable(),
  doors: z.array(DoorShape),
  history: z.array(HistoryLine),
  parent: z.object({ regionId: z.number(), id: z.string(), title: z.string(), page: z.string().nullable() }).nullable(),
  children: z.array(CaseRow),
  /** Whose turn it is: unit and post, and what they must do; null when the case is closed or waits for nobody. */
  waitsFor: z
    .object({ unitName: z.string(), postLabel: SayShape.nullable(), todo: SayShape, mine: z.boolean() })
    .nullable(),
  parties: z.array(z.object({ unitId: z.number(), unitName: z.string(), part: SayShape })),
})
export type CaseAnswer = z.infer<typeof CaseAnswer>

export const GetCase = endpoint({
  method: 'GET',
  path: '/cases/:regionId/:id',
  summary: say('查看一件事项：内容、可办操作、经过、期限', 'One case: answers, doors, history, deadline'),
  needs: 'signed-in',
  params: CaseRef,
  answer: CaseAnswer,
})

export const OpenCase = endpoint({
  method: 'POST',
  path: '/cases',
  summary: say('发起一件事项', 'Open a case'),
  needs: 'signed-in',
  body: z.object({
    process: z.string(),
    unitId: z.number().int(),
    title: z.string().trim().min(1).max(300),
    period: z.string().nullable().default(null),
    answers: z.record(z.string(), z.unknown()),
  }),
  answer: z.object({ regionId: z.number(), id: z.string(), state: z.string(), rev: z.number() }),
})

/** The only door through which a case changes. Send the `rev` you saw; a request key makes repeats harmless. */
export const ActOnCase = endpoint({
  method: 'POST',
  path: '/cases/:regionId/:id/:action',
  summary: say('办理一件事项', 'Act on a case'),
  needs: 'signed-in',
  params: CaseRef.extend({ action: z.string().max(60) }),
  body: z.object({
    rev: z.number().int(),
    input: z.record(z.string(), z.unknown()).default({}),
    /** The written reason for passing rules that hold normally. */
    override: z.string().trim().max(1000).optional(),
  }),
  answer: z.object({
    regionId: z.number(),
    id: z.string(),
    state: z.string(),
    rev: z.number(),
    dueOn: z.string().nullable(),
  }),
})

export const CaseFilter = Paging.extend({
  process: z.string().optional(),
  state: z.string().optional(),
  unitId: z.coerce.number().int().optional(),
  period: z.string().optional(),
  area: z.string().optional(),
  light: z.string().optional(),
  /** Left out: what is open; with a state, which may be a last one, everything in it. */
  open: z.enum(['open', 'closed', 'all']).optional(),
  overdue: z.stringbool().optional(),
})
export type CaseFilter = z.infer<typeof CaseFilter>

export const ListCases = endpoint({
  method: 'GET',
  path: '/cases',
  summary: say('事项列表', 'Cases'),
  needs: 'signed-in',
  query: CaseFilter,
  answer: pageOf(CaseRow),
})

/** What I must do, by when, and why. */
export const DeskItem = CaseRow.extend({ todo: SayShape, source: SayShape.nullable(), daysLeft: z.number().nullable() })

export const ListDesk = endpoint({
  method: 'GET',
  path: '/desk',
  summary: say('我的待办：办什么、何时办、依据什么', 'My desk: what, by when, why'),
  needs: 'signed-in',
  query: Paging,
  answer: pageOf(DeskItem),
})

/** The table of a process, as the page of processes draws it. */
export const ProcessShape = z.object({
  name: z.string(),
  version: z.number(),
  label: SayShape,
  source: SayShape,
  start: z.string(),
  states: z.array(
    z.object({
      name: z.string(),
      label: SayShape,
      final: z.boolean(),
      term: SayShape.nullable(),
      source: SayShape.nullable(),
      overdue: SayShape.nullable(),
    }),
  ),
  actions: z.array(
    z.object({
      name: z.string(),
      label: SayShape,
      from: z.array(z.string()),
      to: z.string(),
      by: z.string(),
      byLabel: SayShape,
      fields: z.array(SayShape),
      rules: z.array(
        z.object({ name: z.string(), label: SayShape, source: SayShape, kind: z.enum(['must', 'normally']) }),
      ),
      fourEyes: z.array(z.string()),
    }),
  ),
})

export const ListProcesses = endpoint({
  method: 'GET',
  path: '/processes',
  summary: say('全部流程的定义', 'Every process, as it is defined'),
  needs: 'signed-in',
  answer: z.array(ProcessShape),
})

/** Processes that are something to this person: they may read a case of it today, or begin one. What a menu need not hide. */
export const ListFilled = endpoint({
  method: 'GET',
  path: '/processes/filled',
  summary: say('与本人有关的流程：有可看的事项，或可以发起', 'Processes with cases to read, or that one may begin'),
  needs: 'signed-in',
  answer: z.object({ processes: z.array(z.string()) }),
})
