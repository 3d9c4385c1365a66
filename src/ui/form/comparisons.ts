import type { TargetAnswer } from '#kernel/form'
import { join, type Say, say } from '#platform/say'

/** How a target's value is meant, as a document says it. */
export const comparisons: Record<TargetAnswer['comparison'], Say> = {
  '>=': say('不少于', 'at least'),
  '<=': say('不超过', 'at most'),
  '=': say('等于', 'exactly'),
  '>': say('高于', 'more than'),
  '<': say('低于', 'less than'),
  '≈': say('约', 'about'),
}

/** A target in a sentence: 技能人才占比 不少于 60%，2035-12-31 前. */
export const sayTarget = (target: TargetAnswer): Say =>
  join(
    `${target.noun} `,
    comparisons[target.comparison],
    ` ${target.value}${target.measure}`,
    target.by ? say(`，${target.by} 前`, `, by ${target.by}`) : '',
  )
