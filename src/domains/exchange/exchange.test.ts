import { describe, expect, test } from 'vitest'
import { type AnyProcess, play } from '#kernel/process'
import { isAllowed } from './deeds/admit.ts'
import { fitsSecret } from './deeds/digest.ts'
import { Agreement, sharedFields } from './model/index.ts'
import { agreementProcess } from './process.ts'
import { blockOf } from './rules/agreement.ts'
import { chosenFields, quotaHeaders, refuseMany, secondsToMidnight } from './rules/calls.ts'

const answers = {
  ...{ partner: '某局', contact: '某科', direction: 'out', purpose: '岗位推荐', ground: 'consent', consent: 'jobs' },
  ...{ basis: '就业促进法第三十五条', fields: ['name', 'phone'], kinds: null, dayQuota: 100, callQuota: 10 },
  ...{ from: '2026-01-01', until: '2026-12-31', assessment: '评估〔2026〕1号', addresses: null },
} as const
const facts = { consentFields: ['name', 'phone'] as readonly string[] | null }
const parameters = { 'exchange.answer-days': 10, 'exchange.renew-days': 20 }
const ask = (change = {}, known = facts) =>
  play(agreementProcess as unknown as AnyProcess, {
    on: '2026-03-02',
    answers: { ...answers, ...change } as never,
    facts: known,
    parameters,
  })

describe('an agreement', () => {
  test('goes on when somebody else extends it, and lapses on its last day by itself', () => {
    const one = ask().act('approve', { opinion: '同意' })
    expect(one.state()).toBe('inForce')
    one.act('askRenewal', { wanted: '2027-12-31', reason: '继续' }, 'a')
    expect(one.whyNot('extend', { until: '2027-06-30' }, 'a')).toMatchObject([{ rule: 'four-eyes' }])
    expect(one.whyNot('extend', { until: '2026-12-31' }, 'b')).toMatchObject([{ rule: 'not-later' }])
    one.act('extend', { until: '2027-06-30', opinion: '同意半年' }, 'b')
    expect([one.state(), one.answers().until]).toEqual(['inForce', '2027-06-30'])
    expect(agreementProcess.states.inForce).toMatchObject({ overdue: { act: 'lapse' } })
    expect(one.act('lapse').state()).toBe('ended')
  })

  test.each([
    ['beyond-consent', { fields: ['name', 'identity'] }],
    ['not-assessed', { assessment: null }],
    ['nothing-named', { fields: null }],
    ['ends-before', { until: '2025-12-31' }],
    ['wrong-address', { addresses: '10.1.2.300' }],
  ])('is not approved: %s', (rule, change) => {
    expect(
      ask(change)
        .whyNot('approve')
        .map((no) => no.rule),
    ).toEqual([rule])
  })

  test('under a law names any field, and under a consent nobody keeps none', () => {
    expect(ask({ ground: 'statute', consent: null, fields: ['identity'] }).whyNot('approve')).toEqual([])
    expect(ask({}, { consentFields: null }).whyNot('approve')).toMatchObject([{ rule: 'beyond-consent' }])
  })

  test('offers as many fields as partners can be answered', () => {
    expect(Agreement.fields.choices).toHaveLength(sharedFields.length)
  })
})

describe('addresses', () => {
  test.each([
    [['10.1.2.3'], '10.1.2.3', true],
    [['10.1.2.3'], '10.1.2.4', false],
    [['10.1.2.0/24'], '::ffff:10.1.2.9', true],
    [['10.1.2.0/24'], '10.1.3.9', false],
    [['2001:db8::/32'], '2001:db8::7', true],
    [['2001:db8::/32'], '10.1.2.3', false],
    [[], '10.9.9.9', true],
    [['10.0.0.0/8'], 'nonsense', false],
  ])('%j lets %s in: %s', (list, from, may) => expect(isAllowed(list, from)).toBe(may))

  test.each(['10.1.2', '10.1.2.3/33', '10.1.2.3/a', '::1/129', 'example.org', '1.2.3.4/8/8'])('%s is none', (line) =>
    expect(blockOf(line)).toBeNull(),
  )
})

describe('a call', () => {
  test('is answered what it asked for of what is agreed', () => {
    expect(chosenFields(['name', 'phone'], ['phone'])).toEqual(['phone'])
    expect(chosenFields(['name', 'phone'], undefined)).toEqual(['name', 'phone'])
    expect(() => chosenFields(['name'], ['name', 'identity'])).toThrow(/identity/)
    expect(() => refuseMany(11, 10)).toThrow(/At most 10/)
  })

  test('finds its quota fresh at midnight in China', () => {
    expect(secondsToMidnight(new Date('2026-11-28T15:59:00Z'))).toBe(60)
    expect(secondsToMidnight(new Date('2026-11-28T16:00:00Z'))).toBe(86_400)
    expect(quotaHeaders(100, 130, new Date('2026-11-28T15:59:00Z'))['ratelimit-remaining']).toBe('0')
  })

  test('proves itself by one of the secrets kept, and by nothing where none is', () => {
    expect(fitsSecret(null, 'nobody has this secret')).toBe(false)
    expect(fitsSecret([], 'x')).toBe(false)
  })
})
