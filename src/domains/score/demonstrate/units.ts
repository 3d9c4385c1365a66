/** Who evaluates a unit of the demonstration, and which items are its business; null is all of them. */
export interface Evaluated {
  login: string
  items: readonly string[] | null
}

const everywhere = ['1.1', '1.2', '10.1']
const department = (login: string, ...items: string[]): Evaluated => ({
  login: `liaison-${login}`,
  items: [...everywhere, ...items],
})
const prefecture = (login: string): Evaluated => ({ login: `cadre-${login}`, items: null })

/** Members of the joint conference, then the prefectures, in the order of the organisation. */
export const evaluated: readonly Evaluated[] = [
  { login: 'liaison-federation', items: null },
  department('organisation', '2.1', '3.1', '3.2'),
  department('social-work', '2.2', '3.1'),
  department('reform', '2.2', '7.2'),
  department('sasac', '2.1', '3.2', '6.1', '6.2', '7.1', '7.2', '9.2'),
  department('development', '7.2', '9.2'),
  department('education', '2.1', '6.2', '7.2'),
  department('science', '9.2', '7.2'),
  department('industry', '6.1', '7.1', '9.2'),
  department('finance', '6.1', '7.2'),
  department('human-resources', '5.1', '5.2', '6.2', '7.1', '7.2', '8.1', '8.2'),
  prefecture('xining'),
  prefecture('haidong'),
  prefecture('haibei'),
  prefecture('huangnan'),
  prefecture('hainan'),
  prefecture('golog'),
  prefecture('yushu'),
  prefecture('haixi'),
]

/** Why an item is not a department's business. */
export const notOurs = '不属于本单位职责范围'
