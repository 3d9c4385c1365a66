import { defaultTerm, type ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'
import { sources } from './rules/sources.ts'

const same = { region: null, validFrom: '2025-08-01', validTo: null, confidence: 'D' } as const

/** Terms of agreements and credentials. */
export const exchangeParameters: ParameterSeed[] = [
  defaultTerm('exchange.answer-days', say('共享申请答复时限', 'Term to answer a request'), 10, sources.sharing),
  defaultTerm('exchange.renew-days', say('协议到期前提醒', 'Reminder before an agreement ends'), 20, sources.practice),
  {
    ...same,
    key: 'exchange.token-minutes',
    label: say('访问令牌有效时间', 'How long a token holds'),
    value: 30,
    unit: say('分钟', 'minutes'),
    source: sources.identity,
  },
  {
    ...same,
    key: 'exchange.overlap-days',
    label: say('更换密钥后旧密钥继续有效的天数', 'Days for which a replaced secret still opens'),
    value: 7,
    unit: say('天', 'days'),
    source: sources.identity,
  },
]
