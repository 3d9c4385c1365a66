import { z } from 'zod'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

/** A line of the journal. */
export const JournalRow = z.object({
  regionId: z.number(),
  id: z.string(),
  at: z.string(),
  personName: z.string(),
  unitName: z.string().nullable(),
  action: z.string(),
  actionLabel: SayShape,
  subjectKind: z.string(),
  subjectLabel: SayShape,
  subjectId: z.string(),
})
export type JournalRow = z.infer<typeof JournalRow>

const Narrowing = z.object({
  words: z.string().trim().max(100).optional(),
  personId: z.uuid().optional(),
  /** This unit and all below it. */
  unitId: z.coerce.number().int().optional(),
  action: z.string().trim().max(60).optional(),
  subjectKind: z.string().trim().max(60).optional(),
  subjectId: z.string().trim().max(100).optional(),
  /** First and last day, in China. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})
export type JournalFilter = z.infer<typeof Narrowing>

export const ListJournal = endpoint({
  method: 'GET',
  path: '/audit',
  summary: say('操作日志', 'The journal'),
  needs: 'audit.read',
  query: Paging.extend(Narrowing.shape),
  answer: pageOf(JournalRow),
})

export const ExportJournal = endpoint({
  method: 'GET',
  path: '/audit/export',
  summary: say('导出操作日志（xlsx）', 'Export the journal'),
  needs: 'audit.read',
  asksAgain: true,
  query: Narrowing,
  givesFile: true,
})

const Choice = z.object({ value: z.string(), label: SayShape })

/** Which actions and subjects the journal knows, for its filters. */
export const ListJournalKinds = endpoint({
  method: 'GET',
  path: '/audit/kinds',
  summary: say('日志中的操作与对象种类', 'Actions and subjects in the journal'),
  needs: 'audit.read',
  answer: z.object({ actions: z.array(Choice), subjects: z.array(Choice) }),
})

/** All that somebody outside needs to check a line against a published seal. */
const Proof = z.object({
  canonical: z.string(),
  sealNo: z.number(),
  index: z.number(),
  size: z.number(),
  proof: z.array(z.string()),
  root: z.string(),
  /** Whether the proof leads to the root, computed again now. */
  holds: z.boolean(),
})

export const GetJournalLine = endpoint({
  method: 'GET',
  path: '/audit/lines/:regionId/:id',
  summary: say('一条日志及其封存证明', 'A line of the journal with its proof'),
  needs: 'audit.read',
  params: z.object({ regionId: z.coerce.number().int(), id: z.uuid() }),
  answer: JournalRow.extend({ body: z.record(z.string(), z.unknown()), proof: Proof.nullable() }),
})

const Report = z.object({
  entries: z.number(),
  sealed: z.number(),
  seals: z.number(),
  unsealedTail: z.number(),
  faultCount: z.number(),
  faults: z.array(
    z.object({
      kind: z.string(),
      seq: z.number().optional(),
      entryId: z.string().optional(),
      sealNo: z.number().optional(),
      detail: SayShape,
    }),
  ),
  head: z.object({ no: z.number(), digest: z.string() }).nullable(),
})

export const CheckRow = z.object({
  id: z.string(),
  askedAt: z.string(),
  askedName: z.string(),
  doneAt: z.string().nullable(),
  report: Report.nullable(),
})
export type CheckRow = z.infer<typeof CheckRow>

export const ListChecks = endpoint({
  method: 'GET',
  path: '/audit/checks',
  summary: say('日志核验记录', 'Checks of the journal'),
  needs: 'audit.read',
  answer: z.array(CheckRow),
})

export const StartCheck = endpoint({
  method: 'POST',
  path: '/audit/checks',
  summary: say('核验操作日志（后台进行）', 'Check the journal in the background'),
  needs: 'audit.read',
  body: z.object({
    /** Former heads kept elsewhere, one a line: `128 9f86d0…`. */
    anchors: z.string().max(20_000).default(''),
  }),
  answer: z.object({ id: z.string() }),
})
