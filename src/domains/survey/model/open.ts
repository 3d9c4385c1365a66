import { z } from 'zod'
import { endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { Question, Sheet } from './questionnaire.ts'

const Code = z.object({ code: z.string().min(6).max(20) })
export const GetOpenSurvey = endpoint({
  method: 'GET',
  path: '/s/:code',
  summary: say('公开：问卷', 'Public: the questionnaire of a code'),
  needs: 'public',
  params: Code,
  answer: z.object({
    title: z.string(),
    unitName: z.string(),
    intro: SayShape,
    questions: z.array(Question),
    minutes: z.number(),
    anonymous: z.boolean(),
    knownOnly: z.boolean(),
    threshold: z.number(),
    untilOn: z.string(),
    open: z.boolean(),
  }),
})

export const AnswerSurvey = endpoint({
  method: 'POST',
  path: '/s/:code',
  summary: say('公开：交卷', 'Public: hand in a sheet'),
  needs: 'public',
  params: Code,
  body: z.object({ answers: Sheet, token: z.string().max(80).nullable() }),
  /** No receipt where the quota is full: thanked and let go. */
  answer: z.object({ receipt: z.string().nullable(), full: z.boolean() }),
})

export const CheckReceipt = endpoint({
  method: 'POST',
  path: '/s/:code/receipt',
  summary: say('公开：凭回执核对答卷是否计入', 'Public: whether the sheet of a receipt counts'),
  needs: 'public',
  params: Code,
  body: z.object({ receipt: z.string().min(1).max(40) }),
  answer: z.object({ standing: z.enum(['counted', 'waiting', 'unknown']) }),
})
