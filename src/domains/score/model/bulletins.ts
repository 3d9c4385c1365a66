import { z } from 'zod'
import { MeasuredShape } from '#kernel/paper'
import { CaseRef } from '#kernel/process'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { Content, ContentText, Difference } from './content.ts'

const BulletinRow = z.object({
  regionId: z.number(),
  id: z.string(),
  title: z.string(),
  state: z.string(),
  stateLabel: SayShape,
  openedOn: z.string(),
  number: z.string().nullable(),
  signedOn: z.string().nullable(),
  pdfDigest: z.string().nullable(),
  roundName: z.string(),
})

export const ListBulletins = endpoint({
  method: 'GET',
  path: '/bulletins',
  summary: say('情况通报', 'Bulletins'),
  needs: 'score.read',
  query: Paging.omit({ words: true }),
  answer: pageOf(BulletinRow),
})

export const DraftBulletin = endpoint({
  method: 'POST',
  path: '/bulletins',
  summary: say(
    '起草通报：从一轮评价生成；或更正已签发的通报',
    'Draft a bulletin from a round, or a correction of a signed one',
  ),
  needs: 'bulletin.draft',
  body: z.object({ roundId: z.uuid(), corrects: z.string().max(60).nullable().default(null) }),
  answer: z.object({ regionId: z.number(), id: z.string() }),
})

export const BulletinAnswer = z.object({
  roundId: z.string(),
  title: z.string(),
  content: Content,
  digest: z.string(),
  approved: z.string().nullable(),
  number: z.string().nullable(),
  signedOn: z.string().nullable(),
  docx: z.object({ id: z.string(), digest: z.string() }).nullable(),
  pdf: z.object({ id: z.string(), digest: z.string() }).nullable(),
  measured: MeasuredShape.nullable(),
  differences: z.array(Difference),
  editable: z.boolean(),
})
export type BulletinAnswer = z.infer<typeof BulletinAnswer>

export const GetBulletin = endpoint({
  method: 'GET',
  path: '/bulletins/:regionId/:id',
  summary: say(
    '一份通报：内容、摘要值、版面实测、与原通报的差异',
    'One bulletin: content, digests, measures, differences',
  ),
  needs: 'score.read',
  params: CaseRef,
  answer: BulletinAnswer,
})

export const EditBulletin = endpoint({
  method: 'PUT',
  path: '/bulletins/:regionId/:id',
  summary: say(
    '修改通报文字；数据由系统生成，不可手改',
    'Edit the words of a bulletin; its figures come from the scores',
  ),
  needs: 'bulletin.draft',
  params: CaseRef,
  body: ContentText,
  answer: z.object({ digest: z.string() }),
})

export const RedrawBulletin = endpoint({
  method: 'POST',
  path: '/bulletins/:regionId/:id/redraw',
  summary: say('按现有得分重新生成通报数据', 'Draw the figures of a draft anew'),
  needs: 'bulletin.draft',
  params: CaseRef,
  answer: z.object({ digest: z.string() }),
})

export const PreviewBulletin = endpoint({
  method: 'GET',
  path: '/bulletins/:regionId/:id/preview',
  summary: say('预览通报（PDF，未签发的带“草稿”水印）', 'Preview a bulletin as PDF'),
  needs: 'score.read',
  params: CaseRef,
  givesFile: true,
})

export const DraftDocx = endpoint({
  method: 'GET',
  path: '/bulletins/:regionId/:id/draft.docx',
  summary: say('下载通报文稿（docx，未签发的带“草稿”水印）', 'The draft as .docx'),
  needs: 'score.read',
  params: CaseRef,
  givesFile: true,
})
