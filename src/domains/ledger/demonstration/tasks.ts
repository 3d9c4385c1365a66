import type { TargetAnswer } from '#kernel/form'
import type { Area } from '#kernel/process'

/** A task of the demonstration: who leads, who joins, and how far it is. Units are named as in speech. */
export interface DemonstrationTask {
  title: string
  words: string
  area: Area
  leads: readonly string[]
  joints: readonly string[]
  unmatched?: readonly string[]
  /** Days from today; a negative number is past. */
  due: number
  targets?: readonly Omit<TargetAnswer, 'by'>[]
  /** Account of whoever takes it on; left out, it waits to be taken on. */
  owner?: string
  /** Whether it has been reported done and confirmed. */
  done?: true
  /** Broken down to prefectures: all of them, or these. */
  below?: 'all' | readonly string[]
  /** Broken down further, from prefecture to county and from county to enterprise. */
  further?: readonly Further[]
}

/** A unit that was given a part of the task breaks it down again, by the account of its cadre. */
export interface Further {
  from: string
  by: string
  /** Units by their full names, with the account that takes the part on; without one it waits to be taken on. */
  to: Readonly<Record<string, string | null>>
}

const xining = { from: '西宁市总工会', by: 'cadre-xining' }
const haixi = { from: '海西州总工会', by: 'cadre-haixi' }
const datong = { from: '大通县总工会', by: 'cadre-datong' }
const golmud = { from: '格尔木市总工会', by: 'cadre-golmud' }

const share = (noun: string, value: number) => ({ noun, value, measure: '%', comparison: '>=' as const })
const count = (noun: string, value: number, measure: string) => ({ noun, value, measure, comparison: '>=' as const })

/** The current year's tasks, one or more for each of the five key tasks; the last two cannot be issued as they are. */
export const currentTasks: readonly DemonstrationTask[] = [
  {
    title: '提高技能人才占就业人员比重',
    words:
      '全省技能人才占就业人员比重为 17.13%，对照 30% 的目标差距较大，要分行业、分市州列出年度增量，健全培养、使用、评价、考核机制。',
    area: 'quality',
    leads: ['省人社厅'],
    joints: ['省教育厅', '省财政厅', '省政府国资委'],
    due: 38,
    targets: [share('技能人才占就业人员比重', 30)],
    owner: 'liaison-human-resources',
    below: ['西宁市总工会', '海东市总工会', '海西州总工会'],
    further: [
      { ...xining, to: { 大通县总工会: 'cadre-datong', 金诃藏药: 'chair-jinhe' } },
      { ...haixi, to: { 格尔木市总工会: 'cadre-golmud' } },
      { ...golmud, to: { 西豫有色: 'chair-xiyu', 盐湖股份钾肥分公司: 'chair-potash' } },
    ],
  },
  {
    title: '职工教育经费 60% 以上用于一线职工',
    words:
      '督促企业足额提取并规范使用职工教育经费，用于一线职工教育培训的比例不低于 60%，列入国有企业负责人经营业绩考核。',
    area: 'quality',
    leads: ['省政府国资委'],
    joints: ['省财政厅', '省总工会'],
    due: 20,
    targets: [share('职工教育经费用于一线职工的比例', 60)],
    owner: 'liaison-sasac',
  },
  {
    title: '开展“订单式”“定岗式”培训',
    words: '一企一案编制培养与岗位匹配方案，根据企业需求及时调整专业设置，扩大订单班、现代学徒制规模。',
    area: 'quality',
    leads: ['省教育厅'],
    joints: ['省人社厅', '省工信厅'],
    due: -12,
    targets: [count('新增订单培养学生', 2000, '人')],
    owner: 'liaison-education',
  },
  {
    title: '全面实施“新八级工”职业技能等级制度',
    words: '规模以上企业全面推行新八级工制度，技能等级与薪酬挂钩，形成多劳者多得、技高者高薪的导向。',
    area: 'ranks',
    leads: ['省人社厅'],
    joints: ['省政府国资委', '省工信厅'],
    due: 60,
    targets: [count('建立新八级工制度的企业', 120, '家')],
    owner: 'liaison-human-resources',
  },
  {
    title: '新就业形态劳动者入会',
    words: '通过单独建、联合建、行业建和扫码入会，把外卖配送员、网约车司机、生态管护员等更多吸收到工会组织中来。',
    area: 'ranks',
    leads: ['省总工会'],
    joints: ['省委社会工作部', '省人社厅'],
    due: 38,
    targets: [count('新发展新就业形态劳动者会员', 12000, '人')],
    owner: 'liaison-federation',
    below: 'all',
    further: [
      { ...xining, to: { 大通县总工会: 'cadre-datong' } },
      { ...haixi, to: { 格尔木市总工会: 'cadre-golmud', 都兰县总工会: 'cadre-dulan' } },
      { ...datong, to: { 大通县交通运输货运行业工会联合会: 'chair-datong-freight' } },
    ],
  },
  {
    title: '绿电绿算等急需紧缺工种高技能人才培养',
    words: '围绕清洁能源和绿色算力产业编制急需紧缺职业工种目录，依托国家和省级人才项目加大培养引进力度。',
    area: 'ranks',
    leads: ['省发改委'],
    joints: ['省人社厅', '省工信厅'],
    due: 70,
    owner: 'liaison-development',
  },
  {
    title: '“中国梦·劳动美”主题宣传教育',
    words: '组织劳模工匠和优秀一线职工进企业、进校园宣讲，用好职工爱国主义教育基地，扩大网上正能量传播。',
    area: 'ideology',
    leads: ['省总工会'],
    joints: ['省教育厅', '省委社会工作部'],
    due: 10,
    targets: [count('宣讲场次', 400, '场')],
    owner: 'liaison-federation',
    below: ['西宁市总工会', '海西州总工会', '玉树州总工会'],
    further: [
      { ...xining, to: { 大通县总工会: 'cadre-datong', 金诃藏药: null } },
      { ...haixi, to: { 格尔木市总工会: 'cadre-golmud' } },
      { ...golmud, to: { 盐湖股份钾肥分公司: 'chair-potash' } },
    ],
  },
  {
    title: '在非公企业和新就业群体中发展工人党员',
    words: '单列计划在非公有制企业、新经济组织和新就业群体中发展党员，把高技能人才纳入党管人才总盘子。',
    area: 'ideology',
    leads: ['省委组织部'],
    joints: ['省委社会工作部', '省政府国资委'],
    due: 38,
    owner: 'liaison-organisation',
  },
  {
    title: '“青字号”劳动和技能竞赛',
    words: '围绕产业“四地”建设，推动竞赛向新产业、新领域、新业态延伸，形成有辨识度的竞赛品牌。',
    area: 'merit',
    leads: ['省工信厅'],
    joints: ['省总工会', '省科技厅'],
    due: -25,
    targets: [count('省级竞赛项目', 30, '项')],
    owner: 'liaison-industry',
  },
  {
    title: '创新工作室联盟和“青海工匠学院”建设',
    words: '建设跨区域、跨行业、跨企业的创新工作室联盟，开展关键技术攻关和“五小”等群众性创新。',
    area: 'merit',
    leads: ['省科技厅'],
    joints: ['省总工会', '省教育厅'],
    due: 45,
  },
  {
    title: '提高产业工人在代表委员中的比例',
    words: '提出产业工人在党代表、人大代表、政协委员和群团组织中的比例要求，评先评优向一线倾斜。',
    area: 'status',
    leads: ['省委组织部'],
    joints: ['省总工会'],
    due: 38,
    owner: 'liaison-organisation',
  },
  {
    title: '将产改纳入全面深化改革督查考核',
    words: '把产改任务列入年度改革督查考核清单，考核结果与通报、整改衔接。',
    area: 'status',
    leads: ['省委改革办'],
    joints: ['省总工会'],
    due: -5,
    owner: 'liaison-reform',
    done: true,
  },
  {
    title: '产业工人基础数据共享',
    words: '建立成员单位之间的数据共享机制，由大数据管理部门会同有关部门提出目录，实现信息互通、资源共享。',
    area: 'status',
    leads: [],
    joints: ['省人社厅', '省总工会'],
    unmatched: ['省大数据管理局'],
    due: 38,
  },
  {
    title: '人才供需常态化研判机制',
    words: '由教育、人社部门牵头，会同院校和企业定期分析企业用人需求，提出专业和工种调整建议。',
    area: 'quality',
    leads: ['省教育厅', '省人社厅'],
    joints: ['省工信厅', '省发改委'],
    due: 38,
  },
]

/** Tasks of 2024, all done: what the conference of that October looked back on. */
export const earlierTasks: readonly DemonstrationTask[] = [
  {
    title: '对照 10 个方面 20 项评价内容建立任务清单',
    words: '逐项对照全国评价考核指标，列出清单、建立台账，按时报送支撑材料。',
    area: 'status',
    leads: ['省总工会'],
    joints: ['省发改委', '省教育厅', '省科技厅', '省工信厅', '省政府国资委', '省财政厅', '省人社厅'],
    due: 0,
    owner: 'liaison-federation',
    done: true,
  },
  {
    title: '总结三批试点经验',
    words: '总结 3 个地区、17 家企业试点做法，召开现场会推广。',
    area: 'merit',
    leads: ['省政府国资委'],
    joints: ['省总工会'],
    due: 0,
    owner: 'liaison-sasac',
    done: true,
  },
  {
    title: '技能人才队伍结构分析',
    words: '分析 43.86 万名技能人才的等级结构，提出提高高级工以上比例的措施。',
    area: 'quality',
    leads: ['省人社厅'],
    joints: ['省教育厅'],
    due: 0,
    owner: 'liaison-human-resources',
    done: true,
  },
]
