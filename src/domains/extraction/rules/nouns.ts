/** Words that stand before the counted thing and say nothing of it. */
const FILLER_AHEAD =
  /^(?:[一二三四五六七八九十]是|其中[，,：:]?|同时[，,]?|此外[，,]?|目前|截至目前|现有|全年|累计|共|共有|先后|分别|已|已经|并|还|又|又有|也|均|都|仍|力争|确保|努力|实现|将|拟|要|来自|对|为|在|由|向|按|即|有|使|和|与|及|以及|■+|[、，,：:；。■])+/
/** Words that stand between the counted thing and its number. */
const FILLER_BEHIND =
  /(?:[，,：:（(]|共计|总计|合计|累计|共有|共|近|约|大约|超过|超|逾|突破|达到了?|高达|达|不少于|不低于|至少|仅有?|只有|最高|最低|提高到|提高至|提升到|提升至|增加到|增加至|下降到|降至|增长到|增长了?|提高了?|提升了?|增加了?|下降了?|减少了?|为|是|有|了|的|满|上|人均|户均|平均|每人每月|每月|每年|年均|分别|各|均|由|从|到|至|比例|■)+$/
const STOP_BEHIND =
  /[，。；、：！？■\d“（(）)\n\t+]|(?:先后|分别|共同|积极|深入|参加|参与|参赛|开展|担任|提供|举办|获得|荣获|受理|办理|受益|到|在|被|已|将|可|均|都|与|和|为|完成|进行|展开|接受|走访|报名|建立|成立|实现|实施|推动|联合|送去|送上|全部|超过|逾期|未|进|入|获|授予|晋升|集中|现场|观看|线上|聚焦|以及|参演|就业|就近|对|等|发放|给予)/
const GENERIC = /^(?:的|职工群众|人员|同志|单位|企业|人|方面|内容|问题)$/
const VERB_FIRST =
  /^(?:先后|分别|共同|参加|参与|参赛|报名|荣获|获|授予|开展|进行|受益|在|被|已|将|可|与|和|及|以及|以上|以下|左右|等|，|。|；|、|：|）|\)|■|,|;)/

/** What a number counts: the words for it before or behind, and which of the two was taken. */
export interface Noun {
  noun: string
  side: 'ahead' | 'behind' | 'none'
}

const clean = (text: string) =>
  text
    .replace(/■/g, '')
    .replace(/[“”《》（）()]/g, '')
    .trim()

/** Words from the last stop before the number. `carried` is what the clause before spoke of, for 占 and 覆盖率. */
function ahead(clause: string): string {
  const tail = clause.replace(/[“”]/g, '')
  const own = tail.slice(
    Math.max(
      ...['，', '。', '；', '：', '！', '？', '、', '\t'].map((sign) => tail.lastIndexOf(sign, tail.length - 1)),
    ) + 1,
  )
  return clean(own.replace(FILLER_AHEAD, '').replace(FILLER_BEHIND, ''))
}

function behindOf(text: string): string {
  const rest = text.replace(/^的/, '').replace(/^“([^”]{1,16})”/, '$1')
  if (VERB_FIRST.test(rest)) return ''
  const stop = STOP_BEHIND.exec(rest)
  const words = rest.slice(0, Math.min(stop?.index ?? rest.length, 24))
  return clean(words).replace(/的$/, '')
}

/**
 * What is counted. Shares and money are named before their number (覆盖率达到40.9%, 投资873万元), things counted by
 * measure words behind it when a noun follows (17家企业), else before it (党建指导员3166名).
 */
export function nounOf(clause: string, behind: string, unit: string): Noun {
  const [before, after] = [ahead(clause), behindOf(behind)]
  const verb =
    /(?:选派|选取|组织|举办|覆盖|惠及|带动|推荐|建成|建立|培育|培养|评选|新增|来自|慰问|支持|帮扶|为|对|有|的|由|向)$/.exec(
      clause,
    )
  if (unit === '%' || unit === '个百分点' || unit === '倍' || /^元/.test(unit)) {
    if (before !== '') return { noun: before, side: 'ahead' }
    return after === '' ? { noun: '', side: 'none' } : { noun: after, side: 'behind' }
  }
  if (after !== '' && !(GENERIC.test(after) && before.length > 2)) {
    const lead = verb && before.length <= 6 && !/^(?:为|对|有|的|由|向|来自)$/.test(verb[0]) ? before : ''
    return { noun: lead + after, side: 'behind' }
  }
  if (before !== '')
    return { noun: GENERIC.test(after) ? before + (after === '的' ? '' : after) : before, side: 'ahead' }
  return after === '' ? { noun: '', side: 'none' } : { noun: after, side: 'behind' }
}

/** The name an indicator of this would bear: 选派党建指导员数, 投资额, 党组织覆盖率, 占就业人员比重. */
export function indicatorName(noun: string, unit: string): string {
  const base = noun.replace(/^(?:共|累计)/, '').slice(0, 40)
  if (base === '') return ''
  if (/(?:率|比|比例|比重|占比|数|额|量|值|标准|金额|人数|人次|名次|届次|总量|规模|面积)$/.test(base)) return base
  if (unit === '%') return /^占/.test(base) || /占/.test(base) ? `${base.replace(/的$/, '')}比重` : `${base}占比`
  if (unit === '个百分点') return `${base}变化`
  if (/^元/.test(unit)) return /(?:资金|经费|投资|补贴|奖金|工资|养老金|标准|金)$/.test(base) ? base : `${base}金额`
  if (unit === '届') return `${base}届次`
  if (unit === '位') return `${base}名次`
  if (unit === '人次') return `${base}人次`
  if (unit === '场次' || unit === '场') return `${base}场次`
  return `${base}数`
}
