import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { say } from '#platform/say'
import { Origin } from './rows.ts'

const Ref = z.object({ regionId: z.coerce.number().int(), id: z.uuid() })

/** A document found in a file. */
export const FoundDocument = z.object({
  title: z.string(),
  issuer: z.string().nullable(),
  documentNumber: z.string().nullable(),
  date: z.string().nullable(),
  nature: z.enum(['normative', 'notice', 'report', 'other']),
  start: z.number(),
  end: z.number(),
  /** Clauses of the highest level, and all. */
  parts: z.number(),
  clauses: z.number(),
})
export type FoundDocument = z.infer<typeof FoundDocument>

/** An earlier document that a found one may be the new edition of. */
export const Edition = z.object({
  regionId: z.number(),
  id: z.string(),
  title: z.string(),
  issuedOn: z.string().nullable(),
  takenOn: z.string(),
})
export type Edition = z.infer<typeof Edition>

/** A file that was read and waits for somebody to say which of its documents to take. */
export const FileAnswer = z.object({
  regionId: z.number(),
  id: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  name: z.string(),
  origin: Origin,
  characters: z.number(),
  uploadedAt: z.string(),
  uploadedName: z.string(),
  state: z.enum(['waiting', 'taken', 'dropped']),
  documents: z.array(FoundDocument),
  /** Which of them is most likely meant; null when none was found. */
  main: z.number().nullable(),
  /** Pages of a PDF that gave no text. */
  silentPages: z.array(z.number()),
  /** Adopted documents of the unit that one of these may revise. */
  editions: z.array(Edition),
})
export type FileAnswer = z.infer<typeof FileAnswer>

export const FileRow = FileAnswer.pick({
  regionId: true,
  id: true,
  unitName: true,
  name: true,
  uploadedAt: true,
  uploadedName: true,
}).extend({ documents: z.number() })
export type FileRow = z.infer<typeof FileRow>

export const UploadPolicy = endpoint({
  method: 'POST',
  path: '/policy/files',
  summary: say('上传政策文件（docx、pdf、txt），识别其中的文件与条款', 'Upload a policy file and read its documents'),
  needs: 'policy.upload',
  takesFile: true,
  body: z.object({ unitId: z.coerce.number().int(), origin: Origin }),
  answer: FileAnswer,
})

export const GetPolicyFile = endpoint({
  method: 'GET',
  path: '/policy/files/:regionId/:id',
  summary: say('已上传文件中识别到的各份文件', 'The documents found in an uploaded file'),
  needs: 'policy.upload',
  params: Ref,
  answer: FileAnswer,
})

/** Characters of one answer; a longer range is cut. */
export const longestText = 200_000

const TextRange = z.object({
  from: z.coerce.number().int().min(0).default(0),
  to: z.coerce.number().int().min(0),
})
export const TextAnswer = z.object({ from: z.number(), text: z.string(), more: z.boolean() })

export const GetFileText = endpoint({
  method: 'GET',
  path: '/policy/files/:regionId/:id/text',
  summary: say('上传文件的一段文字', 'A piece of the text of an uploaded file'),
  needs: 'policy.upload',
  params: Ref,
  query: TextRange,
  answer: TextAnswer,
})

export const ListPolicyFiles = endpoint({
  method: 'GET',
  path: '/policy/files',
  summary: say('待挑选的上传文件', 'Uploaded files nobody has chosen from yet'),
  needs: 'policy.upload',
  answer: z.array(FileRow),
})

export const TakeDocuments = endpoint({
  method: 'POST',
  path: '/policy/files/:regionId/:id/take',
  summary: say('选定要分解的文件，生成任务条目', 'Take documents from a file and propose their tasks'),
  needs: 'policy.upload',
  params: Ref,
  body: z.object({
    picks: z
      .array(z.object({ start: z.number().int().min(0), revises: z.uuid().nullable().default(null) }))
      .min(1)
      .max(50),
  }),
  answer: z.object({ taken: z.array(z.object({ regionId: z.number(), id: z.string(), title: z.string() })) }),
})

export const DropFile = endpoint({
  method: 'POST',
  path: '/policy/files/:regionId/:id/drop',
  summary: say('放弃一个上传的文件，写明理由', 'Put an uploaded file aside, with a reason'),
  needs: 'policy.upload',
  params: Ref,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  answer: z.object({ id: z.string() }),
})

/** A document, by the county it lies in and its id. */
export type PolicyAddress = z.infer<typeof Ref>

export { Ref as PolicyRef, TextRange }
