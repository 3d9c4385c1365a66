import type { FoundNumber } from './numbers.ts'

/** What a rule that turns a number down may look at. */
export interface Around {
  number: FoundNumber
  /** Plain text up to the number, and behind its measure. */
  before: string
  behind: string
  /** Within “” or 《》. */
  quoted: boolean
  titled: boolean
}

const is = (pattern: RegExp) => (text: string) => pattern.test(text)

/** Why a number with a measure is no figure all the same; the name says it. */
const rules: readonly { name: string; applies: (around: Around) => boolean }[] = [
  {
    name: 'an-announcement-of-points',
    applies: ({ number, before, behind }) =>
      number.measure === '点' ||
      (/(?:以下|下面|如下|下列|提出|讲|谈|强调)[了好的重点抓]{0,3}$/.test(before) &&
        /^(?:方面|个方面|项工作|项重点工作|点|条意见|个方面的?工作)/.test(number.measure + behind)),
  },
  {
    name: 'years-of-a-life',
    applies: ({ number, before, behind }) => number.measure === '年' && !isTerm(before, behind),
  },
  {
    name: 'an-ordinal-that-counts-nothing',
    applies: ({ number }) => number.ordinal && !/^[届期名位]$/.test(number.measure),
  },
  {
    name: 'a-grade-and-not-a-number',
    applies: ({ number, before }) =>
      number.measure === '级' && /[国省市县镇校厂A-Z]$|[省市州县、]$/.test(before) && number.form === 'han',
  },
  {
    name: 'a-slogan-in-quotes',
    applies: ({ number, quoted }) =>
      quoted && number.form === 'han' && !/^[项张级家名]$/.test(number.measure) && !number.ordinal,
  },
  {
    name: 'part-of-a-title',
    applies: ({ number, titled }) =>
      titled && !(/^[张]$/.test(number.measure) || (number.measure === '项' && number.form === 'arabic')),
  },
  {
    name: 'several',
    applies: ({ before, number }) =>
      is(/[数几每某这那哪该另同其前后]$/)(before) &&
      number.form === 'han' &&
      Number(number.value) < 20 &&
      !/前$/.test(before),
  },
  {
    name: 'a-first-that-is-a-word',
    applies: ({ number, behind }) => number.form === 'first' && is(/^(?:次|批|席|要)/)(behind),
  },
  {
    name: 'a-visit-told-of',
    applies: ({ number, behind }) =>
      number.form === 'han' && number.measure === '次' && /^(?:到|赴|来|前往|考察)/.test(behind),
  },
  {
    name: 'a-stage-of-building',
    applies: ({ number, before, behind }) =>
      number.form === 'han' &&
      !number.ordinal &&
      number.measure === '期' &&
      (/^(?:工程|项目|建设|、)/.test(behind) || /(?:机场|园区|工程|项目|电站|厂房|铁路)$/.test(before)),
  },
  {
    name: 'both-sides',
    applies: ({ number, behind }) =>
      number.form === 'han' && /^(?:者|地|岸|会|院|端|级联动|方|手|头|翼|轮驱动)/.test(number.measure + behind),
  },
  {
    name: 'one-and-only-in-speech',
    applies: ({ number, behind }) =>
      number.form === 'han' && number.value === '2' && number.measure === '个' && is(/^(?:月|半天|文明|大局)/)(behind),
  },
  {
    name: 'a-class-of-size',
    applies: ({ number, behind }) =>
      (number.form === 'han' ? number.isRound : number.measure === '人') &&
      /^(?:以上|以下)$/.test(number.behind) &&
      /^(?:的)?(?:企业|单位)/.test(behind),
  },
  {
    name: 'first-of-names',
    applies: ({ number, before }) => number.form === 'first' && is(/[·“]$/)(before) && number.measure === '本',
  },
]

/** 为期三年, 3年行动计划, 任期5年: a term. 在这里干了32年, 近3年: none. */
function isTerm(before: string, behind: string): boolean {
  return (
    /(?:为期|期限|任期|服务期|历时|有效期|学制|周期|用)[为是了]?$/.test(before) ||
    /^(?:行动|计划|规划|任务|期|内(?:实现|完成|建成|达到)|任期|合同|制)/.test(behind)
  )
}

/** Why a number is no figure, by the name of the rule; null when it is one. */
export const refusalOf = (around: Around): string | null => rules.find((rule) => rule.applies(around))?.name ?? null
