import { z } from 'zod'
import { CaseRef } from '#kernel/process'
import { type AnswerOf, endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { Flag, Pack } from './pack.ts'
import { View } from './view.ts'

export const StartAssessment = endpoint({
  method: 'POST',
  path: '/assessment',
  summary: say('启动一个年度的迎考', 'Begin the assessment of a year'),
  needs: 'assessment.manage',
  body: z.object({
    schemeId: z.uuid(),
    submitBy: z.iso.date(),
    note: z.string().trim().max(2000).nullable().default(null),
  }),
  answer: CaseRef,
})

export const GetView = endpoint({
  method: 'GET',
  path: '/assessment/:regionId/:id/view',
  summary: say('迎考全貌：逐方面逐项的自查、数据、材料与缺项', 'The whole of an assessment, item by item'),
  needs: 'assessment.read',
  params: CaseRef,
  answer: View.extend({
    regionId: z.number(),
    id: z.string(),
    state: z.string(),
    stateLabel: SayShape,
    /** Points and items, ready and in all. */
    ready: z.object({ items: z.number(), of: z.number(), points: z.number(), ofPoints: z.number() }),
    viewDigest: z.string(),
  }),
})
export type AnswerOfView = AnswerOf<typeof GetView>

export const AssignItem = endpoint({
  method: 'POST',
  path: '/assessment/:regionId/:id/items',
  summary: say('布置或改派一项', 'Assign an item, or assign it anew'),
  needs: 'assessment.manage',
  params: CaseRef,
  body: z.object({ item: z.string().max(10), unitId: z.number().int().positive() }),
  answer: CaseRef,
})

export const GetPack = endpoint({
  method: 'GET',
  path: '/assessment/:regionId/:id/pack',
  summary: say('材料包：进度、个人信息提示、校验值', 'The pack: progress, personal data found, digests'),
  needs: 'assessment.read',
  params: CaseRef,
  answer: z.object({
    title: z.string(),
    /** Digest of the present content. */
    viewDigest: z.string(),
    pack: Pack.nullable(),
    flags: z.array(Flag),
    mayMake: z.boolean(),
  }),
})
export type AnswerOfPack = AnswerOf<typeof GetPack>

export const MakePack = endpoint({
  method: 'POST',
  path: '/assessment/:regionId/:id/pack',
  summary: say('生成材料包：先查个人信息，再打包', 'Make the pack: first look for personal data, then pack'),
  needs: 'assessment.pack',
  params: CaseRef,
  body: z.object({}),
  answer: z.object({ id: z.string() }),
})

export const DecideFlags = endpoint({
  method: 'POST',
  path: '/assessment/:regionId/:id/flags',
  summary: say('处理个人信息提示：遮盖、不附、保留', 'Settle finds: mask, leave out, keep'),
  needs: 'assessment.pack',
  params: CaseRef,
  body: z.object({
    ids: z.array(z.uuid()).min(1).max(500),
    decision: z.enum(['masked', 'withdrawn', 'kept']),
    reason: z.string().trim().max(500).nullable().default(null),
  }),
  answer: z.object({ left: z.number() }),
})

export const DownloadPack = endpoint({
  method: 'GET',
  path: '/assessment/:regionId/:id/pack/file',
  summary: say('下载材料包（zip）', 'Download the pack'),
  needs: 'assessment.pack',
  params: CaseRef,
  givesFile: true,
  asksAgain: true,
})
