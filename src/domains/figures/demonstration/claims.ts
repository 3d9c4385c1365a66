import type { RegisterRow } from '../rules/index.ts'

type Fact = readonly [
  id: string,
  indicator: string,
  slug: string,
  value: string,
  unit: string,
  qualifier: string,
  reporter: string,
  subject: string,
  period: string,
  note: string,
  line: string,
]

const circular = '省产改联席会议办公室'
const labour = '省人力资源社会保障厅'

/**
 * Figures of the journal's issue 2024/10 that contradict one another: facts as printed there. The marks are those of the
 * register that was made of it.
 */
const facts: readonly Fact[] = [
  [
    'F109',
    '清欠中小企业账款额',
    'sme-arrears-cleared',
    '80000000',
    '元',
    '',
    circular,
    '青海省',
    '2023年以来',
    '归于省发改委',
    '549',
  ],
  [
    'F151',
    '清欠中小企业账款额',
    'sme-arrears-cleared',
    '690000000',
    '元',
    '',
    '省发展改革委',
    '青海省',
    '未注明',
    '',
    '621',
  ],
  [
    'F112',
    '帮扶企业诉求条数',
    'enterprise-appeals-count',
    '35',
    '条',
    '累计',
    circular,
    '省科技厅帮扶企业',
    '2023年以来',
    '口径为累计办理',
    '551',
  ],
  [
    'F196',
    '帮扶企业诉求条数',
    'enterprise-appeals-count',
    '35',
    '条',
    '累计',
    '省科技厅',
    '省科技厅帮扶企业',
    '近年来',
    '口径为收集上报',
    '681',
  ],
  [
    'F076',
    '职业技能评价机构数',
    'skill-evaluation-bodies',
    '49',
    '家',
    '',
    circular,
    '青海省',
    '2023年以来',
    '企业、技工院校、行业协会参与',
    '539',
  ],
  [
    'F254',
    '职业技能评价机构数',
    'skill-evaluation-bodies',
    '52',
    '家',
    '',
    labour,
    '青海省',
    '未注明',
    '企业和社会培训评价组织',
    '745',
  ],
  [
    'F019',
    '技能人才总数',
    'skilled-workers-total',
    '438600',
    '人',
    '',
    '省产改联席会议召集人（讲话）',
    '青海省',
    '未注明',
    '口径为全省技能人才',
    '441',
  ],
  [
    'F248',
    '技能人才总数',
    'skilled-workers-total',
    '439000',
    '人',
    '',
    labour,
    '青海省',
    '截至目前（2024-10刊发）',
    '口径为城镇技能型劳动者',
    '745',
  ],
]

/** The figures as rows of a register. */
export const printed: readonly RegisterRow[] = facts.map(
  ([id, indicator, slug, value, unit, qualifier, reporter, subject, period, note, line]) => ({
    ...{ id, area: '', indicator, slug, value, unit, qualifier, reporter, subject, period, note, line },
  }),
)
