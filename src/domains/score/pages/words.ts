import { say } from '#platform/say'

/** Titles and headings of the pages of scores and bulletins. */
export const titles = {
  score: say('评价赋分', 'Scores'),
  system: say('指标体系', 'Index system'),
  round: say('评价轮次', 'Round of evaluation'),
  evaluation: say('单位评价', 'Evaluation of a unit'),
  bulletins: say('情况通报', 'Bulletins'),
  bulletin: say('通报', 'Bulletin'),
}

export const labels = {
  name: say('名称', 'Name'),
  year: say('年度', 'Year'),
  version: say('版本', 'Version'),
  state: say('状态', 'State'),
  period: say('评价期', 'Period'),
  units: say('参评单位', 'Units'),
  unit: say('单位', 'Unit'),
  points: say('得分', 'Points'),
  full: say('满分', 'Full points'),
  total: say('总分', 'Total'),
  grade: say('档次', 'Grade'),
  bonus: say('加分', 'Bonus'),
  deduction: say('扣分', 'Deduction'),
  veto: say('一票否决', 'Veto'),
  weight: say('权重', 'Weight'),
  kind: say('计分方式', 'How it counts'),
  target: say('目标值', 'Target'),
  limit: say('限值', 'Limit'),
  bands: say('分档', 'Bands'),
  rule: say('计分规则', 'Rule'),
  source: say('依据', 'Source'),
  demands: say('佐证要求', 'Evidence demanded'),
  question: say('自评问题', 'Question'),
  why: say('计分过程', 'Arithmetic'),
  missing: say('怎样得满分', 'What would have earned the rest'),
  figures: say('数据来源', 'Figures'),
  evidence: say('佐证材料', 'Evidence'),
  by: say('经办', 'Decided by'),
  earlier: say('历次意见', 'Before'),
  note: say('说明', 'Note'),
  digest: say('摘要值（SHA-256）', 'Digest (SHA-256)'),
}

const lines = say('分', ' points')
/** Hundredths of a point as points: 12.35 分. */
export const sayPoints = (hundredths: number) =>
  say(`${(hundredths / 100).toFixed(2)}${lines.zh}`, `${(hundredths / 100).toFixed(2)}${lines.en}`)
