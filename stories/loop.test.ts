import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dateInChina } from '#kernel/calendar'
import { openStage, type Stage } from './kit.ts'
import { check, sign } from './loop/bulletin.ts'
import { adopt, confirm, paper, upload } from './loop/opinion.ts'
import { close, mend } from './loop/order.ts'
import { accept, ask, issue, light, report } from './loop/quarter.ts'
import { evaluate, object, open, review, settle } from './loop/score.ts'
import { begin, type Tale } from './loop/tale.ts'
import { english, see } from './loop/whole.ts'

const today = dateInChina(new Date())
let stage: Stage
let tale: Tale
beforeAll(async () => {
  stage = await openStage()
  tale = begin(stage)
  console.log(`the loop begins with ${paper.file}`)
})
afterAll(() => stage?.close())

let broken = false

/** A chapter of the tale; once one has failed, those that follow have nothing to stand on. */
const chapter = (name: string, deed: () => Promise<void>) =>
  test(name, async ({ skip }) => {
    if (broken) skip('an earlier chapter failed')
    broken = true
    await deed().catch(async (thrown: unknown) => {
      await tale.keep()
      throw thrown
    })
    broken = false
  })

describe.sequential('the whole loop, by six people', () => {
  chapter('林晓棠 uploads the journal and takes the Opinion out of it', () => upload(tale))
  chapter('she goes through its clauses: one is left out with a reason, the others get leads and terms', () =>
    confirm(tale, today),
  )
  chapter('she takes them into the ledger of the year, where each leads back to its clause', () => adopt(tale, today))
  chapter('she issues them; what is not settled stays behind, and it is said why', () => issue(tale))
  chapter('the quarter under way asks about the new tasks', () => ask(tale, today))
  chapter('薛春晖 takes her task on, on her phone', () => accept(tale))
  chapter('she reports a figure and evidence, 秦书瑶 sends it back, it is mended and accepted', () => report(tale))
  chapter('the light is red, and says by which reckoning and which document', () => light(tale))
  chapter('a round is opened for 西宁', () => open(tale, today))
  chapter('苏映雪 evaluates her unit, on her phone', () => evaluate(tale))
  chapter('秦书瑶 reviews it and gives some marks of her own', () => review(tale))
  chapter('苏映雪 objects to one of them, with proof', () => object(tale))
  chapter('方海宁, who did not review, upholds the objection; the score is confirmed', () => settle(tale))
  chapter('the bulletin is drafted, approved, signed by 祁远山 on his phone, and sent out', () => sign(tale))
  chapter('its files are those of the digests shown, and its pages measure as the standard says', () => check(tale))
  chapter('the red light has brought an order: 薛春晖 plans and reports', () => mend(tale, today))
  chapter('秦书瑶 closes it on evidence of her own', () => close(tale))
  chapter('the cockpit knows, and the journal is whole', () => see(tale))
  chapter('the same pages are there in English', () => english(tale))
  test('nothing was found by the accessibility check, nothing was too wide, no page wrote an error', () => {
    expect(tale.found).toEqual([])
    expect(tale.faults()).toEqual([])
  })
})
