import { keyOf, nounsOf, tellingOf } from '../words/keys.ts'
import { cut, dimensionOf, isVerb, stepOf } from '../words/segment.ts'

/** What kind of number an indicator gives; numbers of different kinds are never set against one another. */
export type Measure =
  | 'count'
  | 'share'
  | 'average'
  | 'growth'
  | 'increase'
  | 'rank'
  | 'edition'
  | 'standard'
  | 'duration'

/** An indicator's name, read. */
export interface Name {
  text: string
  /** What is counted, in the order of the name, without words of the measure. */
  tokens: readonly string[]
  /** The same, sorted and joined: names with one key name one thing. */
  key: string
  /** The words that tell it from others, and the same as keys: all of them, and without the verbs. */
  telling: readonly string[]
  tellingKey: string
  nounsKey: string
  measure: Measure
  target: boolean
  rule: boolean
  whole: boolean
  cumulative: boolean
  yearly: boolean
  /** Numbers of it over time can be added up. */
  flow: boolean
  /** For `A占B的比重` and `B中A占比`: the words of B. */
  base: readonly string[]
  /** For `A和B总数`: the words of each part. */
  parts: readonly (readonly string[])[]
  /** For 人均, 户均, 班均: per what. */
  per: string
  /** For 日均, 周均, 月均, 季均: over what. */
  pace: string
  verbs: readonly string[]
}

const endings: readonly (readonly [Measure, RegExp])[] = [
  [
    'growth',
    /(同比)?(增长率|增长速度|增速|增幅|增长幅度|下降率|降幅|同比增长|[比较](上年|去年|上期|上年末|上年同期)(增长|下降|提高|减少))$/,
  ],
  ['rank', /(名次|位次|排名|排位)$/],
  ['edition', /(届次|期次|期号|序次|届数序号|首个|序号|批次号|届别)$/],
  ['standard', /(标准|门槛|限额|上限|下限|定额|保底)$/],
  ['duration', /(年限|天数|时长|学时|课时|年龄|期限|日数)$/],
  ['increase', /(增额|增加额|增加数|增加值|净增数|净增额|增量|提高额|提高数)$/],
  ['share', /(占比|比重|比例|占有率|百分比|比率|[^效概频税汇利]率)$/],
]

/** 人均, 校均, 月人均; 平均每期; 每批平均. Averages over time (年均, 月均) are another thing. */
const averages =
  /(?:月|年|日)?(?<![年月日平])([人户班场次件期企家校店亩厂县村队组])均(?!衡|匀)|平均(?:每([一-龥]))?|每([一-龥])平均/

/** What an increase adds to the name of the thing that increased. */
const risen = /([比较](上年末|上年同期|上年|去年|上期))?(增额|增加额|净增额|增加(额|数|量)?|减少(额|数|量)?)$/

/** Averages over stretches of a year: 日均, 月均. */
const pace = /([日周月季])均(?!衡|匀)/

const plans = /(计划|目标|规划|预期|预计|拟|力争|下达)(任务)?(数|值|人数|额|指标)?/

function measureOf(text: string, unit: string): Measure {
  if (/(增额|增加额|净增额|[比较](上年|去年|上期|上年末|上年同期)(增加|减少)(额|数|量)?)$/.test(text)) return 'increase'
  if (pace.test(text)) return 'average'
  if (averages.test(text) && !/平均(水平)?以上/.test(text)) return 'average'
  const found = endings.find(([, pattern]) => pattern.test(text.replace(/(目标|计划|规划)$/, '')))
  if (found?.[0] === 'share' && unit !== 'percent') return 'count'
  if (found) return found[0]
  return unit === 'percent' ? 'share' : 'count'
}

const measureWords =
  /(所占比例|所占比重|占比|比重|比例|百分比|比率|[比较](?:上年末|上年同期|上年|去年|上期)(?:增长|下降|提高|减少|增加)(?:率|额|数|量)?|同比增长率|同比增长|同比增速|增长率|增长速度|增速|增幅|增长|同比|增额|增加额|净增额|净增数|率)$/

/** A占B的比重; B中A占比. Else the whole text is A. */
function baseOf(text: string): { part: string; base: string } {
  const over = /^(.+?)占(.+?)的?(比重|比例|比率|百分比|比)$/.exec(text)
  if (over) return { part: over[1] ?? '', base: over[2] ?? '' }
  const won =
    /^(.+?)获得?(.{3,}?)(?:的人数)?的?(?:占比|比重|比例)$/.exec(text) ??
    /^(.+?)在(.{2,}?)(?:获奖者|获得者|获评者|人选|当中|中)的?(?:占比|比重|比例)$/.exec(text)
  if (won) return { part: won[1] ?? '', base: won[2] ?? '' }
  const among =
    /^(.{2,}?)(?:(?<![初高其集之职])中(?![专级职心学小央国等])|里)的?(.{2,}?)(?:占比|比重|比例|占有率)$/.exec(text)
  if (among) return { part: text.replace(measureWords, ''), base: among[1] ?? '' }
  return { part: text.replace(measureWords, ''), base: '' }
}

const timeWords =
  /(\d{4}年?(—|-|－|~|至)\d{4}年?|\d{4}年度?|第?[一二三四]季度|[上下]半年|前三季度|\d{1,2}(—|-|至)\d{1,2}月|[“"]?十[二三四五]五[”"]?(期间|以来)?|[一二三四五六七八九十]年(?=累计))/g

/** 劳模和先进工作者表彰总数: the words of each part, as they stand between the conjunctions. */
function partsOf(text: string, learned: ReadonlySet<string>): string[][] {
  if (!/.(和|与|及|以及|、)./.test(text) || /占|率$|比/.test(text)) return []
  return text.split(/以及|和|与|及|、/).map((name) => cut(name, learned).tokens)
}

const flowWords =
  /人次|场次|新增|新发展|安置|培训|发放|办理|办结|受理|收集|调解|投入|资金|补贴|补助|慰问|招聘|发展|评选|授予|推荐|清欠|减免|参赛|参加|签约|化解|救助|帮扶|入会|投保|追发|追回|兑付|拨付|查处|检查|排查|整改|表彰|提供|创效|收缴|征集|采纳|制发|争议|案件/
const stockWords =
  /总数|总量|在册|存量|覆盖率|会员数|会员总|职工数|企业数|组织数|基地|工作室|机构|站点|驿站|阵地|人才(总)?(数|量)|建档|持证/

const tokensOf = (text: string, learned: ReadonlySet<string>) =>
  cut(text.replace(/[和与及](?=[一-龥])/g, '、'), learned)

function read(text: string, unit: string, learned: ReadonlySet<string>): Name {
  const timeless = text
    .replace(/\s+/g, '')
    .replace(/^其中[：:]?/, '')
    .replace(timeWords, '')
  const bare = /合计|总/.test(timeless)
    ? timeless.replace(/[两二三四五六七八九](级|类|大类|批|方面|部分)/, '')
    : timeless
  const measure = measureOf(bare, unit)
  const target = plans.test(bare) && measure !== 'share' ? true : /目标(值)?$|(计划|规划|预期)(值|数|人数)?$/.test(bare)
  const untargeted = target ? bare.replace(plans, '') : bare
  const average = averages.exec(untargeted)
  const paced = untargeted.replace(pace, '')
  const plain = average && (measure === 'average' || measure === 'increase') ? paced.replace(averages, '') : paced
  const { part, base } =
    measure === 'share' || measure === 'growth' ? baseOf(plain) : { part: plain.replace(risen, ''), base: '' }
  const { tokens, whole } = tokensOf(part, learned)
  const telling = tellingOf(tokens)
  return {
    text,
    tokens,
    key: keyOf(tokens),
    telling,
    tellingKey: keyOf(telling),
    nounsKey: keyOf(nounsOf(telling)),
    measure,
    target,
    rule: /最低|最高|不低于|不少于|门槛|标准$|限额/.test(bare),
    whole,
    cumulative: /累计|总计/.test(bare),
    yearly: /年均|每年/.test(bare),
    flow: flowWords.test(bare) && !(stockWords.test(bare) && !/人次|新增|新发展/.test(bare)),
    base: base ? tokensOf(base, learned).tokens : [],
    parts: partsOf(untargeted, learned),
    pace: pace.exec(untargeted)?.[1] ?? '',
    per: average && measure === 'average' ? (average[1] ?? average[2] ?? average[3] ?? '') : '',
    verbs: tokens.filter(isVerb),
  }
}

/** Reads names of indicators, each once. */
export type NameReader = (text: string, unit: string) => Name

/** A reader that knows the words of all names of a register. */
export function nameReader(learned: ReadonlySet<string>): NameReader {
  const seen = new Map<string, Name>()
  return (text, unit) => {
    const memo = `${unit} ${text}`
    const found = seen.get(memo)
    if (found) return found
    const name = read(text, unit, learned)
    seen.set(memo, name)
    return name
  }
}

/** The modifiers of a name by dimension, and its steps on ladders. */
export function modifiersOf(tokens: readonly string[]): { dimension: string; value: string }[] {
  return tokens.flatMap((token) => {
    const dimension = dimensionOf.get(token)
    return dimension ? [{ dimension, value: token }] : []
  })
}

/** The part of a ladder that a name covers: [lowest, highest] step, by 以上, 以下 and several steps named; null without one. */
export function rungsOf(
  tokens: readonly string[],
  note = '',
): { ladder: string; from: number; to: number; top: number; open: boolean } | null {
  const steps = tokens.flatMap((token) => stepOf.get(token) ?? [])
  const [first] = steps
  if (!first || steps.some((step) => step.ladder !== first.ladder)) return null
  const numbers = steps.map(({ step }) => step)
  const above = tokens.includes('以上') || /及以上|以上/.test(note)
  const below = tokens.includes('以下')
  return {
    ladder: first.ladder,
    from: below ? 0 : Math.min(...numbers),
    to: above ? first.top : Math.max(...numbers),
    top: first.top,
    open: above,
  }
}
