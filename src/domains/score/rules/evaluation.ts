import { rule } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { sources } from './sources.ts'

/** What the rules of an evaluation need to know. */
export interface EvaluationFacts extends Record<string, unknown> {
  /** The person belongs to the evaluated unit itself. */
  isOwn: boolean
  /** The person filled something in for the unit, or reviewed something. */
  filled: boolean
  reviewed: boolean
  /** Questions and reviewed items without an answer of the unit. */
  unanswered: string[]
  /** Items without a figure, neither reported nor accepted. */
  blocking: string[]
  /** Questions, marks and requests of the unit that the reviewer has not decided. */
  undecided: string[]
  /** Objections written down and not yet raised; raised and not yet answered. */
  drafted: number
  open: number
}

const list = (keys: readonly string[]) => keys.join('、')
const named = (
  name: string,
  label: Say,
  source: Say,
  objects: Parameters<typeof rule<Record<string, unknown>, EvaluationFacts>>[3],
) => rule<Record<string, unknown>, EvaluationFacts>(name, label, source, objects)

/** The unit speaks for itself: nobody above fills in for it. */
export const notOwn = named(
  'own-unit',
  say('由被评价单位本单位办理', 'Done by the unit itself'),
  sources.practice,
  ({ facts, personId }) =>
    personId !== null && !facts.isOwn
      ? say('请由被评价单位的人员办理', 'Somebody of the evaluated unit must do this')
      : null,
)

export const noPledge = named(
  'pledge',
  say('单位负责人对数据真实性负责', 'The head answers for the figures'),
  sources.statistics,
  ({ input }) =>
    input.pledge === false
      ? say('须由本单位负责人审核并确认数据真实', 'The head of the unit must confirm that the figures are true')
      : null,
)

export const unanswered = named(
  'unanswered',
  say('是否项、评审项须逐项自评', 'Every question is answered'),
  sources.assessment,
  ({ facts }) =>
    facts.unanswered.length > 0
      ? say(
          `还有 ${facts.unanswered.length} 项未自评：${list(facts.unanswered)}`,
          `${facts.unanswered.length} items are not answered: ${list(facts.unanswered)}`,
        )
      : null,
)

/** A gap may be handed in with a reason; it then waits for the evaluator, and is never nought by itself. */
export const figuresMissing = named(
  'figures-missing',
  say('应报数据一般应报全', 'Normally every figure is reported'),
  sources.assessment,
  ({ facts }) => {
    const gaps = facts.blocking.filter((key) => !facts.unanswered.includes(key))
    return gaps.length > 0
      ? say(
          `还有 ${gaps.length} 项数据未报：${list(gaps)}。未报不等于零分，须由复核人员认定。`,
          `${gaps.length} figures are missing: ${list(gaps)}. Missing is not nought; the reviewer decides.`,
        )
      : null
  },
)

export const undecided = named(
  'undecided',
  say('是否项、评审项、不适用申请须逐项复核', 'Every question, mark and request is reviewed'),
  sources.assessment,
  ({ facts }) =>
    facts.undecided.length > 0
      ? say(
          `还有 ${facts.undecided.length} 项未复核：${list(facts.undecided)}`,
          `${facts.undecided.length} items are not reviewed: ${list(facts.undecided)}`,
        )
      : null,
)

/** Missing data blocks the total. */
export const notReported = named(
  'not-reported',
  say('未报数据未经认定不得汇总', 'Missing data blocks the total until accepted'),
  sources.assessment,
  ({ facts }) =>
    facts.blocking.length > 0
      ? say(
          `${list(facts.blocking)} 未报，须退回补报、认定不适用或同意按未报计分`,
          `${list(facts.blocking)}: not reported; send back, mark as not applicable, or accept the gap`,
        )
      : null,
)

export const reviewedOwn = named(
  'four-eyes-lines',
  say('自评与复核岗位分离', 'Filling in and reviewing need two people'),
  sources.practice,
  ({ facts }) =>
    facts.filled
      ? say('您参与了自评填报，请由其他同志复核', 'You filled in some of this; somebody else must review it')
      : null,
)

export const nothingRaised = named(
  'nothing-raised',
  say('异议须逐项写明理由', 'An objection names its items and reasons'),
  sources.practice,
  ({ facts }) =>
    facts.drafted === 0
      ? say('请先在评分表中对具体项目填写异议理由', 'First write down in the sheet which items you object to, and why')
      : null,
)

export const answeredOwn = named(
  'four-eyes-answer',
  say('答复人不得为复核人', 'The answer comes from somebody who did not review'),
  sources.practice,
  ({ facts }) =>
    facts.reviewed
      ? say('您参与了复核，异议须由其他同志答复', 'You took part in the review; somebody else must answer')
      : null,
)

export const openObjections = named(
  'open-objections',
  say('异议须逐项答复', 'Every objection is answered'),
  sources.practice,
  ({ facts }) =>
    facts.open > 0 ? say(`还有 ${facts.open} 项异议未答复`, `${facts.open} objections are not answered`) : null,
)
