import { expect, test } from 'vitest'
import { defineForm, findFaults, longText, optional, text } from '#kernel/form'
import { say } from '#platform/say'
import { askedBy } from './asked-by.ts'

const form = defineForm({
  opening: text(say('开头', 'Opening'), { max: 20 }),
  support: optional(longText(say('组织推进', 'Organisation'), { max: 20 })),
})

test('a form begun from a text with an empty part can be sent: what may be left out is left out', () => {
  const start = askedBy(form, { opening: '2026年', support: '', other: 1 })
  expect(start).toEqual({ opening: '2026年', support: null })
  expect(findFaults(form, start)).toEqual([])
})

test('what must be answered is still asked for', () => {
  expect(findFaults(form, askedBy(form, { opening: '' })).map(({ path }) => path)).toEqual(['answers.opening'])
})
