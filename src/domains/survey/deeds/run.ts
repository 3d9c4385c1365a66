import { createHash, randomInt, randomUUID } from 'node:crypto'
import type { Ctx } from '#kernel/domain/server'
import type { Edition } from '#kernel/edition/server'
import { getUnit, nameUnits } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { Invalid, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { Questionnaire } from '../model/index.ts'
import { minutesFor } from '../rules/path.ts'
import type { SurveyFacts } from '../rules/process.ts'
import type { KnownTotal } from '../rules/results.ts'
import { closeForm, findForm, insertForm, openedIn, questionnaires } from '../store/forms.ts'
import { countMembers, findDraw } from '../store/samples.ts'
import {
  countSheets,
  fullBoxes,
  insertAnswers,
  insertReceipts,
  listSheets,
  settleTokens,
  takeBox,
} from '../store/sheets.ts'
import type { Ref } from '../store/tables.ts'

/** SHA-256 of a token or receipt: what is kept of it. */
export const secretDigest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Letters and digits that are not mistaken for each other when read aloud. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A code or token of so many letters, by chance. */
export const madeUp = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** How a survey names its questionnaire. */
export const editionLabel = ({ name, version }: { name: string; version: number }): string =>
  `${name}（第${version}版）`

/** The edition that a survey asks, or null when there is none in force by that name. */
export async function editionOf(ctx: Ctx, label: unknown): Promise<Edition<Questionnaire> | null> {
  const all = await questionnaires.list(ctx.db)
  const found = all.find((one) => one.state !== 'draft' && editionLabel(one) === label)
  return found ? questionnaires.get(ctx.db, found.id) : null
}

async function repeatsOf(ctx: Ctx, one: CaseView, body: Questionnaire, unitNo: number) {
  const asked = new Set(body.questions.map(({ label }) => label.zh.trim()))
  const others = await openedIn(ctx.db, ctx.today.slice(0, 4), { unitNo }, one.id)
  return others
    .map(({ title, body: other }) => ({
      title,
      questions: other.questions.filter(({ label }) => asked.has(label.zh.trim())).length,
    }))
    .filter(({ questions }) => questions > 0)
    .slice(0, 10)
}

/** What is known of a survey: its burden, whether the same was asked this year, how far it is. */
export async function surveyFacts(ctx: Ctx, one: CaseView): Promise<SurveyFacts> {
  const edition = await editionOf(ctx, one.answers.questionnaire)
  const form = await findForm(ctx.db, one)
  const sheets = await countSheets(ctx.db, one)
  const { no: unitNo } = await getUnit(ctx.db, one.unitId)
  return {
    inForce: edition !== null,
    questions: edition?.body.questions.length ?? 0,
    minutes: edition ? minutesFor(edition.body.questions) : 0,
    repeats: edition ? await repeatsOf(ctx, one, edition.body, unitNo) : [],
    drawn: await countMembers(ctx.db, one),
    answers: sheets.counted + sheets.waiting,
    code: form && !form.closedOn ? form.code : null,
    digest: (await findDraw(ctx.db, one))?.digest ?? null,
  }
}

/** Opens the form under a code that nobody can guess. */
export async function beginSurvey(ctx: Ctx, one: CaseView): Promise<void> {
  const edition = await editionOf(ctx, one.answers.questionnaire)
  if (!edition) throw new Missing()
  const names = await nameUnits(ctx.db, [one.unitId])
  await insertForm(ctx.db, {
    regionId: one.regionId,
    id: one.id,
    code: madeUp(10),
    title: one.title,
    unitName: names.get(one.unitId) ?? '',
    body: Questionnaire.parse(edition.body),
    anonymous: one.answers.anonymous === true,
    knownOnly: one.answers.door === 'known',
    threshold: Number(one.parameters['survey.threshold']),
    untilOn: String(one.answers.until),
    closedOn: null,
  })
}

/** Puts what the box holds among the answers: in an order by chance, under ids by chance, with the day only. */
async function mix(ctx: Ctx, ref: Ref & { unitId: number; unitNo: number }): Promise<number> {
  const sheets = (await takeBox(ctx.db, ref))
    .map((sheet) => ({ ...sheet, id: randomUUID() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const place = {
    regionId: ref.regionId,
    surveyId: ref.id,
    unitId: ref.unitId,
    unitNo: ref.unitNo,
    countedOn: ctx.today,
  }
  await insertAnswers(
    ctx.db,
    place,
    sheets.map(({ receipt: _, ...sheet }) => sheet),
  )
  await insertReceipts(ctx.db, ref, sheets.map(({ receipt }) => receipt).sort())
  await settleTokens(ctx.db, ref)
  return sheets.length
}

/** Mixes the sheets of every survey whose box holds enough. */
export async function mixFullBoxes(ctx: Ctx): Promise<void> {
  for (const ref of await fullBoxes(ctx.db)) await mix(ctx, ref)
}

/** Known totals must be of people who answered: a category without anybody cannot be weighted. @throws Invalid naming it. */
export async function checkMargins(ctx: Ctx, one: CaseView, input: Record<string, unknown>): Promise<void> {
  const known = (input.margins as KnownTotal[] | null | undefined) ?? []
  const sheets = known.length > 0 ? await listSheets(ctx.db, one) : []
  const faults = known.flatMap(({ question, value }, i) => {
    if (sheets.some(({ answers }) => answers[question] === value)) return []
    const message = say(`没有人在“${question}”题选“${value}”，无法按它加权`, `Nobody chose "${value}" in "${question}"`)
    return [{ path: `input.margins.${i}.value`, rule: 'nobody', message }]
  })
  if (faults.length > 0) throw new Invalid(faults)
}

/** Nobody answers any more; the last sheets are mixed in, however few. */
export async function endSurvey(ctx: Ctx, one: CaseView): Promise<void> {
  await closeForm(ctx.db, one, ctx.today)
  const { no: unitNo } = await getUnit(ctx.db, one.unitId)
  await mix(ctx, { regionId: one.regionId, id: one.id, unitId: one.unitId, unitNo })
}
