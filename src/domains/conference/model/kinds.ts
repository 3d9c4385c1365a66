import { say } from '#platform/say'

/** What a body is for. The kinds share one process; they differ only in what their bodies say. */
export const bodyKinds = [
  { value: 'joint', label: say('产改联席会议', 'Joint conference of the reform') },
  { value: 'government', label: say('政府与工会联席会议', 'Government–union conference') },
  { value: 'talent', label: say('校企人才需求联席会议', 'School–enterprise talent conference') },
  { value: 'hearing', label: say('党委政府听取汇报', 'Hearing by party committee and government') },
  { value: 'consultation', label: say('会商', 'Consultation') },
] as const

/** Posts that convene. */
export const convenerPosts = [
  { value: 'convener', label: say('召集人', 'Convener') },
  { value: 'deputy-convener', label: say('副召集人', 'Deputy convener') },
] as const

/** How somebody takes part. */
export const attendances = [
  { value: 'present', label: say('参加', 'Present') },
  { value: 'replaced', label: say('由他人代为参加', 'Replaced') },
  { value: 'absent', label: say('请假', 'Absent') },
] as const

export type Attendance = (typeof attendances)[number]['value']

/** The four standing links between the office and member units. Source: address of 2024-10-09, line 475. */
export const matterKinds = [
  { value: 'consult', label: say('沟通会商', 'Consultation') },
  { value: 'investigate', label: say('调研指导', 'Investigation') },
  { value: 'advance', label: say('协同推进', 'Joint advance') },
  { value: 'inspect', label: say('督导检查', 'Inspection') },
] as const

/** Parts of a paper where a body names no others. */
export const paperParts = ['主要做法及成效', '存在的问题', '下一步打算'] as const
