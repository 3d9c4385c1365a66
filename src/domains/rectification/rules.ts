import { rule } from '#kernel/process'
import { say } from '#platform/say'

/** The conference's demand that findings be pressed to rectification. */
export const loopSource = say(
  '省产改联席会议讲话（2024-10-09）：跟踪督办、督促整改完善',
  'Conference speech of 2024-10-09: follow up and press for rectification',
)
/** Office practice, kept as a product default until the customer names a norm. */
export const practice = say('督办工作惯例（产品默认，可调整）', 'Office practice (product default, adjustable)')

/** What the rules of an order need to know. */
export interface OrderFacts extends Record<string, unknown> {
  /** Earlier orders to the same unit on the same topic. */
  repeats: { regionId: number; id: string; title: string; openedOn: string }[]
  /** Ids of all evidence already given in this case. */
  proofs: string[]
}

/** A date promised must lie ahead. */
export const dateBehind = rule(
  'date-behind',
  say('期限须在今日之后', 'A date must lie ahead'),
  practice,
  ({ input, today }) =>
    typeof input.dueOn === 'string' && input.dueOn <= today
      ? say('完成期限须晚于今天', 'The date must be later than today')
      : null,
)

/** The check must bring evidence that the unit did not hand in itself. */
export const noNewEvidence = rule<Record<string, unknown>, OrderFacts>(
  'no-new-evidence',
  say('销号须有新的复核佐证', 'Closing needs new evidence'),
  loopSource,
  ({ input, facts }) =>
    Array.isArray(input.proof) && input.proof.length > 0 && input.proof.every((id) => facts.proofs.includes(String(id)))
      ? say(
          '复核佐证均为责任单位已报材料，请补充复核时取得的新材料',
          'All of this evidence was handed in by the unit itself; add what the check obtained',
        )
      : null,
)

/** More than the usual time is granted only with a reason. */
export const longTerm = rule(
  'long-term',
  say('整改期限一般不超过规定天数', 'Normally not longer than the parameter says'),
  practice,
  ({ case: one, input }) => {
    const most = Number(one.parameters['rectify.most-days'] ?? 0)
    const last = new Date(Date.parse(one.openedOn) + most * 86_400_000).toISOString().slice(0, 10)
    return most > 0 && typeof input.dueOn === 'string' && input.dueOn > last
      ? say(`整改期限一般不超过下达后 ${most} 天（${last}）`, `Normally within ${most} days of the order (${last})`)
      : null
  },
)
