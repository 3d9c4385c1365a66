import type { ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'
import { sources } from './rules/process.ts'

const same = { region: null, validFrom: '2024-01-01', validTo: null } as const

/** Numbers of surveys. The law forbids what identifies somebody but names no count; five is the usual one. */
export const surveyParameters: ParameterSeed[] = [
  {
    key: 'survey.threshold',
    label: say('匿名阈值：少于此数的人群不出结果', 'Smallest group with a result'),
    value: 5,
    unit: say('人', 'people'),
    source: sources.privacy,
    confidence: 'D',
    ...same,
  },
  {
    key: 'survey.per-address',
    label: say('同一网络地址每小时最多填答', 'Answers from one address in an hour'),
    value: 30,
    unit: say('份', 'sheets'),
    source: sources.practice,
    confidence: 'D',
    ...same,
  },
]
