import type { Kind, Level, Validity } from '../model/index.ts'

/**
 * A document that the journal names. Numbers and dates that it does not give stay open. It names all of them as issued and being
 * carried out, so that they were in force in October 2024; plans for 2023 were over by then, and what cannot be told stays open.
 */
export interface NamedDocument {
  title: string
  kind: Kind
  level: Level
  /** Line of the journal that names it. */
  line: number
  /** Measures of the central Opinion that it serves, by our reading. */
  measures: readonly number[]
  number?: string
  issuer?: string
  issuedOn?: string
  validity?: Validity
  validUntil?: string
  implements?: string
  note?: string
}

const opinion = '中共中央 国务院关于深化产业工人队伍建设改革的意见'
const plan = '新时期产业工人队伍建设改革方案'
const labour = '青海省人力资源和社会保障厅'
const schools = '青海省教育厅'
const science = '青海省科学技术厅'

/** The documents named in the journal of the provincial federation, in the order of its lines. */
export const namedDocuments: readonly NamedDocument[] = [
  {
    title: opinion,
    issuer: '中共中央、国务院',
    kind: 'opinion',
    level: 'central',
    line: 271,
    issuedOn: '2024-10-12',
    measures: [],
    note: '27 项举措的来源，本身不计作配套文件。',
  },
  {
    title: '关于推进新时期产业工人队伍建设改革的实施意见',
    issuer: '中共青海省委、青海省人民政府',
    kind: 'opinion',
    level: 'province',
    line: 405,
    measures: [1, 3, 9, 12, 18, 25],
    implements: plan,
    note: '8 个方面 26 项举措；早于中央《意见》，须逐项重新对照。',
  },
  {
    title: '关于加强和改进新时代产业工人队伍思想政治工作的若干措施',
    kind: 'other',
    level: 'province',
    line: 405,
    measures: [1, 3],
  },
  { title: '关于深化产教融合的实施意见', kind: 'opinion', level: 'province', line: 405, measures: [8, 10] },
  { title: plan, kind: 'other', level: 'central', line: 415, measures: [], note: '2017-02-06 审议通过。' },
  {
    title: '中共青海省委关于贯彻落实党的二十届三中全会精神进一步全面深化改革、奋力推进中国式现代化青海实践的决定',
    issuer: '中共青海省委',
    kind: 'decision',
    level: 'province',
    line: 489,
    measures: [25],
  },
  {
    title: '2023年全省职业技能提升行动工作方案',
    validity: 'lapsed',
    validUntil: '2023-12-31',
    issuer: labour,
    kind: 'other',
    level: 'province',
    line: 539,
    measures: [9],
  },
  {
    title: '青海省深化现代职业教育体系建设改革“三张清单”',
    issuer: schools,
    kind: 'other',
    level: 'province',
    line: 643,
    measures: [8],
  },
  {
    title: '青海省深化现代职业教育体系建设改革行动方案（2023—2030）',
    validUntil: '2030-12-31',
    issuer: schools,
    kind: 'other',
    level: 'province',
    line: 643,
    measures: [8, 9],
  },
  {
    title: '2023年青海省公共就业服务专项活动实施方案',
    validity: 'lapsed',
    validUntil: '2023-12-31',
    issuer: labour,
    kind: 'other',
    level: 'province',
    line: 545,
    measures: [15, 23],
  },
  { title: '关于做好重点企业用工服务保障工作的若干措施', kind: 'other', level: 'province', line: 545, measures: [21] },
  {
    title: '青海省优化调整细化实化稳就业政策全力促发展惠民生若干措施',
    issuer: labour,
    kind: 'other',
    level: 'province',
    line: 545,
    measures: [15, 21],
  },
  {
    title: '关于进一步加强劳动人事争议协商调解工作的实施意见',
    kind: 'opinion',
    level: 'province',
    line: 547,
    measures: [6],
  },
  {
    title: '关于贯彻落实〈中国共产党国有企业基层组织工作条例（试行）〉的若干措施',
    kind: 'other',
    level: 'province',
    line: 577,
    measures: [2],
  },
  {
    title: '企业党委、党委书记、专职副书记、党委委员和党委工作部门五张清单',
    kind: 'other',
    level: 'province',
    line: 577,
    measures: [2, 26],
  },
  {
    title: '关于支持青海省职业教育高质量发展的函',
    number: '教职成厅函〔2024〕2号',
    issuer: '教育部办公厅',
    kind: 'letter',
    level: 'ministry',
    line: 647,
    measures: [8],
  },
  {
    title: '关于设置青海职业技术大学的通知',
    number: '青政〔2024〕28号',
    issuer: '青海省人民政府',
    kind: 'circular',
    level: 'province',
    line: 649,
    measures: [8, 11],
  },
  {
    title: '青海省推进市域产教联合体建设实施方案',
    issuer: '青海省教育厅、青海省发展和改革委员会、青海省财政厅、青海省工业和信息化厅',
    kind: 'other',
    level: 'province',
    line: 653,
    measures: [8, 10],
  },
  {
    title: '青海省职业教育服务区域发展布局体系工作方案',
    issuer: schools,
    kind: 'other',
    level: 'province',
    line: 655,
    measures: [8],
  },
  {
    title: '青海职业教育支撑重点产业发展布局体系工作方案',
    issuer: schools,
    kind: 'other',
    level: 'province',
    line: 655,
    measures: [8],
  },
  {
    title: '关于青海省强化企业科技创新主体地位的实施意见',
    issuer: science,
    kind: 'opinion',
    level: 'province',
    line: 669,
    measures: [19],
  },
  {
    title: '关于促进科技成果转化的若干措施（暂行）',
    issuer: science,
    kind: 'other',
    level: 'province',
    line: 669,
    measures: [19],
  },
  {
    title: '青海省企业科技专员遴选与绩效评价管理办法（试行）',
    issuer: science,
    kind: 'other',
    level: 'province',
    line: 669,
    measures: [19],
  },
  {
    title: '青海省关于强化企业创新主体地位的实施意见',
    validity: 'unknown',
    kind: 'opinion',
    level: 'province',
    line: 699,
    measures: [19],
    note: '与第 669 行所称是否同一份文件待核。',
  },
  {
    title: '青海省工程建设领域保障农民工工资支付规范化管理指导手册',
    kind: 'other',
    level: 'province',
    line: 757,
    measures: [14, 24],
  },
  { title: '青海省进一步规范劳务派遣工作的实施意见', kind: 'opinion', level: 'province', line: 757, measures: [6] },
]
