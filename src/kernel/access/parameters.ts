import type { ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'

const level3 = say(
  'GB/T 22239-2019 三级要求（登录失败处理）；产品默认值',
  'GB/T 22239-2019 level 3 (failed log-in); product default',
)
const from = '2019-12-01'

/** Limits on signing in. */
export const accessParameters: ParameterSeed[] = [
  {
    key: 'login.fail-max',
    label: say('同一账号在同一地址连续登录失败次数上限', 'Wrong tries from one address before an account locks there'),
    value: 5,
    unit: say('次', 'tries'),
    region: null,
    validFrom: from,
    validTo: null,
    source: level3,
    confidence: 'D',
  },
  {
    key: 'login.account-fail-max',
    label: say('同一账号（不分地址）连续登录失败次数上限', 'Wrong tries from all addresses before an account locks'),
    value: 50,
    unit: say('次', 'tries'),
    region: null,
    validFrom: from,
    validTo: null,
    source: level3,
    confidence: 'D',
  },
  {
    key: 'login.first-password-days',
    label: say('初始密码有效天数', 'Days for which a first password holds'),
    value: 7,
    unit: say('天', 'days'),
    region: null,
    validFrom: from,
    validTo: null,
    source: level3,
    confidence: 'D',
  },
  {
    key: 'login.lock-minutes',
    label: say('锁定时长', 'How long an account stays locked'),
    value: 15,
    unit: say('分钟', 'minutes'),
    region: null,
    validFrom: from,
    validTo: null,
    source: level3,
    confidence: 'D',
  },
  {
    key: 'login.idle-minutes',
    label: say('无操作自动退出', 'Idle time after which a session ends'),
    value: 30,
    unit: say('分钟', 'minutes'),
    region: null,
    validFrom: from,
    validTo: null,
    source: level3,
    confidence: 'D',
  },
  {
    key: 'login.address-max',
    label: say('同一地址 15 分钟内登录次数上限', 'Tries from one address in 15 minutes'),
    value: 60,
    unit: say('次', 'tries'),
    region: null,
    validFrom: from,
    validTo: null,
    source: level3,
    confidence: 'D',
  },
]
