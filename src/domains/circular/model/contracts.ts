import { z } from 'zod'
import { FrozenPaper } from '#kernel/paper'
import { CaseRef } from '#kernel/process'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { Content, ContentText } from './content.ts'

export const ListCirculars = endpoint({
  method: 'GET',
  path: '/circulars',
  summary: say('年度通报', 'Yearly circulars'),
  needs: 'circular.read',
  query: Paging.omit({ words: true }),
  answer: pageOf(
    z.object({
      regionId: z.number(),
      id: z.string(),
      title: z.string(),
      unitName: z.string(),
      year: z.number(),
      stateLabel: SayShape,
      number: z.string().nullable(),
      signedOn: z.string().nullable(),
    }),
  ),
})

/** A figure that its claim would say otherwise by now. */
export const Differing = z.object({ key: z.string(), label: SayShape, before: SayShape, now: SayShape.nullable() })
export type Differing = z.infer<typeof Differing>

/** A number that stands in the text and refers to no claim. */
export const BareNumber = z.object({ part: SayShape, words: z.string() })
export type BareNumber = z.infer<typeof BareNumber>

export const CircularAnswer = z.object({
  title: z.string(),
  content: Content,
  digest: z.string(),
  approved: z.string().nullable(),
  number: z.string().nullable(),
  signedOn: z.string().nullable(),
  frozen: FrozenPaper.nullable(),
  editable: z.boolean(),
  differing: z.array(Differing),
  bare: z.array(BareNumber),
  /** References in the text to figures that are not there. */
  unknown: z.array(z.string()),
  /** Printed figures about which there is an open conflict. */
  inConflict: z.array(z.object({ key: z.string(), label: SayShape, what: SayShape, conflict: CaseRef })),
})
export type CircularAnswer = z.infer<typeof CircularAnswer>

export const GetCircular = endpoint({
  method: 'GET',
  path: '/circulars/:regionId/:id',
  summary: say(
    '一份年度通报：文稿、数据引用、现值差异、裸数',
    'One circular: text, figures, what would differ now, bare numbers',
  ),
  needs: 'circular.read',
  params: CaseRef,
  answer: CircularAnswer,
})

const digest = z.object({ digest: z.string() })

export const EditCircular = endpoint({
  method: 'PUT',
  path: '/circulars/:regionId/:id',
  summary: say('修改年度通报文字；数据以引用插入', 'Edit the words of a circular; figures stand in it as references'),
  needs: 'circular.draft',
  params: CaseRef,
  /** `seen` is the digest of the text that was rewritten, so that nobody writes over what they did not see. */
  body: ContentText.extend({ seen: z.string().optional() }),
  answer: digest,
})

export const AddFigures = endpoint({
  method: 'POST',
  path: '/circulars/:regionId/:id/figures',
  summary: say('从数据台账选取数据备引用', 'Take figures from the register, to refer to'),
  needs: 'circular.draft',
  params: CaseRef,
  /** `seen` is the digest of the text at hand, so that whoever goes on writing it has missed nothing. */
  body: z.object({ claims: z.array(CaseRef).min(1).max(50), seen: z.string().optional() }),
  answer: digest.extend({ keys: z.array(z.string()) }),
})

export const RedrawCircular = endpoint({
  method: 'POST',
  path: '/circulars/:regionId/:id/redraw',
  summary: say('按现行数据刷新引用的数', 'Bring the figures referred to up to date'),
  needs: 'circular.draft',
  params: CaseRef,
  answer: digest,
})

export const CircularPdf = endpoint({
  method: 'GET',
  path: '/circulars/:regionId/:id/preview',
  summary: say('预览年度通报（PDF，未签发的带“草稿”水印）', 'A circular as PDF; a draft says so'),
  needs: 'circular.read',
  params: CaseRef,
  givesFile: true,
})

export const CircularDocx = endpoint({
  method: 'GET',
  path: '/circulars/:regionId/:id/draft.docx',
  summary: say('下载年度通报文稿（docx）', 'A circular as .docx'),
  needs: 'circular.read',
  params: CaseRef,
  givesFile: true,
})
