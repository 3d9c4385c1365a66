import type { Ctx } from '#kernel/domain/server'
import { act, openCase, showCase } from '#kernel/process/server'
import type { PersonKey, TestProvince } from '#kernel/testing/server'
import { say } from '#platform/say'
import { writeSheets } from '#platform/sheet/server'
import { takeSheet } from './deeds/answer.ts'
import { addQuestionnaire, editQuestionnaire } from './deeds/questionnaires.ts'
import { proposeQuestionnaire } from './deeds/review.ts'
import type { Questionnaire, Sheet } from './model/index.ts'

const words = (zh: string) => say(zh, zh)
/** Three questions: one choice, a number, and a text for who works long. */
export const sheet: Questionnaire = {
  title: words('职工队伍状况'),
  intro: words('请按实际情况回答。'),
  questions: [
    {
      kind: 'single',
      key: 'sex',
      label: words('性别'),
      required: true,
      options: [
        { value: 'm', label: words('男') },
        { value: 'f', label: words('女') },
      ],
    },
    { kind: 'number', key: 'hours', label: words('每日工时'), required: true, min: 0, max: 24, decimals: 1 },
    {
      kind: 'text',
      key: 'say',
      label: words('还想说'),
      required: false,
      max: 100,
      showIf: { op: 'greater', question: 'hours', value: 8 },
    },
  ],
  quotas: [],
}
/** What a survey of it begins with. */
export const opening = {
  questionnaire: '职工队伍状况（第1版）',
  purpose: '了解队伍状况',
  people: 20,
  anonymous: true,
  door: 'link',
  from: '2026-11-01',
  until: '2026-12-31',
  basis: 'internal',
  tableNo: null,
  maker: null,
  approvalNo: null,
  validUntil: null,
}

/** Somebody without an account. */
export const nobody = (ctx: Ctx): Ctx => ({ ...ctx, actor: { ...ctx.actor, personId: null, grants: [] }, ownUnits: [] })

/** A sheet that is right. */
export const good = (i: number): Sheet => ({
  sex: i % 2 === 0 ? 'm' : 'f',
  hours: 8 + (i % 3),
  ...(i % 3 > 0 ? { say: `第${i}句` } : {}),
})

/** A workbook of workers, half in each of two enterprises, which are strata too where `strata` says so. */
export const frame = (n: number, strata = false) =>
  writeSheets([
    {
      name: '抽样框',
      columns: ['编号', '层', '群', '规模'].map((header) => ({ header, kind: 'text' as const })),
      rows: Array.from({ length: n }, (_, i) => {
        const plant = i < n / 2 ? '铝业' : '光伏'
        return [`职工${i}`, strata ? plant : '大通', plant, '1']
      }),
    },
  ])

/** Drafts a questionnaire in Datong, hands it in, and lets somebody else put it in force. Returns its id. */
export async function putInForce(
  province: TestProvince,
  name: string,
  body: Questionnaire,
  by: PersonKey = 'xining',
): Promise<string> {
  const { id, review } = await province.as('datong', async (ctx) => {
    const id = await addQuestionnaire(ctx, { name, year: 2026, from: null })
    await editQuestionnaire(ctx, id, { name, year: 2026, body })
    return { id, review: await proposeQuestionnaire({ ...ctx, params: { id } } as never) }
  })
  await province.as(by, (ctx) => act(ctx, review, 'enforce', { input: { opinion: '可' } }))
  return id
}

/** The deeds that tests of surveys do again and again. */
export const deedsIn = (province: TestProvince) => ({
  hand: (code: string, answers: Sheet, token: string | null = null, address = '10.0.0.1') =>
    province.asSystem((ctx) =>
      takeSheet({ ...nobody(ctx), params: { code }, body: { answers, token }, caller: { address } } as never),
    ),
  async prepared(answers = {}, title = '队伍状况调查') {
    const one = await province.as('datong', (ctx) =>
      openCase(ctx, { process: 'survey', unitId: province.unit.datong, title, answers: { ...opening, ...answers } }),
    )
    await province.as('datong', (ctx) => act(ctx, one, 'propose', { override: '两次调查口径不同' }))
    return one
  },
  codeOf: async (one: { regionId: number; id: string }) =>
    String(((await province.as('datong', (ctx) => showCase(ctx, one))).facts as { code: string }).code),
})
