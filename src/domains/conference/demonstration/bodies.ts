import type { BodyAnswers } from '../model/index.ts'

/** A body of the demonstration; units are named as in speech. */
export interface DemonstrationBody extends Omit<BodyAnswers, 'unit' | 'members'> {
  unit: string
  members: readonly string[]
}

/** The eleven members, in the order of the address (journal 2024 No. 10, line 471). */
export const members = [
  '省总工会',
  '省委组织部',
  '省委社会工作部',
  '省委改革办',
  '省政府国资委',
  '省发展改革委',
  '省教育厅',
  '省科技厅',
  '省工信厅',
  '省财政厅',
  '省人社厅',
] as const

const point = (text: string, source: string | null = null, must = false) => ({ point: text, must, source })
const plain = { convener: 'convener' as const, months: null, sections: null, asksPapers: false }

export const conferenceName = '青海省产业工人队伍建设改革联席会议'

/** Five bodies of one process: what differs between the conferences of the journal is what they say here. */
export const bodies: readonly DemonstrationBody[] = [
  {
    ...plain,
    name: conferenceName,
    unit: '省总工会',
    kind: 'joint',
    members,
    standing: [
      point('通报上次会议议定事项落实情况', '联席会议制度：会后跟踪、下次通报'),
      point('通报产改工作推进情况', '《青海工运》2024年第10期'), // lines 393
      point('成员单位交流发言', '《青海工运》2024年第10期'), // lines 393
      point('召集人部署工作', '《青海工运》2024年第10期'), // lines 385
    ],
    asksPapers: true,
    basis: '《青海工运》2024年第10期：建立由11个成员单位组成的产改联席会议制度（召开频次原文未载明）', // lines 471
  },
  {
    ...plain,
    name: '班玛县人民政府与班玛县总工会联席会议',
    unit: '班玛县总工会',
    kind: 'government',
    members: ['班玛县总工会', '班玛县企业联合工会（演示）'],
    standing: [
      point('产业工人队伍建设改革', '中央《意见》（六）：把推进产业工人队伍建设改革列入重要议程', true),
      point('听取县总工会工作情况汇报', '《青海工运》2024年第10期'), // lines 1089
    ],
    basis: '《青海工运》2024年第10期：政府与工会联席会议制度', // lines 1085—1097
  },
  {
    ...plain,
    name: '产改成员单位、院校与企业人才需求联席会议',
    unit: '省总工会',
    kind: 'talent',
    members: ['省教育厅', '省人社厅', '省工信厅', '省发展改革委', '青海职业技术大学工会', '青海建筑职业技术学院工会'],
    standing: [point('分析企业人才需求'), point('专业设置和培养供给匹配（一企一案）', '《青海工运》2024年第10期')], // lines 457
    asksPapers: true,
    sections: [{ title: '人才需求预测' }, { title: '专业设置和培养能力' }, { title: '匹配方案' }],
    basis: '《青海工运》2024年第10期：由成员单位、职校高校、相关企业组成的常态化联席会议机制', // lines 457
  },
  {
    ...plain,
    name: '省委省政府听取产改情况汇报',
    unit: '省总工会',
    kind: 'hearing',
    members: ['省总工会'],
    standing: [point('汇报产改推进情况和需要研究解决的问题', '《青海工运》2024年第10期')], // lines 471
    basis: '《青海工运》2024年第10期：常态化听取改革情况汇报、研究推动解决相关问题', // lines 471
  },
  {
    ...plain,
    name: '产改办与成员单位工作会商',
    unit: '省总工会',
    kind: 'consultation',
    convener: 'deputy-convener',
    months: 3,
    members,
    standing: [point('需要协同解决的事项')],
    basis: '《青海工运》2024年第10期：常态化的沟通会商机制（每季度一次为产品默认）', // lines 475
  },
]
