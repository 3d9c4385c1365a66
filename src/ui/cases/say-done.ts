import type { CaseAnswer } from '#kernel/process'
import { join, type Say, say } from '#platform/say'

/** A deed as done: 已报送; one that says no reads as a decision: 已决定不批准. */
export const sayDone = (label: Say): Say =>
  say(label.zh.startsWith('不') ? `已决定${label.zh}` : `已${label.zh}`, `Done: ${label.en}`)

/** Where a case stands and whose turn it is, as the sentence after a deed. */
export function sayNext(of: Pick<CaseAnswer, 'closed' | 'stateLabel' | 'waitsFor'>): Say {
  const { closed, stateLabel, waitsFor } = of
  const now = join(say('现为“', 'It now stands at “'), stateLabel, say('”', '”'))
  if (closed) return join(now, say('，本事项已办结。', '; nothing more is to be done.'))
  if (!waitsFor) return join(now, say('。', '.'))
  if (waitsFor.mine) return join(now, say('，由您继续办理：', '; your turn again: '), waitsFor.todo, say('。', '.'))
  const post = waitsFor.postLabel
  const who = post
    ? say(`${waitsFor.unitName}${post.zh}`, `${post.en}, ${waitsFor.unitName}`)
    : say(waitsFor.unitName, waitsFor.unitName)
  return join(now, say('，由', '; next is '), who, say('办理：', ': '), waitsFor.todo, say('。', '.'))
}
