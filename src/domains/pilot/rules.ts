import { type Rule, rule } from '#kernel/process'
import { say } from '#platform/say'

export const speech = say(
  '省产改联席会议讲话（2024-10-09）：坚持试点先行，扩大试点范围，召开现场会',
  'Conference speech of 2024-10-09: pilots first, widen them, meet on site',
)
/** Practice of the field, kept as a product default until the customer names a norm. */
export const practice = say('试点管理惯例（产品默认，可调整）', 'Practice of pilots (product default, adjustable)')

/** A pilot ends after it begins. */
export const endsBefore: Rule = rule(
  'ends-before',
  say('结束日期须晚于开始日期', 'A pilot ends after it begins'),
  practice,
  ({ case: one }) =>
    String(one.answers.until) <= String(one.answers.from)
      ? say('结束日期不晚于开始日期，请退回修改', 'It ends before it begins; send it back')
      : null,
)

/** Every checkpoint lies within the pilot. */
export const checkpointOutside: Rule = rule(
  'checkpoint-outside',
  say('检查节点须在试点期内', 'Checkpoints lie within the pilot'),
  practice,
  ({ case: one }) => {
    const points = (one.answers.checkpoints as { what: string; on: string }[] | undefined) ?? []
    const outside = points.find(({ on }) => on < String(one.answers.from) || on > String(one.answers.until))
    return outside
      ? say(
          `节点“${outside.what}”（${outside.on}）不在试点期内`,
          `The checkpoint "${outside.what}" (${outside.on}) lies outside`,
        )
      : null
  },
)

/** Once only. */
export const extendedOnce: Rule = rule(
  'extended-once',
  say('试点只能延期一次', 'A pilot is extended once'),
  practice,
  ({ case: one }) =>
    (one.did.extend ?? []).length > 0 ? say('已延期一次，不能再延', 'It has been extended already') : null,
)

/** The new end lies after the old. */
export const notLater: Rule = rule(
  'not-later',
  say('延期须晚于原结束日期', 'The new end lies after the old'),
  practice,
  ({ case: one, input }) =>
    typeof input.until === 'string' && input.until <= String(one.answers.until)
      ? say(`须晚于原结束日期 ${String(one.answers.until)}`, `Must be later than ${String(one.answers.until)}`)
      : null,
)

/** What is published must be there to be copied. */
export const notPublished = rule<Record<string, unknown>, { published?: boolean }>(
  'not-published',
  say('只能学习已发布的经验', 'Only what is published can be copied'),
  practice,
  ({ facts }) =>
    facts.published === false ? say('该经验未发布或已撤下', 'This practice is not published, or was retired') : null,
)
