import { say } from '#platform/say'

/** The fifteen kinds of official document, and what else a register holds. Source: 中办发〔2012〕14号, art. 8. */
export const kinds = [
  { value: 'resolution', label: say('决议', 'Resolution') },
  { value: 'decision', label: say('决定', 'Decision') },
  { value: 'order', label: say('命令（令）', 'Order') },
  { value: 'communique', label: say('公报', 'Communiqué') },
  { value: 'announcement', label: say('公告', 'Announcement') },
  { value: 'notice', label: say('通告', 'Public notice') },
  { value: 'opinion', label: say('意见', 'Opinion') },
  { value: 'circular', label: say('通知', 'Circular') },
  { value: 'bulletin', label: say('通报', 'Bulletin') },
  { value: 'report', label: say('报告', 'Report') },
  { value: 'request', label: say('请示', 'Request for instruction') },
  { value: 'reply', label: say('批复', 'Reply') },
  { value: 'motion', label: say('议案', 'Motion') },
  { value: 'letter', label: say('函', 'Letter') },
  { value: 'minutes', label: say('纪要', 'Minutes') },
  { value: 'other', label: say('其他', 'Other') },
] as const
export type Kind = (typeof kinds)[number]['value']

export const levels = [
  { value: 'central', label: say('中央', 'Central') },
  { value: 'ministry', label: say('国家部委、全总', 'Ministry, national federation') },
  { value: 'province', label: say('省级', 'Province') },
  { value: 'prefecture', label: say('市州级', 'Prefecture') },
  { value: 'county', label: say('县级', 'County') },
  { value: 'enterprise', label: say('企业', 'Enterprise') },
] as const
export type Level = (typeof levels)[number]['value']

export const validities = [
  { value: 'in-force', label: say('现行有效', 'In force') },
  { value: 'amended', label: say('已修改', 'Amended') },
  { value: 'repealed', label: say('已废止', 'Repealed') },
  { value: 'lapsed', label: say('执行期满', 'Term over') },
  { value: 'unknown', label: say('效力待核', 'To be checked') },
] as const
export type Validity = (typeof validities)[number]['value']

/** How a document stands to another; the second pair is the same seen from the other. */
export const relations = [
  { value: 'implements', label: say('贯彻落实', 'Implements'), back: say('落实文件', 'Implemented by') },
  { value: 'amends', label: say('修改', 'Amends'), back: say('修改它的文件', 'Amended by') },
  { value: 'repeals', label: say('废止', 'Repeals'), back: say('废止它的文件', 'Repealed by') },
  { value: 'basedOn', label: say('依据', 'Based on'), back: say('以它为依据的文件', 'Basis of') },
] as const
export type Relation = (typeof relations)[number]['value']

export const verdicts = [
  { value: 'keep', label: say('保留', 'Keep') },
  { value: 'amend', label: say('修订', 'Amend') },
  { value: 'fill', label: say('补缺（新制定）', 'Fill the gap') },
] as const
export type Verdict = (typeof verdicts)[number]['value']
