import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dateInChina } from '#kernel/calendar'
import { draft, english, print, sign } from './departments/circular.ts'
import { ask, reply, settle } from './departments/conflict.ts'
import { report } from './departments/report.ts'
import { begin, type Tale } from './departments/tale.ts'
import { openStage, type Stage } from './kit.ts'

const year = Number(dateInChina(new Date()).slice(0, 4))
let stage: Stage
let tale: Tale
beforeAll(async () => {
  stage = await openStage()
  tale = begin(stage)
}, 300_000)
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

describe.sequential('three departments report, and two of their figures disagree', () => {
  chapter('each officer uploads the report, confirms its figures and is done', () => report(tale, year))
  chapter('the office finds the contradiction on its desk and asks; another scope is explained, not raised', () =>
    ask(tale),
  )
  chapter('the circular would print the figure: that is said before it goes on', () => draft(tale, year))
  chapter('the department answers with the right number, on a phone', () => reply(tale))
  chapter('the reviewer settles it with a reason; the earlier claim is superseded', () => settle(tale))
  chapter('the circular takes the corrected figure and is signed', () => sign(tale))
  chapter('its files print it, with who said so; what was said before can still be read', () => print(tale))
  chapter('the same pages are there in English', () => english(tale))
  test('nothing was found by the accessibility check, nothing was too wide, no page wrote an error', () => {
    expect(tale.found).toEqual([])
    expect(tale.faults()).toEqual([])
  })
})
