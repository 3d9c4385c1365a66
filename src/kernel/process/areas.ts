import { say } from '#platform/say'

/** The five key tasks of the reform, by which all work and figures are classed. Source: 省级改革部署“五项重点任务”. */
export const areas = [
  { value: 'ideology', label: say('思想引领', 'Ideological guidance') },
  { value: 'merit', label: say('建功立业', 'Merit and contribution') },
  { value: 'quality', label: say('素质提升', 'Raising of skills') },
  { value: 'status', label: say('地位提高', 'Raising of status') },
  { value: 'ranks', label: say('队伍壮大', 'Growth of the ranks') },
] as const

/**
 * What a piece of work is classed by: a key task, or, chosen in so many words, none of them. Clauses on how the reform is organised
 * (组织领导, 组织保障) serve all five; nobody is made to name one that is not true.
 */
export const workAreas = [
  ...areas,
  {
    value: 'support',
    label: say('组织保障（不属五项重点任务）', 'Organisation and support (none of the five)'),
  },
] as const

export type Area = (typeof workAreas)[number]['value']
