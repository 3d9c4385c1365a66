import type { NamedUnit } from '../model.ts'

/** Usual short forms inside names of departments, and what they stand for. 和 and 与 are dropped on both sides. */
const SHORT: [RegExp, string][] = [
  [/人社/, '人力资源社会保障'],
  [/发改/, '发展改革'],
  [/工信/, '工业信息化'],
  [/国有资产监督管理/, '国资'],
  [/卫健/, '卫生健康'],
  [/住建/, '住房城乡建设'],
  [/文旅/, '文化旅游'],
  [/科学技术(?=[厅局部委])/, '科技'],
  [/市监|市场监督管理/, '市场监管'],
  [/交通运输/, '交通'],
  [/医疗保障/, '医保'],
  [/应急管理/, '应急'],
  [/网络安全信息化/, '网信'],
  [/妇女联合会/, '妇联'],
  [/工商业联合会/, '工商联'],
  [/科学技术协会/, '科协'],
  [/残疾人联合会/, '残联'],
  [/文学艺术界联合会/, '文联'],
  [/机构编制/, '编'],
  [/精神文明建设指导/, '文明'],
  [/共产主义青年团|共青团/, '团'],
  [/^团(.*省)委(?:员会)?$/, '团$1委'],
  [/高级人民法院/, '法院'],
  [/中级人民法院/, '中院'],
  [/人民检察院/, '检察院'],
  [/中国人民银行/, '人民银行'],
  [/国家税务总局(.+?)税务局/, '$1税务局'],
  [/中华全国总工会|^全总$/, '全国总工会'],
  [/(?<=[省市州县区盟旗])总工会|(?<=[省市州县区盟旗])总$/, '总工会'],
  [/产业工人队伍建设改革/, '产改'],
]

/** A unit's name in the one form all its usual names share: 青海省人力资源和社会保障厅 and 省人社厅 are equal. */
function unitKey(name: string): string {
  let key = name
    .replace(/[\s“”"]/g, '')
    .replace(/[（(].*[)）]$/, '')
    .replace(/[和与及]/g, '')
  key = key.replace(/^(?!国)[\u4e00-\u9fff]{2,3}省/, '省').replace(/^[\u4e00-\u9fff]{2,6}自治区/, '区')
  for (const [short, full] of SHORT) key = key.replace(short, full)
  return key
    .replace(/^中共省委/, '省委')
    .replace(/人民政府/, '政府')
    .replace(/^([省市州县区])政府(?=.{2})/, '$1')
    .replace(/委员会/, '委')
    .replace(/办公室$/, '办')
    .replace(/办公厅$/, '办公厅')
}

/** Finds the unit of the org tree that a name in a document means, or null. */
export type FindUnit = (name: string) => NamedUnit | null

/** Prepares the units for look-ups. A name that two units share, and an elided 省 that fits two units, match neither. */
export function unitIndex(units: NamedUnit[]): FindUnit {
  const byKey = new Map<string, NamedUnit | null>()
  const put = (key: string, unit: NamedUnit) => {
    const known = byKey.get(key)
    byKey.set(key, known === undefined || known?.id === unit.id ? unit : null)
  }
  const elided = new Map<string, NamedUnit | null>()
  for (const unit of units)
    for (const name of unit.names) {
      const key = unitKey(name)
      put(key, unit)
      const core = key.replace(/^[省区](?!委)/, '')
      if (core === key || core.length < 3) continue
      const known = elided.get(core)
      elided.set(core, known === undefined || known?.id === unit.id ? unit : null)
    }
  return (name) => {
    const key = unitKey(name)
    return byKey.get(key) ?? (byKey.has(key) ? null : (elided.get(key) ?? null))
  }
}

const UNIT_END =
  /(?:工会|委员会|[委厅局]|(?<!干|全|内|外|东|西|中|南|北|大|局|一|俱乐)部|[办署]|办公[室厅]|政府|法院|检察院|联合会|协会|妇联|工商联|科协|残联|文联|记协|党校|党委|党组|纪委|工委|机构|部门|成员单位|责任单位|直属单位|参与单位|专班|领导小组|工作组|协调小组|联席会议|银行|集团|市州|州市|各市|各州|各县|县区|区县|各地|各级|各单位|各地区|各市县|各区县|各县区|各市县区|各县（市、区）|各市（州）|各市（地）|各县（市）|开发区|园区管委会|管委会|院校|高校|税务局|总队|支队|中心|[省市县区州团].{2,14}(?<![到好用深出])(?:处|科|馆|站|所|公司|学院|大学|学校))$/
const NO_UNIT =
  /(?:企业|用人单位|事业单位|培训机构|医疗机构|评价机构|社会组织|委托|常委|选委|编委|职工|工人|代表|会议)$|^(?:对|把|将|向|与|在|为|以|从|加强|推动|支持|鼓励|推进|督促|发挥|健全|完善|建立|指导|引导|组织|未|经|各类|按照|根据|依照|依法)/
const JOINED =
  /人力资源和社会保障|工业和信息化|住房和城乡建设|文化和旅游|发展和改革|自然资源和规划|规划和自然资源|民族和宗教|网络安全和信息化|退役军人和|交通和|农业和农村|科学技术和|应急和|体育和|经济和信息化|商务和|市场和/

/** Whether a name could be that of a body or of a group of bodies: 省教育厅, 各级工会, 有关部门. */
export const isUnitName = (name: string, find: FindUnit): boolean =>
  find(name) !== null || (name.length >= 2 && name.length <= 26 && UNIT_END.test(name) && !NO_UNIT.test(name))

/** The names in a list 甲、乙和丙, with their offsets; 省人力资源和社会保障厅 stays whole. */
export function listedNames(text: string, find: FindUnit): { name: string; at: number }[] {
  const names: { name: string; at: number }[] = []
  for (const part of text.matchAll(/(?:[（(][^（）()\n]{0,24}[)）]|[^、，,；;\s\n/])+/g)) {
    const at = part.index
    for (const name of splitAnd(part[0], find)) {
      const lead = /^(?:和|与|及|以及|会同|联合|商|由|各相关|请|“)*/.exec(name.name)?.[0].length ?? 0
      const kept = name.name
        .slice(name.name.startsWith('各相关') ? 0 : lead)
        .replace(
          /(?:[（(](?!(?:[市区县州旗地盟]、?)+[)）])[^（）()]*[)）]|本级|等(?:单位|部门|有关部门|相关部门)?|按照?各?自?职责(?:分工)?|分别|共同|要|应当|应|须|具体|积极|密切|主动|负责|牵头|配合|落实)+$/,
          '',
        )
      if (kept) names.push({ name: kept, at: at + name.at + (name.name.startsWith('各相关') ? 0 : lead) })
    }
  }
  return names
}

function splitAnd(name: string, find: FindUnit): { name: string; at: number }[] {
  if (find(name) || JOINED.test(name)) return [{ name, at: 0 }]
  const cut = /(?<=.{2})(?:以及|[和与及]|等(?=[省市县区各有相]+.{0,3}(?:部门|单位)))(?=.{2})/.exec(name)
  if (!cut) return [{ name, at: 0 }]
  const rest = cut.index + cut[0].length
  const tail = splitAnd(name.slice(rest), find).map((one) => ({ name: one.name, at: one.at + rest }))
  return [{ name: name.slice(0, cut.index), at: 0 }, ...tail]
}

const DEED =
  /制定|建立|健全|推进|推动|开展|组织(?!部)|统筹|落实|加强|实施|研究|完善|负责|牵头|指导(?!委)|按照|依照|依法|共同|做好|责令|给予|予以|批准|决定|规定|会同|出台|印发|提出|协商|对|将|向|在/

/** The names a text begins with, up to the first word that is none: 省人社厅、省教育厅制定… gives two. */
export function leadingNames(text: string, find: FindUnit): { name: string; at: number }[] {
  const names: { name: string; at: number }[] = []
  const head = text.slice(0, 120)
  for (const one of listedNames(head.slice(0, DEED.exec(head)?.index ?? head.length), find)) {
    let { length } = one.name
    while (length >= 2 && !isUnitName(one.name.slice(0, length), find)) length--
    if (length >= 2) names.push({ name: one.name.slice(0, length), at: one.at })
    if (length < one.name.length) break
  }
  return names
}
