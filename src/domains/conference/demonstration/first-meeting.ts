import type { Area } from '#kernel/process'

/** Day of the first joint conference. */
export const heldOn = '2024-10-09'

/** Units that spoke (line 393). */
export const speakers = [
  '省发展改革委',
  '省教育厅',
  '省科技厅',
  '省工信厅',
  '省政府国资委',
  '省财政厅',
  '省人社厅',
] as const

interface Problem {
  problem: string
  cause: string | null
  ask: string | null
  unit: string
}

const named = (problem: string, cause: string, unit: string): Problem => ({ problem, cause, unit, ask: null })

/** The seven shortcomings the convener named (lines 427-441), each with the unit it lies nearest to (our choice). */
export const problems: readonly Problem[] = [
  named(
    '对产改部署学习不深、当作软任务',
    '部分地方工会和成员单位学习研究不够，情况掌握不透，工作力度不大。',
    '省总工会',
  ),
  named('试点以外的地方和企业进展不平衡', '先行试点的有成效，试点以外积极性不高、路线不清、推进不力。', '省总工会'),
  named(
    '成员单位合力不足，督导评价机制未建立',
    '协调配合不够紧密，长效机制不完善，督导、评价机制还未建立。',
    '省总工会',
  ),
  named('改革举措停留在建会、培训、维权层面', '结合实际大胆探索不够，与时俱进的思路和举措不多。', '省总工会'),
  named(
    '产教融合不深入，企业轻培养重挖人',
    '企业不愿承担培训成本，院校经费、场地、师资不配套，校企合作停留在浅层。',
    '省教育厅',
  ),
  named(
    '高技能人才供需不匹配',
    '技能人才 43.86 万人，占就业人员 17.13%，与 30% 的要求差距不小；高级工以上仅 23%。',
    '省人社厅',
  ),
  named('新就业形态劳动者权益维护亟待加强', '缺少直接有效的联络机制和管理手段，合同、交通事故等纠纷频发。', '省总工会'),
]

/** A decision as the address has it; the terms are of the demonstration, the journal names none. */
export interface DemonstrationDecision {
  text: string
  lead: string
  joints: readonly string[]
  area: Area
  dueOn: string
  /** Account of whoever takes it on, and the day it was reported and confirmed; none is still open. */
  owner: string
  doneOn?: string
}

/** What the convener demanded (lines 471-477). */
export const decisions: readonly DemonstrationDecision[] = [
  {
    text: '对照年度要点和评价考核10个方面20项内容逐项梳理，列出任务清单，建立工作台账，提供支撑材料',
    lead: '省总工会',
    joints: ['省委组织部', '省教育厅', '省人社厅'],
    area: 'ranks',
    dueOn: '2024-10-31',
    owner: 'liaison-federation',
    doneOn: '2024-10-28',
  },
  {
    text: '将产改工作纳入全省进一步全面深化改革督查考核范围',
    lead: '省委改革办',
    joints: ['省总工会'],
    area: 'status',
    dueOn: '2024-12-31',
    owner: 'liaison-reform',
    doneOn: '2024-12-20',
  },
  {
    text: '把产改工作作为国企改革的一项重要内容，纳入党建工作责任制',
    lead: '省政府国资委',
    joints: ['省委组织部'],
    area: 'ideology',
    dueOn: '2024-12-31',
    owner: 'liaison-sasac',
    doneOn: '2025-01-16',
  },
  {
    text: '加大在产业工人特别是新经济组织、新就业群体中发展党员工作力度',
    lead: '省委组织部',
    joints: ['省委社会工作部'],
    area: 'ideology',
    dueOn: '2025-06-30',
    owner: 'liaison-organisation',
    doneOn: '2025-06-18',
  },
  {
    text: '探索建立成员单位、院校和企业常态化联席会议机制',
    lead: '省教育厅',
    joints: ['省人社厅', '省工信厅'],
    area: 'quality',
    dueOn: '2026-12-31',
    owner: 'liaison-education',
  },
]

/** A figure of a published paper. */
const figure = (indicator: string, value: number, scope: string, asOf: string | null = null, qualifier = '') => ({
  indicator: `conference-${indicator}`,
  ...{ value, scope, asOf, qualifier, method: 'imported' as const },
})

/** Papers as the journal prints them, in short: done, figures, problems, next; the lines they stand in. */
export const papers = [
  {
    unit: '省发展改革委',
    login: 'liaison-development',
    lines: '625—643',
    done: '坚持就业优先，常态化助企暖企；扩大有效投资带动就业；健全培训体系，完善设施布局，优化营商环境。',
    figures: [
      figure('labour-arranged', 14600, '助企暖企行动协调用工'),
      figure('relief-projects', 210, '2023年以来以工代赈'),
    ],
    problems: [{ problem: '产业工人技术技能、素质结构存在障碍', cause: '产业结构深刻调整，新业态快速发展', ask: null }],
    next: '培育壮大新兴产业；落实基本公共服务标准；以高质量充分就业为导向，加强公共实训基地建设。',
  },
  {
    unit: '省教育厅',
    login: 'liaison-education',
    lines: '645—661',
    done: '强化顶层设计，加大教育投入，创新培养渠道，强化服务功能，全方位构建现代职业教育体系。',
    figures: [
      figure('trained', 35000, '2023年职业院校培训高技术技能人才', null, '以上'),
      figure('partner-firms', 1450, '各职业学校校企合作', '2024-10-09', '多'),
    ],
    problems: [
      { problem: '中职学校布点急需优化，部分办学条件不达标', cause: '占地、校舍、教师不足', ask: null },
      { problem: '职业学校“双师型”教师紧缺', cause: '高技能人才引进难', ask: null },
      { problem: '产教融合校企合作不够深入', cause: '合作停留在实习实训、短期培训', ask: null },
    ],
    next: '打造省级市域产教联合体和行业产教融合体，推进办学条件达标、专业优化和“组团式”帮扶。',
  },
  {
    unit: '省科技厅',
    login: 'liaison-science',
    lines: '663—695',
    done: '优化企业创新环境，加强科研攻关，培育企业创新主体，搭建科技创新平台，举办双创大赛。',
    figures: [
      figure('tech-firms', 698, '在效科技型企业', '2024-10-09'),
      figure('high-tech-firms', 280, '高新技术企业', '2024-10-09'),
    ],
    problems: [
      { problem: '部分企业自主创新意识不强', cause: '只注重当前效益，过度依赖已有技术', ask: null },
      { problem: '创业孵化机构专业服务能力不高', cause: '运营成本较高，激励政策单一', ask: null },
    ],
    next: '深化科技体制改革，加强关键技术攻关，强化企业科技创新主体地位。',
  },
  {
    unit: '省政府国资委',
    login: 'liaison-sasac',
    lines: '697—733',
    done: '突出政治引领，强化思想建设；注重素质提升，助力建功立业；提升服务保障，实现共建共享。',
    figures: [
      figure('industrial-workers', 44999, '19户监管企业产业工人', '2024-10-09'),
      figure('model-studios', 31, '监管企业劳模创新工作室', '2024-10-09'),
    ],
    problems: [{ problem: '高技能人才培养机制还需健全', cause: '订单式、套餐制培养需进一步完善', ask: null }],
    next: '扩大覆盖面、提高创新力、提升满意度、拓宽培养渠道，打造一批产改样板。',
  },
  {
    unit: '省人社厅',
    login: 'liaison-human-resources',
    lines: '735—771',
    done: '完善政策体系，优化政策衔接，规范用工管理，健全社会保障体系，切实保护产业工人权益。',
    figures: [
      figure('trained', 100000, '年均补贴性职业技能培训人次', null, '以上'),
      figure('highly-skilled', 100600, '高级工以上高技能人才', '2024-10-09'),
    ],
    problems: [
      { problem: '企业培养高技能人才的主体作用没有充分发挥', cause: '担心兑现待遇增加成本，政策运用不够', ask: null },
    ],
    next: '构建产业工人技能形成与提升体系，强化公共服务和社会保障，健全激励保障机制。',
  },
] as const
