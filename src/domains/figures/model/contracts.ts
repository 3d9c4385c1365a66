import { z } from 'zod'
import { ClaimState } from '#kernel/indicator'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { findingKinds } from '../rules/index.ts'

/** A figure of a finding, as it is shown beside the others. */
export const FindingClaim = z.object({
  mark: z.string(),
  indicator: z.string(),
  figure: z.string(),
  subject: z.string(),
  period: z.string(),
  reporter: z.string(),
  note: z.string(),
  source: z.string(),
  /** Where the claim stands by now; null for a row of a file. */
  state: ClaimState.nullable(),
  /** What whoever reported it would have instead, until that is settled; null for none. */
  proposed: z.string().nullable(),
  /** The stored claim, as far as the reader may open it; null for a row of an uploaded file. */
  claim: z.object({ regionId: z.number(), id: z.string() }).nullable(),
})
export type FindingClaim = z.infer<typeof FindingClaim>

/** A finding with its figures side by side. */
export const FindingRow = z.object({
  id: z.string(),
  kind: z.enum(findingKinds),
  severity: z.enum(['error', 'warning', 'info']),
  rows: z.array(z.string()),
  reason: SayShape,
  explanation: z.object({ code: z.string(), zh: z.string(), en: z.string() }),
  ask: z.array(z.string()),
  evidence: z.record(z.string(), z.union([z.number(), z.string()])),
  claims: z.array(FindingClaim),
  /** The conflict it is handled in. */
  conflict: z.object({ regionId: z.number(), id: z.string(), label: SayShape, open: z.boolean() }).nullable(),
})
export type FindingRow = z.infer<typeof FindingRow>

export const FindingFilter = Paging.extend({
  kind: z.enum(findingKinds).optional(),
  severity: z.enum(['error', 'warning', 'info']).optional(),
})
export type FindingFilter = z.infer<typeof FindingFilter>

/** How many findings of one kind there are, by severity. */
export const KindCount = z.object({
  kind: z.enum(findingKinds),
  error: z.number(),
  warning: z.number(),
  info: z.number(),
})
export type KindCount = z.infer<typeof KindCount>

export const ListFindings = endpoint({
  method: 'GET',
  path: '/figures/findings',
  summary: say('核对：管辖范围内数据之间的矛盾', 'Contradictions among the figures in reach'),
  needs: 'conflict.read',
  query: FindingFilter,
  /** The counts are of all that fit the words, whatever kind and severity are shown. */
  answer: pageOf(FindingRow).extend({ counts: z.array(KindCount) }),
})

export const CheckFile = endpoint({
  method: 'POST',
  path: '/figures/findings/file',
  summary: say('核对上传的数据表（csv、xlsx），不入库', 'Check an uploaded register without storing it'),
  needs: 'conflict.read',
  takesFile: true,
  answer: z.object({ rows: z.number(), findings: z.array(FindingRow), explained: z.number() }),
})

export const AskAbout = endpoint({
  method: 'POST',
  path: '/figures/conflicts',
  summary: say('就一处矛盾询问报数单位：登记为待核事项', 'Take up one contradiction, to ask whoever reported'),
  needs: 'conflict.manage',
  body: z.object({ finding: z.string().max(20_000) }),
  answer: z.object({ regionId: z.number(), id: z.string() }),
})

export const QueueConflicts = endpoint({
  method: 'POST',
  path: '/figures/conflicts/find',
  summary: say(
    '把核对出的矛盾登记为待核事项并询问报数单位',
    'Put contradictions into the queue and ask whoever reported',
  ),
  needs: 'conflict.manage',
  body: z.object({}),
  answer: z.object({ opened: z.number(), grown: z.number(), lapsed: z.number(), asked: z.number() }),
})

export const ConflictClaims = endpoint({
  method: 'GET',
  path: '/figures/conflicts/:regionId/:id/claims',
  summary: say('一处矛盾涉及的各个数', 'The figures of a conflict side by side'),
  needs: 'conflict.read',
  params: z.object({ regionId: z.coerce.number().int(), id: z.uuid() }),
  answer: z.array(FindingClaim),
})

/** A paper that prints a figure, as whoever keeps such papers tells of it. */
export const PrintingPaper = z.object({
  regionId: z.number(),
  id: z.string(),
  title: z.string(),
  stateLabel: SayShape,
  /** Page of it within the product. */
  page: z.string(),
  /** Once it is signed, what it prints does not change any more. */
  signed: z.boolean(),
})
export type PrintingPaper = z.infer<typeof PrintingPaper>

export const ConflictPapers = endpoint({
  method: 'GET',
  path: '/figures/conflicts/:regionId/:id/papers',
  summary: say('引用了这些数的文稿', 'Papers that print these figures'),
  needs: 'conflict.read',
  params: z.object({ regionId: z.coerce.number().int(), id: z.uuid() }),
  answer: z.array(PrintingPaper),
})

export const FigureTemplate = endpoint({
  method: 'GET',
  path: '/figures/import/template',
  summary: say('数据导入模板（xlsx）', 'Template for importing figures'),
  needs: 'conflict.manage',
  givesFile: true,
})

export const ImportFigures = endpoint({
  method: 'POST',
  path: '/figures/import',
  summary: say(
    '导入数据表：先试后入，有一行不对则一行也不写入；同一文件只导入一次',
    'Import a register: one bad row and nothing is written; the same file only once',
  ),
  needs: 'conflict.manage',
  query: z.object({ dryRun: z.enum(['yes', 'no']).default('yes') }),
  takesFile: true,
  answer: z.object({
    rows: z.number(),
    added: z.number(),
    faults: z.array(
      z.object({
        row: z.number().optional(),
        path: z.string(),
        message: SayShape,
        rule: z.string().optional(),
        source: SayShape.optional(),
      }),
    ),
  }),
})
