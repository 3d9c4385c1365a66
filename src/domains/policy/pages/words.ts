import { say } from '#platform/say'

/** Titles of the pages. */
export const titles = {
  list: say('政策文件', 'Policy documents'),
  pick: say('选定文件', 'Choose documents'),
  document: say('逐条确认任务', 'Confirm tasks line by line'),
}

/** Deeds on lines, as buttons and in the history say them. */
export const deeds = {
  confirm: say('确认', 'Confirm'),
  edit: say('修改', 'Edit'),
  split: say('拆分', 'Split'),
  merge: say('合并', 'Merge'),
  drop: say('不列入', 'Leave out'),
  assign: say('指定单位和时限', 'Units and due date'),
  reopen: say('撤回处理', 'Take back'),
} as const

export const texts = {
  lead: say('牵头', 'Lead'),
  joint: say('配合', 'Joint'),
  due: say('时限', 'Due'),
  targets: say('目标', 'Targets'),
  area: say('重点任务', 'Key task'),
  reason: say('理由', 'Reason'),
  none: say('未明确', 'Not named'),
}
