import { createHash, randomUUID } from 'node:crypto'
import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { unitsNamed } from '#kernel/org/server'
import { act, openCase, type StoredCase } from '#kernel/process/server'
import { addQuestionnaire, editQuestionnaire } from '../deeds/questionnaires.ts'
import type { Sheet } from '../model/index.ts'
import { findForm } from '../store/forms.ts'
import { putInBox } from '../store/sheets.ts'
import { workforce } from './questionnaire.ts'

const name = '职工队伍状况调查'
const suggestions = [
  '多办夜校，下班能学',
  '工资协商请把结果公布出来',
  '驿站晚上也开门',
  '希望有子女暑期托管',
  '培训少讲理论多练手',
  '高原补贴能不能提高',
]

/** A number from 0 to below 1 for a respondent and a question, the same in every demonstration. */
const chance = (i: number, key: string): number =>
  Number.parseInt(createHash('sha256').update(`${i} ${key}`).digest('hex').slice(0, 8), 16) / 2 ** 32

const pick = <T>(i: number, key: string, among: readonly [T, number][]): T => {
  let left = chance(i, key)
  for (const [value, share] of among) {
    if (left < share) return value
    left -= share
  }
  return (among[0] as [T, number])[0]
}

/** A made-up sheet: whoever works long is less content, whoever was trained more. */
function sheetOf(i: number): Sheet {
  const post = pick(i, 'post', [
    ['line', 0.55],
    ['tech', 0.2],
    ['manage', 0.12],
    ['rider', 0.13],
  ])
  const hours = Math.round((post === 'rider' ? 9 : 7.5) * 2 + chance(i, 'hours') * 5) / 2
  const trained = pick(i, 'trained', [
    ['y', post === 'rider' ? 0.25 : 0.6],
    ['n', 1],
  ])
  const mood = () =>
    pick(i, `mood${hours}`, [
      ['good', hours > 9 ? 0.3 : 0.55],
      ['fair', 0.3],
      ['bad', 1],
    ])
  const wants = workforce.questions.flatMap((one) =>
    one.key === 'wants' && one.kind === 'multiple' ? one.options.map(({ value }) => value) : [],
  )
  const words = chance(i, 'words') < 0.12 ? suggestions[Math.floor(chance(i, 'which') * suggestions.length)] : undefined
  return {
    sex: pick(i, 'sex', [
      ['m', 0.62],
      ['f', 1],
    ]),
    age: 20 + Math.floor(chance(i, 'age') * 38),
    school: pick(i, 'school', [
      ['middle', 0.2],
      ['high', 0.35],
      ['college', 0.27],
      ['bachelor', 1],
    ]),
    post,
    grade: pick(i, 'grade', [
      ['none', 0.45],
      ['middle', 0.3],
      ['senior', 0.17],
      ['master', 1],
    ]),
    hours,
    ...(hours > 8
      ? {
          rest: pick(i, 'rest', [
            ['yes', 0.4],
            ['some', 0.3],
            ['no', 1],
          ]),
        }
      : {}),
    trained,
    wants: wants
      .filter((value) => chance(i, value) < 0.4)
      .slice(0, 3)
      .concat(wants[i % 5] ?? 'skill')
      .filter((value, at, all) => all.indexOf(value) === at)
      .slice(0, 3),
    fit: {
      wage: mood(),
      safe: pick(i, 'safe', [
        ['good', 0.6],
        ['fair', 0.3],
        ['bad', 1],
      ]),
      way: pick(i, 'way', [
        ['good', 0.35],
        ['fair', 0.4],
        ['bad', 1],
      ]),
    },
    union: 1 + Math.min(4, Math.floor(chance(i, 'union') * 3 + (trained === 'y' ? 2 : 1))),
    ...(words ? { words } : {}),
  }
}

async function begun(
  ctx: Ctx,
  unitId: number,
  title: string,
  days: { from: number; until: number },
): Promise<StoredCase> {
  const on = (day: number) => onDay(ctx, plusDays(ctx.today, day))
  const cadre = await asPerson(on(days.from - 4), 'cadre-xining')
  const answers = {
    questionnaire: `${name}（第1版）`,
    purpose: '了解西宁市职工队伍状况，为改进服务提供依据（演示数据）。',
    people: 300,
    anonymous: true,
    door: 'link',
    from: plusDays(ctx.today, days.from),
    until: plusDays(ctx.today, days.until),
    basis: 'internal',
  }
  const one = await openCase(cadre, { process: 'survey', unitId, title, answers })
  const isClosed = days.until <= 0
  await act(cadre, one, 'propose', isClosed ? {} : { override: '与年初一次口径一致，作对比用。' })
  await act(await asPerson(on(days.from - 2), 'reviewer'), one, 'approve', { input: { opinion: '题量适中，同意。' } })
  await act(await asPerson(on(days.from), 'cadre-xining'), one, 'begin')
  return one
}

/** A questionnaire in force, a survey that ended with 300 answers, and one that is open; all made up. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const id = await unitsNamed(ctx.db, ['西宁市总工会'])
  const writer = await asPerson(onDay(ctx, plusDays(ctx.today, -60)), 'cadre-xining')
  const year = Number(writer.today.slice(0, 4))
  const questionnaire = await addQuestionnaire(writer, { name, year, from: null })
  await editQuestionnaire(writer, questionnaire, { name, year, body: workforce })
  const review = await openCase(writer, {
    process: 'questionnaire',
    unitId: id('西宁市总工会'),
    title: `${name}（第1版）`,
    answers: { edition: questionnaire },
  })
  const another = await asPerson(onDay(ctx, plusDays(ctx.today, -59)), 'reviewer')
  await act(another, review, 'enforce', { input: { opinion: '题目清楚，同意施行。' } })
  const ended = await begun(ctx, id('西宁市总工会'), '西宁市职工队伍状况调查（第一次）', { from: -45, until: 0 })
  const form = await findForm(ctx.db, ended)
  if (form)
    for (let i = 0; i < 300; i += 1)
      await putInBox(
        ctx.db,
        form,
        {
          id: randomUUID(),
          answers: sheetOf(i),
          receipt: createHash('sha256').update(`演示 ${i}`).digest('hex'),
          stratum: '',
          cluster: '',
          weight: 1,
          member: null,
        },
        null,
      )
  await act(await asPerson(onDay(ctx, plusDays(ctx.today, -2)), 'cadre-xining'), ended, 'close', {
    input: { reason: '答卷已满 300 份。' },
  })
  const margins = [
    { question: 'sex', value: 'm', total: 174_000, source: '演示数据' },
    { question: 'sex', value: 'f', total: 126_000, source: '演示数据' },
  ]
  await act(await asPerson(onDay(ctx, plusDays(ctx.today, -1)), 'reviewer'), ended, 'publish', {
    input: { margins, remark: '按性别加权（演示数据）。' },
  })
  await begun(ctx, id('西宁市总工会'), '西宁市职工队伍状况调查（第二次）', { from: -3, until: 20 })
}
