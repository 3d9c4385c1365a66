/** Words that stand before the counted thing and say nothing of it. */
const FILLER_AHEAD =
  /^(?:[一二三四五六七八九十]是|其中[，,：:]?|同时[，,]?|此外[，,]?|截至目前|目前|现有|全年|累计|共有|共计|共|先后|分别|已经|已|并|还|又有|又|也|均|都|仍|全[省市州县区](?=共有|现有|累计|新建|新增)|区[）)]|力争|确保|努力|实现|拟|来自|对|为|在|由|向|按|即|有|使|和|与|及|以及|【[^】]*】|■+|[、，,：:；。■）)])+/
/** Words that stand between the counted thing and its number. */
const FILLER_BEHIND =
  /(?:[，,：:（(]|共计|总计|合计|累计|共有|共|近|约|大约|超过|超|逾|突破|达到了?|高达|达|不少于|不低于|至少|仅有?|只有|最高|最低|提高到|提高至|提升到|提升至|增加到|增加至|下降到|降至|增长到|是|有|了|的|人均|户均|平均|每人每月|每月|每年|年均|先后|分别|各|均|日均|为期|分|由|从|(?<![实应])到|至|比例为?|为|■)+$/
const STOP_BEHIND =
  /[，。；：！？■\d“（(）)\n\t+]|(?<!性)、|(?:先后|分别|共同|积极|深入|参加|参与|参赛|开展|担任|提供|举办|获得|荣获|受理|办理|受益|在|被|已|将|可|均|都|与|和|为|完成|进行|展开|接受|走访|报名|建立|成立|实现|实施|推动|联合|送去|送上|全部|超过|逾期|未|入围|获|授予|晋升|集中|现场|观看|线上|聚焦|以及|参演|就业|就近|对|等|发放|给予|进入|到场|参会|(?<!公)共(?!同|产|青)|作为|组成)/
const GENERIC = /^(?:职工群众|人员|同志|单位|企业|人|方面|内容|问题|职工|项目|选手|代表|干部|会员)$/
const BARE_VERB =
  /^(?:投资|带动|培训|发放|惠及|覆盖|培养|培育|选派|选取|建成|推荐|评选|组织|举办|参加|参与|帮扶|救助|慰问|组建|创建|打造|开展|支持|吸引|选树|新建|发展|兑现|推动|深入|来自)$/
const VERB_FIRST =
  /^(?:先后|分别|共同|参加|参与|参赛|报名|荣获|获|授予|开展|进行|受益|在|被|已|将|可|与|和|及|以及|以上|以下|左右|等|(?:增加|提高|提升|扩大|上升|缩短|压缩|减少|下降|降低|降|增)[到至为]|[，。；、：）)■,;])/
/** Names of parts and of changes that say nothing without what they are of. */
const NEEDS_MORE =
  /^(?:占.*|同比.*|环比.*|比上年.*|较上年.*|(?:覆盖率|完成率|满意率|满意度|办结率|检出率|采纳率|持证率|合格率|通过率|就业率|总投资|投资额?|总面积|增长|提高|下降|减少|其中|户均|人均|赔付|融资|受益|采纳|创收|产值|奖励|结余)$)/

/** What a number counts: the words for it before or behind, and which of the two was taken. */
export interface Noun {
  noun: string
  side: 'ahead' | 'behind' | 'none'
}

/** Whether a noun needs that of the number before it: 占总数的, 覆盖率, 同比增长. */
export const needsMore = (noun: string): boolean => noun === '' || (NEEDS_MORE.test(noun) && noun.length <= 12)

const clean = (text: string) =>
  text
    .replace(/■/g, '')
    .replace(/[“”《》（）()]/g, '')
    .trim()

const STOPS = ['，', '。', '；', '：', '！', '？', '、', '\t', '】']

/** Words from the last stop before the number. */
function ahead(clause: string): string {
  const tail = clause.replace(/[“”]/g, '')
  const own = tail.slice(Math.max(...STOPS.map((sign) => tail.lastIndexOf(sign))) + 1)
  return clean(
    own
      .replace(FILLER_AHEAD, '')
      .replace(/及以上$/, '及以上■')
      .replace(FILLER_BEHIND, ''),
  )
}

function behindOf(text: string): { words: string; stop: string } {
  const rest = text.replace(/^的/, '').replace(/^“([^”]{1,16})”/, '$1')
  if (VERB_FIRST.test(rest)) return { words: '', stop: '' }
  const stop = STOP_BEHIND.exec(rest)
  const words = rest.slice(0, Math.min(stop?.index ?? rest.length, 24))
  return { words: clean(words).replace(/的$/, ''), stop: stop?.[0] ?? '' }
}

/** Verb and object behind a bare number: 50人报名, 873万元建设一批职工书屋. */
const objectOf = (text: string, length: number): string =>
  clean(/^[^，。；、：！？■\d（(\t]{0,30}/.exec(text.replace(/^的/, ''))?.[0] ?? '').slice(0, length)

/**
 * What is counted. Shares and money are named before their number (覆盖率达到40.9%, 投资873万元), things counted by
 * measure words behind it when a noun follows (17家企业), else before it (党建指导员3166名).
 */
export function nounOf(clause: string, text: string, unit: string): Noun {
  const before = ahead(clause)
  const { words, stop } = behindOf(text)
  if (/^(?:%|个百分点|倍|元.*)$/.test(unit)) return ofAmount(before, words, text, unit)
  // 男性工人29509人女性工人15490人: what follows is the next number's.
  const isNext =
    /\d/.test(stop) &&
    before.length > 2 &&
    words.length > 2 &&
    /[\u4e00-\u9fff]$/.test(clause) &&
    !/[了的]$|各|全/.test(clause)
  const after = isNext ? '' : words
  if (after !== '' && !(GENERIC.test(after) && before.length > 3)) {
    const joins = before !== '' && (BARE_VERB.test(before) || GENERIC.test(after))
    return { noun: (joins ? before : '') + after, side: 'behind' }
  }
  if (before !== '') {
    const rest = BARE_VERB.test(before) ? objectOf(text, 8) : ''
    return { noun: before + (GENERIC.test(after) && rest === '' ? after : rest), side: 'ahead' }
  }
  const object = after || objectOf(text, 8)
  return object === '' ? { noun: '', side: 'none' } : { noun: object, side: 'behind' }
}

function ofAmount(before: string, after: string, text: string, unit: string): Noun {
  if (/(?:价值|面值|总值|标准)$/.test(before) && /^的/.test(text)) {
    const worth = /(?:价值|面值|总值|标准)$/.exec(before)?.[0] ?? ''
    return { noun: objectOf(text, 16).replace(/的.*$/, '') + worth, side: 'behind' }
  }
  if (before !== '') {
    const rest = /^元/.test(unit) && before.length <= 2 ? objectOf(text, 18) : ''
    return { noun: before + rest, side: 'ahead' }
  }
  const object = after || objectOf(text, 16)
  return object === '' ? { noun: '', side: 'none' } : { noun: object, side: 'behind' }
}
