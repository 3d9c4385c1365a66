import { describe, expect, test } from 'vitest'
import { agreementOf, labelledTexts } from '../testing/labelled.ts'
import { compareWithRegister, readJournal } from '../testing/register.ts'

const journal = readJournal()
if (!journal) console.warn('extraction: the journal is not here, its tests are skipped')

describe('texts marked by hand', () => {
  test('those the rules were tuned on give nearly every figure and hardly anything else', () => {
    const found = agreementOf(labelledTexts('dev'))
    expect(found.values).toBeGreaterThanOrEqual(0.98)
    expect(found.units).toBeGreaterThanOrEqual(0.98)
    expect(found.precision).toBeGreaterThanOrEqual(0.93)
  })

  test('those kept out of tuning do as well', () => {
    const found = agreementOf(labelledTexts('held'))
    expect(found.values).toBeGreaterThanOrEqual(0.95)
    expect(found.units).toBeGreaterThanOrEqual(0.93)
    expect(found.precision).toBeGreaterThanOrEqual(0.93)
  })
})

describe.skipIf(!journal)('the journal against its register', () => {
  for (const [part, least] of [
    ['dev', 0.99],
    ['held', 0.95],
  ] as const)
    test(`${part}: values, units and precision`, () => {
      const found = compareWithRegister(journal?.text ?? '', journal?.rows ?? [], part)
      expect(found.values).toBeGreaterThanOrEqual(least)
      expect(found.units).toBeGreaterThanOrEqual(least - 0.02)
      expect(found.precision).toBeGreaterThanOrEqual(0.9)
      expect(found.periods).toBeGreaterThanOrEqual(0.88)
      expect(found.reporters).toBeGreaterThanOrEqual(0.9)
    })
})
