import { senseOf } from '#kernel/indicator'

/** What a remark says that bears on the number beside it. */
export interface Note {
  /** The stated scope, bare: 规模以上企业, 含退休职工; empty when the remark states none. */
  scope: string
  /** It calls itself a scope (口径, 含, 不含, 仅), rather than only naming a group. */
  stated: boolean
  /** +1 when it says that more is counted in (含), -1 when less (不含, 仅), 0 else. */
  reach: number
  /** It says who did it, so that the number is that body's share: 工会系统组织, 由省总工会命名. */
  actor: boolean
  /** It names a group that is not all there are: 农村转移劳动力. */
  narrow: boolean
  /** It says that the number runs from the start of something (累计), or is one year's alone (当年). */
  run: 'running' | 'single' | null
  /** What a share is said to be of: 占应到代表. */
  base: string
  /** Offices it says the figure comes from. */
  origins: string[]
  /** Counted things it names: 共5家, 40份问卷. */
  counts: { value: number; unit: string }[]
  /** It counts in what was left from before: 含上年结转. */
  carried: boolean
  /** It says that a total is the sum of parts. */
  sums: boolean
  /** It says that the scope is the other's: 与上年口径相同, 同口径. */
  sameScope: boolean
  /** It leaves something out, in whatever clause: 仅…, 不含…. */
  less: boolean
  /** It says that the list is another's, too: 与妇联共用一份名单. */
  shared: boolean
  /** It says that the stretch of time is not given. */
  openPeriod: boolean
  role: 'target' | 'rule' | null
  text: string
}

const empty: Note = {
  scope: '',
  stated: false,
  reach: 0,
  actor: false,
  narrow: false,
  run: null,
  base: '',
  origins: [],
  counts: [],
  carried: false,
  sums: false,
  sameScope: false,
  less: false,
  shared: false,
  openPeriod: false,
  role: null,
  text: '',
}

const scopeWord =
  /以.{2,}为(?:分母|基数)|(?:统计)?口径(?:为|是|：|:|不同|范围为)?|^(?=不含|不包括|不包含|含|包括|包含|仅|只|限|剔除|扣除|除)/
/** A remark that only names a group states the scope, too: 规模以上企业; 全部企业. */
const groupWord =
  /(企业|职工|人员|单位|会员|劳动者|工人|劳动力|农民工|毕业生|学员|学徒|军人|青年|妇女|残疾人|家庭|群体|对象|学生|教师)$|规模以上|规上|全部|全体|所有|国有|民营|非公|在岗|城镇|农村|已建|百人以上|持证|常住|户籍|实名|在册|存量|增量|本级|省属|市属|央企|中央企业/
/** Who ran it or how it was paid tells one part of all there was: 工会主办; 职业院校承担的培训; 补贴性培训. */
const shareWord =
  /(主办|承办|举办|承担|自办|兴办|经办|自建|自筹|购买)的?([一-龥]{2,6})?$|^[一-龥]{2,6}(性|类|期内|校内|院内|场内|区内)[一-龥]{2,6}$/
/** Who did the deed: 工会系统组织; 由省总工会命名; 全省法律援助机构受理. */
const actorWord =
  /^由?(?!会同|联合|配合|协同)[一-龥]{0,10}(机构|部门|系统|干部|工会|单位|中心|学校|院校|企业|协会|[厅局委])(自行|直接)?(组织|开展|实施|受理|走访|办理|审查|备案|备案审查|命名|认定|征集|处置|查处|发放|筹集|出资|建设|兴建)(的[一-龥]{2,6})?$/
/** One class of a list that is graded: 一档, 二类区, 第三批. */
const classWord = /^第?[一二三四五六七八九十\d]+(档|类|类区|类地区|等|组|标段)/
const wholeWord = /全部|全体|所有|各级|各类|^全[省市区州县国]/
const sourceWord = /数据|来源|提供|原文|名称中|摘自|归于|刊发|见第/
const originWord =
  /(?:归于|来自|来源于?|引自|据|由|摘自|转引自?)?((?:省|市|自治区|州|县|国家)?[一-龥]{2,10}?(?:厅|局|委|部|会|院|办|处|集团|公司))(?:数据|提供|口径|统计|推荐|上报|公布|报送|安排)?/g

/** Numbers of one sign. */
export const digits: Readonly<Record<string, number>> = {
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

function scopeOf(text: string): string {
  const clauses = text.split(/[；;。]/)
  const stated = clauses.filter(
    (clause) =>
      scopeWord.test(clause.trim()) ||
      actorWord.test(clause.trim()) ||
      classWord.test(clause.trim()) ||
      ((groupWord.test(clause) || shareWord.test(clause.trim())) && !sourceWord.test(clause)),
  )
  const kept =
    stated.length > 0
      ? stated
      : clauses.filter(
          (clause) =>
            /[两二三四五六七八九十\d][届批轮]/.test(clause) && !/第[一二三四五六七八九十\d]+[届批]/.test(clause),
        )
  return kept
    .map((clause) =>
      clause
        .trim()
        .replace(/(?:统计)?口径(?:为|是|：|:)?/, '')
        .replaceAll('有制', '')
        .replaceAll('规模以上', '规上'),
    )
    .join('；')
}

function countsOf(text: string): Note['counts'] {
  return [
    ...text.matchAll(
      /(?:共|对应|合计|计|回收|发放|涉及)?(\d+(?:\.\d+)?|[两二三四五六七八九十])(家|户|人|名|件|份|个|项|条|起|场|期|所)/g,
    ),
  ].map(([, number = '', unit = '']) => ({ value: digits[number] ?? Number(number), unit }))
}

function roleOf(text: string): Note['role'] {
  if (/目标|计划(值|数|人数)|规划|预期|拟(?!定)|力争/.test(text)) return 'target'
  return /规定值|标准值|门槛|政策规定|制度规定/.test(text) ? 'rule' : null
}

/** The scope is said to be the other's. */
const sameScope = /同口径|口径[一-龥]{0,8}(相同|一致|未变|不变|未调整)/

/** What a share is said to be of: 占应到代表; 以全县乡镇数为分母; 按有效票计. */
const baseOf = (text: string): string =>
  /^占(?:全部)?(.{2,}?)的?(?:比重|比例|比)?$/.exec(text)?.[1] ??
  /以([^，；。]{2,}?)(?:数|人数)?(?:为|作)(?:分母|基数)/.exec(text)?.[1] ??
  ''

const runOf = (text: string): Note['run'] =>
  /^(历年)?累计|累计(数|值|口径)|[两二三四五六七八九]年累计/.test(text)
    ? 'running'
    : /^(仅|只)?(\d{4}年)?(当年|本年|年内|当期|当季|当月)/.test(text)
      ? 'single'
      : null

function read(text: string): Note {
  const scope = sameScope.test(text) ? '' : scopeOf(text)
  const actor = text.split(/[；;。]/).some((clause) => actorWord.test(clause.trim()))
  const isShare = shareWord.test(scope) || actor
  const less = isShare || /^(不含|不包括|不包含|仅|只|限|剔除|扣除|除)/.test(scope)
  const reach = less ? -1 : /^(含|包括|包含)/.test(scope) ? 1 : 0
  const sourced = /归于|来自|来源|引自|据|摘自|数据|提供|推荐|上报|公布|报送|安排/.test(text)
  return {
    scope,
    stated: isShare || text.split(/[；;。]/).some((clause) => scopeWord.test(clause.trim())),
    reach,
    actor,
    narrow: reach <= 0 && groupWord.test(scope) && !wholeWord.test(scope),
    run: runOf(text),
    base: baseOf(text),
    origins: sourced ? [...text.matchAll(originWord)].map((found) => found[1] ?? '').filter(Boolean) : [],
    counts: countsOf(text),
    carried: /结转|结余|遗留|跨年|(以前|往年|上年|历年)[一-龥]*(案件|未结|积案)/.test(text),
    sums: /合计|总计|之和|相加|汇总|加总|共计|分别/.test(text) && !/全国各/.test(text),
    sameScope: sameScope.test(text),
    less: /(^|[，,；;。])(仅|只[限含计]|限于|不含|不包括|不计|剔除)/.test(text),
    shared:
      /同一(份|批|张)?(名单|名册|批)|(名单|名册)[一-龥]*(完全)?(相同|一致)|共用[一-龥]{0,4}(名单|名册)|为同一(批|个|件|项|事)/.test(
        text,
      ),
    openPeriod: /未注明(起止|时间|期间|年份|年度|时段)/.test(text),
    role: roleOf(text),
    text,
  }
}

const seen = new Map<string, Note>()

/** Reads a remark (口径为规模以上企业；含退休职工；省人社厅数据；目标值). */
export function noteOf(text: string): Note {
  const bare = text.trim()
  if (!bare) return empty
  const found = seen.get(bare)
  if (found) return found
  const note = read(bare)
  if (seen.size > 100_000) seen.clear()
  seen.set(bare, note)
  return note
}

/** Whether a qualifier only blurs the number, and says nothing of how it was counted. */
export const isBlur = (qualifier: string): boolean => senseOf(qualifier) !== 'exact'
