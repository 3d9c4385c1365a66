import { say } from '#platform/say'

export const trees = [
  { value: 'territorial', label: say('属地', 'Territorial') },
  { value: 'industrial', label: say('产业', 'Industrial') },
] as const

export const states = [
  { value: 'value', label: say('已报齐', 'All reported') },
  { value: 'partial', label: say('未报齐', 'Some missing') },
  { value: 'missing', label: say('未报', 'Not reported') },
  { value: 'not-applicable', label: say('不适用', 'Not applicable') },
] as const

export const watchKinds = [
  { value: 'level', label: say('水平（目标）', 'Level (target)') },
  { value: 'jump', label: say('突变', 'Jump') },
  { value: 'missing', label: say('漏报', 'Missing') },
  { value: 'outlier', label: say('同类离群', 'Outlier among peers') },
] as const

/** Those counted of whom no category is told. */
export const unclassified = say('未分类', 'Unclassified')

/** The label of a choice. */
export const labelIn = (list: readonly { value: string; label: { zh: string; en: string } }[], value: string | null) =>
  list.find((one) => one.value === value)?.label ?? null
