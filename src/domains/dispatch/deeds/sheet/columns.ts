import { ClaimMethod, claimMethods } from '#kernel/indicator'
import type { Column } from '#platform/sheet'

/** Names of the two sheets. */
export const sheetNames = { reports: '调度表', figures: '数据' } as const

/** What the owner does with a row. */
export const intents = { send: '报送', skip: '暂不报送' } as const

const locked = '由系统带出，请勿修改。'
const fixed = (header: string, width: number): Column => ({ header, width, kind: 'text', note: locked, locked: true })

/** Columns of the dispatch sheet: keys that must stay, what the product knows, and what the owner writes. */
export const reportColumns = [
  fixed('报送编号', 38),
  fixed('版本', 8),
  fixed('任务', 40),
  fixed('责任单位', 22),
  fixed('季度', 10),
  fixed('报送期限', 12),
  fixed('状态', 10),
  fixed('计划进度（%）', 12),
  fixed('上次认可进度（%）', 14),
  fixed('灯色', 8),
  {
    header: '本行处理',
    width: 12,
    kind: 'choice',
    choices: Object.values(intents),
    note: '选“报送”的行导入后即报送；留空或选“暂不报送”的行不处理。',
  },
  { header: '累计进度（%）', width: 12, kind: 'number', note: '截至季度末的累计完成程度，0 至 100，最多一位小数。' },
  {
    header: '本季度进展情况',
    width: 50,
    kind: 'text',
    note: '写本季度做了什么，不照抄上季度。佐证材料不随表导入，请在系统中该报送的页面上传；可在此写明文件名称。',
  },
  { header: '存在的困难', width: 30, kind: 'text', note: '没有的留空。' },
  { header: '需要协调的事项', width: 30, kind: 'text', note: '没有的留空。' },
  {
    header: '说明理由',
    width: 30,
    kind: 'text',
    note: '进度低于上次认可的进度、或文字与上次相同的，在此写明理由；理由记入经过。',
  },
  { header: '备注', width: 24, kind: 'text', note: '仅供本单位留存，不导入。' },
] as const satisfies readonly Column[]

export type ReportHeader = (typeof reportColumns)[number]['header']

/** Names of methods as the drop-down has them. */
export const methodNames: ReadonlyMap<string, ClaimMethod> = new Map(
  ClaimMethod.options.map((method) => [claimMethods[method].zh, method]),
)

const qualifiers = ['近', '余', '以上', '约', '左右', '累计']

/** An indicator as the drop-down shows it: its label and its name, so that two labels alike stay apart. */
export const indicatorChoice = (indicator: { name: string; label: { zh: string } }): string =>
  `${indicator.label.zh}｜${indicator.name}`

/** Columns of the sheet of figures. */
export const figureColumns = (indicators: readonly { name: string; label: { zh: string } }[]): Column[] => [
  { header: '报送编号', width: 38, kind: 'text', note: '与“调度表”中的报送编号一致，一行一个指标。' },
  { header: '指标', width: 36, kind: 'choice', choices: indicators.map(indicatorChoice), note: '从下拉列表中选择。' },
  { header: '数值', width: 14, kind: 'number', note: '只填数字。' },
  { header: '限定词', width: 10, kind: 'choice', choices: qualifiers, note: '确数留空。' },
  { header: '口径', width: 24, kind: 'text', note: '全口径留空。' },
  { header: '截止日期', width: 12, kind: 'date', note: '数据截至哪一天。' },
  { header: '来源方式', width: 16, kind: 'choice', choices: [...methodNames.keys()], note: '从下拉列表中选择。' },
]

export type FigureHeader = '报送编号' | '指标' | '数值' | '限定词' | '口径' | '截止日期' | '来源方式'
