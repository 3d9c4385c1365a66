import type { UnitKind } from '#kernel/org'
import type { DemonstrationUnit } from './unit.ts'

interface More {
  short?: string
  aliases?: string[]
  industrial?: string
}

const unit =
  (kind: UnitKind) =>
  (key: string, parent: string, regionId: number, name: string, more: More = {}): DemonstrationUnit => ({
    key,
    parent,
    ...(more.industrial ? { industrialParent: more.industrial } : {}),
    name,
    shortName: more.short ?? null,
    aliases: more.aliases ?? [],
    kind,
    regionId,
    uscc: null,
  })

const industryUnion = unit('industry-union')
const enterprise = unit('enterprise')
const baseUnion = unit('base-union')

/** Industry unions the journal names, and one made up for enterprises whose industry union it does not name. */
const industryUnions: readonly DemonstrationUnit[] = [
  industryUnion('culture-union', 'province', 630000, '青海省教科文卫体工会', { short: '省教科文卫体工会' }),
  industryUnion('transport-union', 'province', 630000, '青海省交通运输工会', { short: '省交通运输工会' }),
  industryUnion('organs-union', 'province', 630000, '青海省直属机关工会工作委员会', { short: '省直机关工会工委' }),
  industryUnion('industrial-union', 'province', 630000, '青海省工业系统工会（演示）', {
    short: '省工业系统工会（演示）',
  }),
  industryUnion('hainan-express', '632500', 632500, '海南州快递行业工会'),
  industryUnion('datong-tourism', '630121', 630121, '大通县旅游餐饮行业工会联合会'),
  industryUnion('datong-freight', '630121', 630121, '大通县交通运输货运行业工会联合会', {
    industrial: 'transport-union',
  }),
  industryUnion('dulan-express', '632822', 632822, '都兰县快递、美团外卖行业工会联合会'),
  industryUnion('haibei-housekeeping', '632200', 632200, '海北州家政服务行业工会'),
]

/** Enterprises the journal names: those of the province itself, of Xining and of Haixi. */
const named: readonly DemonstrationUnit[] = [
  enterprise('energy', 'province', 630000, '国家能源集团青海省分公司', { industrial: 'industrial-union' }),
  enterprise('hydropower', 'province', 630000, '中国水电四局', {
    aliases: ['水电四局'],
    industrial: 'industrial-union',
  }),
  enterprise('green', 'province', 630000, '中国绿发青海分公司', { industrial: 'industrial-union' }),
  enterprise('western-mining', 'province', 630000, '西矿集团', { industrial: 'industrial-union' }),
  enterprise('materials', 'province', 630000, '青海物产集团有限公司', { short: '青海物产集团' }),
  enterprise('jinhe', '630100', 630100, '金诃藏药股份有限公司', { short: '金诃藏药', industrial: 'industrial-union' }),
  enterprise('lihao', '630100', 630100, '青海丽豪清能股份有限公司', {
    short: '丽豪清能',
    industrial: 'industrial-union',
  }),
  enterprise('salt-lake', '632801', 632801, '青海盐湖工业股份有限公司', {
    short: '盐湖股份',
    industrial: 'industrial-union',
  }),
  enterprise('potash', 'salt-lake', 632801, '青海盐湖工业股份有限公司钾肥分公司', {
    short: '盐湖股份钾肥分公司',
    industrial: 'salt-lake',
  }),
  enterprise('xiyu', '632801', 632801, '青海西豫有色金属有限公司', {
    short: '西豫有色',
    industrial: 'industrial-union',
  }),
  enterprise('oilfield', '632803', 632803, '青海油田公司', { industrial: 'industrial-union' }),
]

const expressOf = (code: number, county: string) =>
  baseUnion(`express-${code}`, String(code), code, `${county}快递行业工会`, { industrial: 'hainan-express' })

/** Base unions: of schools the journal names, of Hainan's five counties, and made up where it names none. */
const baseUnions: readonly DemonstrationUnit[] = [
  baseUnion('vocational-university', '630100', 630100, '青海职业技术大学工会', { industrial: 'culture-union' }),
  baseUnion('construction-college', '630100', 630100, '青海建筑职业技术学院工会', { industrial: 'culture-union' }),
  baseUnion('datong-kindergartens', '630121', 630121, '大通县民办幼儿园联合工会（演示）', {
    industrial: 'culture-union',
  }),
  baseUnion('huzhu-school', '630223', 630223, '互助县现代家政培训学校工会'),
  baseUnion('minhe-base', '630222', 630222, '民和县企业联合工会（演示）', { industrial: 'industrial-union' }),
  expressOf(632521, '共和县'),
  expressOf(632522, '同德县'),
  expressOf(632523, '贵德县'),
  expressOf(632524, '兴海县'),
  expressOf(632525, '贵南县'),
  baseUnion('haiyan-craft', '632223', 632223, '海晏县乡村工匠联合工会（演示）'),
  baseUnion('tongren-base', '632301', 632301, '同仁市企业联合工会（演示）'),
  baseUnion('banma-base', '632622', 632622, '班玛县企业联合工会（演示）'),
  baseUnion('nangqen-base', '632725', 632725, '囊谦县生态管护员联合工会（演示）'),
]

/** Industry unions, enterprises and base unions of the demonstration province. */
export const enterprises: readonly DemonstrationUnit[] = [...industryUnions, ...named, ...baseUnions]
