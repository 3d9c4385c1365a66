import type { Asked, Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { openCase } from '#kernel/process/server'
import { type Fault, Invalid, Missing, type Refusal } from '#platform/errors'
import { say } from '#platform/say'
import type { ProposeQuestionnaire } from '../model/index.ts'
import { faultsOfQuestionnaire } from '../rules/check-questionnaire.ts'
import { minutesFor } from '../rules/path.ts'
import { sources } from '../rules/process.ts'
import type { ReviewFacts } from '../rules/review.ts'
import { findReview, questionnaires } from '../store/forms.ts'
import { mayWrite } from './questionnaires.ts'
import { refuse } from './reach.ts'
import { editionLabel } from './run.ts'

const refusalOf = ({ rule = 'fault', message }: Fault): Refusal => ({ rule, message, source: sources.practice })

/** Hands a draft to somebody else, who finds it on their desk. Returns where it is reviewed. @throws Missing */
export async function proposeQuestionnaire({ params, ...ctx }: Asked<typeof ProposeQuestionnaire>) {
  const one = await questionnaires.get(ctx.db, params.id)
  const { regionId, id } = await openCase(ctx, {
    process: 'questionnaire',
    unitId: one.unitId,
    title: editionLabel(one),
    answers: { edition: one.id },
  })
  return { regionId, id }
}

const unknown = () =>
  new Invalid([
    {
      path: 'answers.edition',
      rule: 'unknown-questionnaire',
      message: say(
        '本单位没有这份问卷草稿，请从问卷页面送审',
        'No such draft in this unit; hand it in from the page of the questionnaire',
      ),
    },
  ])

/** The edition a review is about. @throws Invalid beside its field when nobody there has it. */
async function editionOf(ctx: Ctx, one: CaseView, lock = false) {
  try {
    return await questionnaires.get(ctx.db, String(one.answers.edition), lock)
  } catch (error) {
    throw error instanceof Missing ? unknown() : error
  }
}

/**
 * Begins a review: of a draft of that very unit, once at a time, and sound.
 * @throws Refused or Invalid with everything that stands against it.
 */
export async function beginReview(ctx: Ctx, one: CaseView): Promise<void> {
  const edition = await editionOf(ctx, one, true)
  if (edition.unitId !== one.unitId || !mayWrite(ctx, edition)) throw unknown()
  const other = await findReview(ctx.db, edition)
  if (other && other.id !== one.id) throw refuse('in-review', '这份问卷已在审定中', 'It is being reviewed already')
  const faults = faultsOfQuestionnaire(edition.body)
  if (faults.length > 0) throw new Invalid(faults)
}

/** What is known of a questionnaire under review, for whoever looks at it. */
export async function reviewFacts(ctx: Ctx, one: CaseView): Promise<ReviewFacts> {
  const edition = await editionOf(ctx, one)
  const { body, state } = edition
  return {
    wrote: state === 'draft' && (await questionnaires.wroteIn(ctx, edition)),
    faults: state === 'draft' ? faultsOfQuestionnaire(body).length : 0,
    questions: body.questions.length,
    minutes: minutesFor(body.questions),
  }
}

/** Puts the edition in force; from now on it does not change. @throws Missing when it is no draft of the case's unit; Refused, four eyes among it. */
export async function enforceReviewed(ctx: Ctx, one: CaseView): Promise<void> {
  const edition = await questionnaires.get(ctx.db, String(one.answers.edition), true)
  const { no } = await getUnit(ctx.db, one.unitId)
  if (edition.state !== 'draft' || edition.unitNo !== no) throw new Missing()
  await questionnaires.enforceByAnother(ctx, edition, faultsOfQuestionnaire(edition.body).map(refusalOf))
}
