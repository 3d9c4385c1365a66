import { say } from '#platform/say'
import type { FigureRow } from '../contracts.ts'

export const titles = { list: say('数据提取', 'Figures from reports'), one: say('材料数据确认', 'Figures of a report') }

export const deeds = {
  confirm: say('确认', 'Confirm'),
  correct: say('更正', 'Correct'),
  reject: say('不采用', 'Turn down'),
  reopen: say('重新处理', 'Take up again'),
}

export const states: Readonly<Record<FigureRow['state'], ReturnType<typeof say>>> = {
  proposed: say('待处理', 'Open'),
  confirmed: say('已确认', 'Confirmed'),
  rejected: say('不采用', 'Turned down'),
}

export const facts = {
  indicator: say('指标', 'Indicator'),
  period: say('统计期', 'Period'),
  asOf: say('截止日期', 'As of'),
  scope: say('统计范围', 'Scope'),
  said: say('原文所述', 'As written'),
  speaker: say('报告者', 'Said by'),
  fresh: say('新指标', 'new'),
  unnamed: say('未命名，请更正', 'No name: correct it'),
}
