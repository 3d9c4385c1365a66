import { say } from '#platform/say'

/** Titles of the pages. */
export const titles = {
  rounds: say('季度调度', 'Quarterly dispatch'),
  round: say('调度看板', 'Board of a quarter'),
  reports: say('季度报送', 'Quarterly reports'),
  report: say('季度报送', 'Quarterly report'),
}

export const lightChoices = [
  { value: 'red', label: say('红灯', 'Red') },
  { value: 'yellow', label: say('黄灯', 'Yellow') },
  { value: 'blue', label: say('蓝灯', 'Blue') },
  { value: 'green', label: say('绿灯', 'Green') },
  { value: 'grey', label: say('无数据', 'No data') },
]
