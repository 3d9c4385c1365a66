/** Quotation marks within quotation marks are single ones. */
const inside = (title: string): string => title.replaceAll('“', '‘').replaceAll('”', '’')

/** What an owner would write in each of four quarters, about any task; made up like the progress beside it, and marked so. */
export const progressWords: readonly ((title: string) => string)[] = [
  (title) => `围绕“${inside(title)}”制定推进方案，召开专题部署会，明确责任处室、责任人和时间表，完成底数摸排（演示）。`,
  (title) => `“${inside(title)}”进入实施阶段：印发工作通知，选定试点单位，开展业务培训，建立月度台账（演示）。`,
  (title) =>
    `“${inside(title)}”由试点转入面上推开，已到市州和企业实地督导，问题清单逐项销号，阶段性数据已汇总（演示）。`,
  (title) => `“${inside(title)}”对照年度目标逐项核对，补齐短板单位进度，整理佐证材料，总结可复制的做法（演示）。`,
]

export const obstacleWords = [
  '基层专职力量不足，部分县区一人多岗，推进进度不平衡。',
  '部门间数据口径不一致，汇总核对耗时较长。',
  '部分企业积极性不高，激励措施尚未落实到位。',
] as const

export const helpWords = ['请省产改办协调明确数据口径和共享方式。', '请协调将配套经费纳入年度预算。'] as const

export const returnWords = '进展情况过于笼统，请补充已完成的单位数、人数和下一步时间安排（演示）。'
