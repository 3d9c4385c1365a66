import { say } from '#platform/say'

/** How a file stands. */
export const states = [
  { value: 'active', label: say('在职', 'At work') },
  { value: 'leaving', label: say('转出中', 'Being transferred') },
  { value: 'retired', label: say('退休', 'Retired') },
  { value: 'left', label: say('已离省', 'Left the province') },
  { value: 'deceased', label: say('已去世', 'Deceased') },
  { value: 'merged', label: say('已并档', 'Merged') },
  { value: 'deleted', label: say('已删除', 'Deleted') },
] as const
export type WorkerState = (typeof states)[number]['value']

/** Numbers that are sealed, with the purpose of the key that seals each. */
export const sealedFields = {
  identity: say('身份证号', 'Identity number'),
  card: say('社会保障卡号', 'Social-security card'),
  phone: say('手机号', 'Mobile number'),
  bank: say('银行卡号', 'Bank card'),
} as const
export type SealedField = keyof typeof sealedFields

/** How a line of the timeline stands. */
export const entryStates = [
  { value: 'claimed', label: say('待本人确认', 'Not yet confirmed') },
  { value: 'confirmed', label: say('已确认', 'Confirmed') },
  { value: 'disputed', label: say('有异议', 'Disputed') },
  { value: 'withdrawn', label: say('已撤销', 'Withdrawn') },
] as const
export type EntryState = (typeof entryStates)[number]['value']

/** Why a file is opened by somebody whose work it is; written down with every look. */
export const purposes = {
  list: say('查看本辖区职工名册', 'Look through the workers of one’s units'),
  find: say('按号码查找档案', 'Find a file by a number'),
  file: say('查看职工档案', 'Read a file'),
  unmask: say('核对完整号码', 'Check a whole number'),
  export: say('导出职工名册', 'Take the list out'),
  deed: say('办理档案业务', 'Work on a file'),
  own: say('本人查看', 'Read by its owner'),
  signIn: say('本人登录', 'Sign-in of its owner'),
  certificate: say('签发电子凭证', 'Issue a certificate'),
  feed: say('按共享协议登记外部门信息', 'Record what a partner reports under its agreement'),
} as const
