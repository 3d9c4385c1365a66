import type { ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'
import { laws } from './rules/cases.ts'

const same = { region: null, validFrom: '2021-11-01', validTo: null, confidence: 'D' } as const
const days = say('个工作日', 'working days')

/** Terms about files. */
export const workerParameters: ParameterSeed[] = [
  {
    ...same,
    key: 'worker.arrival-days',
    label: say('档案转入的接收期限', 'Term to accept a file'),
    value: 10,
    unit: days,
    source: laws.register,
  },
  {
    ...same,
    key: 'worker.answer-days',
    label: say('答复职工异议、更正、删除请求的期限', 'Term to answer a worker’s request'),
    value: 15,
    unit: days,
    source: laws.answer,
  },
  {
    ...same,
    key: 'worker.contract-years',
    label: say('劳动合同终止后保存年限', 'Years for which an ended contract is kept'),
    value: 2,
    unit: say('年', 'years'),
    source: laws.contract,
    confidence: 'G',
    validFrom: '2008-01-01',
  },
  {
    ...same,
    key: 'worker.code-minutes',
    label: say('手机验证码有效时间', 'How long a code sent to a phone holds'),
    value: 5,
    unit: say('分钟', 'minutes'),
    source: say('GB/T 22239-2019（身份鉴别）；产品默认值', 'GB/T 22239-2019; product default'),
  },
  {
    ...same,
    key: 'worker.code-most',
    label: say('同一号码 15 分钟内发送验证码次数上限', 'Codes for one number in 15 minutes'),
    value: 5,
    unit: say('次', 'times'),
    source: say('GB/T 22239-2019（身份鉴别）；产品默认值', 'GB/T 22239-2019; product default'),
  },
]
