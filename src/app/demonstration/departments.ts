import type { DemonstrationUnit } from './unit.ts'

const department = (key: string, name: string, shortName: string, ...aliases: string[]): DemonstrationUnit => ({
  key,
  parent: 'province',
  name,
  shortName,
  aliases,
  kind: 'department',
  regionId: 630000,
  uscc: null,
})

/** Keys of the eleven members of the joint conference, in the order in which the journal names them (line 471). */
export const memberKeys = [
  'province',
  'organisation',
  'social-work',
  'reform',
  'sasac',
  'development',
  'education',
  'science',
  'industry',
  'finance',
  'human-resources',
] as const

/** The members' departments and the conference's office. 省委两新工委 reports to the conference but is no member. */
export const departments: readonly DemonstrationUnit[] = [
  {
    key: 'office',
    parent: 'province',
    name: '省推进新时期产业工人队伍建设改革联席会议办公室',
    shortName: '省产改联席会议办公室',
    aliases: ['产改办', '省产改办', '联席会议办公室', '产改联席会议办公室'],
    kind: 'office',
    regionId: 630000,
    uscc: null,
  },
  department('organisation', '中共青海省委组织部', '省委组织部'),
  department('social-work', '中共青海省委社会工作部', '省委社会工作部'),
  department('reform', '中共青海省委全面深化改革委员会办公室', '省委改革办', '省委深改办'),
  department('sasac', '青海省人民政府国有资产监督管理委员会', '省政府国资委', '省国资委', '青海省国资委'),
  department(
    'development',
    '青海省发展和改革委员会',
    '省发展改革委',
    '省发改委',
    '省发展和改革委员会',
    '青海省发展改革委',
  ),
  department('education', '青海省教育厅', '省教育厅'),
  department('science', '青海省科学技术厅', '省科技厅', '省科学技术厅'),
  department('industry', '青海省工业和信息化厅', '省工业和信息化厅', '省工信厅', '青海省工信厅'),
  department('finance', '青海省财政厅', '省财政厅'),
  department(
    'human-resources',
    '青海省人力资源和社会保障厅',
    '省人力资源社会保障厅',
    '省人社厅',
    '省人力资源和社会保障厅',
    '青海省人社厅',
  ),
  department('two-new', '中共青海省委两新工委', '省委两新工委'),
]
