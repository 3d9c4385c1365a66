import type { ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'

/** Keys of this domain's parameters. */
export const administrationKeys = { exportMost: 'audit.export-max' } as const

const source = say('产品默认值，可调整', 'Product default, adjustable')
const always = { region: null, validFrom: '2019-12-01', validTo: null, source, confidence: 'D' } as const

/** Terms and limits of administration. */
export const administrationParameters: ParameterSeed[] = [
  {
    ...always,
    key: 'appointment.approve-days',
    label: say('授权任职审批时限', 'Term for deciding on a grant of power'),
    value: 5,
    unit: say('个工作日', 'working days'),
  },
  {
    ...always,
    key: administrationKeys.exportMost,
    label: say('单次导出操作日志上限', 'Most lines of the journal in one export'),
    value: 50_000,
    unit: say('条', 'lines'),
  },
]
