import { z } from 'zod'
import { workingDays } from '#kernel/calendar'
import { defineDomain, handle } from '#kernel/domain/server'
import { choice, defineForm, evidence, optional, text } from '#kernel/form'
import { defineProcess, rule } from '#kernel/process'
import { endpoint } from '#platform/endpoint'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'

const source = say('测试规则第一条', 'Test rules, art. 1')
const oddOnes = rule('odd-ones', say('特殊类', 'Odd ones'), source, ({ case: one }) =>
  one.answers.kind === 'odd' ? say('特殊类不得核对', 'Odd ones are not checked') : null,
)

/** The smallest process with everything in it: a term, four eyes, a rule, a form on the way, an end by the system. */
const errandProcess = defineProcess({
  name: 'errand',
  version: 1,
  label: say('办事', 'Errand'),
  source,
  form: defineForm({
    reason: text(say('事由', 'Reason')),
    kind: choice(say('类别', 'Kind'), [
      { value: 'plain', label: say('一般', 'Plain') },
      { value: 'odd', label: say('特殊', 'Odd') },
    ]),
    proofs: optional(evidence(say('材料', 'Proofs'), { optional: true })),
  }),
  start: 'asked',
  startBy: 'errand.ask',
  readBy: 'errand.read',
  parameters: ['errand.days'],
  states: {
    asked: {
      label: say('已提出', 'Asked'),
      within: workingDays({ parameter: 'errand.days' }),
      overdue: { act: 'lapse' },
      turn: { by: 'errand.check' },
    },
    checked: { label: say('已核', 'Checked'), turn: { by: 'errand.grant' } },
    granted: { label: say('已办', 'Granted'), final: true },
    lapsed: { label: say('已过期', 'Lapsed'), final: true },
  },
  actions: {
    check: { label: say('核对', 'Check'), from: ['asked'], to: 'checked', by: 'errand.check', unless: [oddOnes] },
    grant: { label: say('办结', 'Grant'), from: ['checked'], to: 'granted', by: 'errand.grant', notBy: ['check'] },
    back: {
      label: say('退回', 'Return'),
      from: ['checked'],
      to: 'asked',
      by: 'errand.grant',
      form: defineForm({ why: text(say('原因', 'Why')) }),
    },
    lapse: { label: say('过期', 'Lapse'), from: ['asked'], to: 'lapsed', by: 'system' },
  },
})

const Break = endpoint({
  method: 'GET',
  path: '/errand/break',
  summary: say('故障', 'Breaks'),
  needs: 'signed-in',
  answer: z.object({ fine: z.boolean() }),
})
const More = endpoint({
  method: 'GET',
  path: '/errand/more',
  summary: say('多答', 'Answers more than it promised'),
  needs: 'signed-in',
  answer: z.object({ name: z.string(), inner: z.object({ shown: z.number() }) }),
})
const Maybe = endpoint({
  method: 'POST',
  path: '/errand/maybe',
  summary: say('留痕后拒绝', 'Refuses, and keeps what it noted'),
  needs: 'signed-in',
  body: z.object({ fine: z.boolean() }),
  answer: z.object({ fine: z.boolean() }),
})
const Power = endpoint({
  method: 'POST',
  path: '/errand/power',
  summary: say('重要操作', 'A deed with power'),
  needs: 'errand.grant',
  asksAgain: true,
  answer: z.object({ done: z.literal(true) }),
})

/** A domain for tests of the host: it stays the same whatever the real domains do. */
export const errandDomain = defineDomain({
  name: 'errand',
  label: say('办事', 'Errands'),
  processes: [errandProcess as never],
  routes: [
    handle(Break, async () => {
      throw new Error('select secret from /work/person where password = 1')
    }),
    handle(More, async () => ({ name: '甲', secret: 'hash', inner: { shown: 1, hidden: 2 } })),
    handle(Maybe, async (asked) => {
      if (!asked.body.fine) asked.answerWith(new Invalid([{ path: 'fine', message: source }]))
      return { fine: asked.body.fine }
    }),
    handle(Power, async () => ({ done: true as const })),
  ],
  permissions: {
    'errand.ask': { label: say('提出', 'Ask'), posts: ['county-cadre', 'enterprise-chair'] },
    'errand.read': {
      label: say('查看', 'Read'),
      posts: ['county-cadre', 'prefecture-cadre', 'office-clerk', 'enterprise-chair'],
    },
    'errand.check': { label: say('核对', 'Check'), posts: ['county-cadre', 'prefecture-cadre'] },
    'errand.grant': { label: say('办理', 'Grant'), posts: ['prefecture-cadre', 'county-cadre'] },
  },
  parameters: [
    {
      key: 'errand.days',
      label: say('办理时限', 'Term'),
      value: 5,
      unit: say('工作日', 'working days'),
      region: null,
      validFrom: '2020-01-01',
      validTo: null,
      source,
      confidence: 'D',
    },
  ],
})
