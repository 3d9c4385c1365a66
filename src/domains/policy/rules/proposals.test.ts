import { describe, expect, test } from 'vitest'
import type { NamedUnit, TaskProposal } from '../model.ts'
import { findMainDocument, proposeTasks } from './index.ts'

const UNITS: NamedUnit[] = [
  { id: 'union', names: ['青禾省总工会', '省总工会'] },
  { id: 'labour', names: ['青禾省人力资源和社会保障厅'] },
  { id: 'school', names: ['青禾省教育厅'] },
  { id: 'money', names: ['青禾省财政厅'] },
  { id: 'assets', names: ['青禾省人民政府国有资产监督管理委员会'] },
  { id: 'plan', names: ['青禾省发展和改革委员会'] },
  { id: 'city', names: ['青禾省临川市总工会', '临川市总工会'] },
]

const planOf = (words: string) =>
  `青禾省2025年班组建设工作要点\n一、重点任务\n（一）推进试点。${words}\n二、工作要求\n抓好落实。\n`

function taskOf(words: string): TaskProposal {
  const text = planOf(words)
  const document = findMainDocument(text)
  const [task] = document ? proposeTasks(document, text, UNITS) : []
  if (!task) throw new Error('no task proposed')
  for (const piece of [...task.lead, ...task.joint, ...task.targets, ...(task.due ? [task.due] : []), ...task.measures])
    expect(text.slice(piece.start, piece.end)).toBe(piece.text)
  return task
}
const ids = (words: string) => {
  const { lead, joint } = taskOf(words)
  return [lead.map((unit) => unit.id ?? unit.text), joint.map((unit) => unit.id ?? unit.text)]
}

describe('who leads and who joins', () => {
  test.each([
    ['推进试点。（牵头单位：省总工会；配合单位：省教育厅、省人社厅）', ['union'], ['school', 'labour']],
    ['推进试点。（省人社厅牵头，省教育厅、财政厅配合）', ['labour'], ['school', 'money']],
    ['推进试点。〔责任单位：省人力资源社会保障厅、省国资委〕', ['labour', 'assets'], []],
    ['推进试点。[责任单位：省总工会、省教育厅等按职责分工负责]', ['union', 'school'], []],
    ['由省总工会牵头，省发改委、教育厅等部门配合，推进试点。', ['union'], ['plan', 'school']],
    ['推进试点。（省总工会会同省人力资源和社会保障厅负责）', ['union'], ['labour']],
    ['推进试点。\n牵头单位：省政府国资委\n配合单位：省财政厅，临川市总工会', ['assets'], ['money', 'city']],
    ['省教育厅要会同省财政厅制定办法。', ['school'], ['money']],
    ['由省财政厅统筹安排资金。', ['money'], []],
    ['各级党委和政府要加强领导，教育部给予指导。', ['各级党委', '政府'], []],
    ['推进试点。（省住房和城乡建设厅、各市州总工会负责）', ['省住房和城乡建设厅', '各市州总工会'], []],
    ['推进试点，企业要落实责任，工会参与、社会支持。', [], []],
    ['推进试点。\n牵头单位：省总工会\n责任单位：省教育厅，省人社厅', ['union'], ['school', 'labour']],
    ['推进试点。（省人社厅、省财政厅）', ['labour', 'money'], []],
    ['推进试点（以下简称“试点”）。（责任单位：省总工会；各市州总工会）', ['union', '各市州总工会'], []],
    ['健全党委统一领导、工会牵头抓总、社会协同的工作格局。', [], []],
    ['推进试点。\n牵头责任单位：省总工会。\n协同责任单位：省教育厅、省人社厅等。', ['union'], ['school', 'labour']],
    ['推进试点。（省人社厅、省财政厅，2026年12月底前）', ['labour', 'money'], []],
    ['推进试点。（省总工会（省教育厅）牵头，省财政厅配合）', ['union'], ['money']],
    ['各县（市、区）要抓好落实。', ['各县（市、区）'], []],
    ['推进试点。（省教育厅、财政厅等省有关部门和各市按职责分工负责）', ['school', 'money', '省有关部门', '各市'], []],
    ['省总工会本级每年安排经费500万元。', ['union'], []],
  ])('%s', (words, lead, joint) => {
    expect(ids(words)).toEqual([lead, joint])
  })

  test('the first responsible unit leads where the document says so', () => {
    const text = `${planOf('推进试点。（责任单位：省总工会、省教育厅）')}注：列第一位的为牵头单位。\n`
    const document = findMainDocument(text)
    const [task] = document ? proposeTasks(document, text, UNITS) : []
    expect([task?.lead.map((unit) => unit.id), task?.joint.map((unit) => unit.id)]).toEqual([['union'], ['school']])
  })

  test('a short name that fits two units matches neither', () => {
    const twins: NamedUnit[] = [
      { id: 1, names: ['青禾省教育厅'] },
      { id: 2, names: ['南禾省教育厅'] },
    ]
    const text = planOf('推进试点。（省教育厅牵头）')
    const document = findMainDocument(text)
    expect(document && proposeTasks(document, text, twins)[0]?.lead).toMatchObject([{ id: null, text: '省教育厅' }])
  })
})

describe('by when', () => {
  test.each([
    ['2025年12月底前完成。', 'date', null, '2025-12-31'],
    ['2026年2月28日前完成。', 'date', null, '2026-02-28'],
    ['二〇二六年二月底前完成。', 'date', null, '2026-02-28'],
    ['2027年6月前完成。', 'date', null, '2027-05-31'],
    ['到2035年，全面建成。', 'date', '2035-01-01', '2035-12-31'],
    ['2030年前全面建成。', 'date', null, '2029-12-31'],
    ['“十四五”末全面建成。', 'date', null, '2025-12-31'],
    ['“十五五”期间全面推开。', 'date', '2026-01-01', '2030-12-31'],
    ['2026年第三季度完成评估。', 'date', '2026-07-01', '2026-09-30'],
    ['2026年上半年完成评估。', 'date', '2026-01-01', '2026-06-30'],
    ['年底前完成。', 'date', null, '2025-12-31'],
    ['9月底前完成。', 'date', null, '2025-09-30'],
    ['明年3月底前完成。', 'date', null, '2026-03-31'],
    ['组织实施（4月至10月）。', 'date', '2025-04-01', '2025-10-31'],
    ['2025年11月10日至2026年3月31日集中开展。', 'date', '2025-11-10', '2026-03-31'],
    ['于2025.6.30前完成。', 'date', null, '2025-06-30'],
    ['加快推进。完成时限：全年', 'date', '2025-01-01', '2025-12-31'],
    ['加快推进。完成时限：2026年6月底', 'date', null, '2026-06-30'],
    ['6月底前出台政策。', 'date', null, '2025-06-30'],
    ['动员部署（2024年12月10日前）。', 'date', null, '2024-12-10'],
    ['一季度启动，11月底前完成。', 'date', null, '2025-11-30'],
    ['加快推进。完成时限：长期坚持', 'standing', null, null],
  ])('%s', (words, kind, from, to) => {
    expect(taskOf(words).due).toMatchObject({ kind, from, to })
  })

  test.each([
    ['每季度调度一次。', 'quarter'],
    ['每半年通报一次。', 'half-year'],
    ['按月报送进展。', 'month'],
    ['每年培训职工。', 'year'],
    ['每年10月底前完成评选。', 'year'],
  ])('%s', (words, every) => {
    expect(taskOf(words).due).toMatchObject({ kind: 'period', every })
  })

  test.each([
    ['自印发之日起30日内制定方案。', { count: 30, unit: 'day', after: '自印发之日起' }],
    ['收到申请后五个工作日内答复。', { count: 5, unit: 'working-day', after: '收到申请后' }],
    ['在工会成立后三个月内建立制度。', { count: 3, unit: 'month', after: '在工会成立后' }],
  ])('%s', (words, term) => {
    expect(taskOf(words).due).toMatchObject({ kind: 'relative', term })
  })

  test('looking back is no term', () => {
    expect(
      taskOf(
        '自2017年启动以来成效明显，要落实《关于2030年前达峰的意见》，自2026年1月1日起施行新办法，2026年3月17日省政府发布的旧办法废止。',
      ).due,
    ).toBeNull()
  })
})

describe('measurable targets', () => {
  test.each([
    ['培养工匠2000名左右。', 2000, '名', '≈'],
    ['确保60%以上用于一线职工。', 60, '%', '>='],
    ['签订率不低于百分之九十。', 90, '%', '>='],
    ['建会率达到80％。', 80, '%', '>='],
    ['占比提高5个百分点。', 5, '个百分点', '>='],
    ['每年培训10万人次以上。', 100_000, '人次', '>='],
    ['至少建成3家工匠学院。', 3, '家', '>='],
    ['至少建成三家工匠学院。', 3, '家', '>='],
    ['选树典型两千名。', 2000, '名', '='],
    ['投入1.5亿元。', 150_000_000, '元', '='],
    ['一线职工占三分之一以上。', 33.3333, '%', '>='],
    ['支出控制在5%以内。', 5, '%', '<='],
    ['事故率低于0.5%。', 0.5, '%', '<'],
    ['规模以上企业建会全覆盖。', 100, '%', '='],
    ['一线职工代表超过半数。', 50, '%', '>'],
    ['培训12,000人。', 12_000, '人', '='],
    ['提取比例为30%—40%。', 30, '%', '>='],
    ['建成3至5家工匠学院。', 3, '家', '>='],
    ['建成三至五家工匠学院。', 3, '家', '>='],
    ['培训3—5万人次。', 30_000, '人次', '>='],
    ['占比由30%提高到40%。', 40, '%', '>='],
    ['百人以上企业建会率达到95%以上。', 95, '%', '>='],
    ['百人以上已建会企业签订率达到95%以上。', 95, '%', '>='],
    ['10日内办结率不低于95%。', 95, '%', '>='],
    ['技能人才总量翻一番。', 2, '倍', '='],
    ['全覆盖排查，帮扶100户。', 100, '户', '='],
  ])('%s', (words, value, unit, comparison) => {
    expect(taskOf(`要${words}`).targets).toMatchObject([{ value, unit, comparison }])
  })

  test('are not dates, ordinals, slogans, document numbers or bare small numerals', () => {
    expect(
      taskOf('要落实青工发〔2024〕12号文件，2024年第20次会议提出“四个意识”“五个一”，健全三方机制、两个制度。').targets,
    ).toEqual([])
  })

  test('of a range know its upper end', () => {
    expect(taskOf('要建成3至5家工匠学院，提取1.5%～2.5%的经费，培训10人。').targets.map((one) => one.upTo)).toEqual([
      5,
      2.5,
      null,
    ])
  })

  test('are not results of sums or clauses that are added', () => {
    expect(taskOf('要增加一条，作为第八条。月计薪天数＝261天÷12月＝21.75天。').targets).toEqual([])
  })

  test('name what is counted and by when', () => {
    expect(taskOf('到2027年，高技能人才占技能人才比例达到30%以上，新增技师500名以上。').targets).toMatchObject([
      { noun: '高技能人才占技能人才', by: '2027-12-31', qualifier: '达到…以上' },
      { noun: '技师', by: '2027-12-31' },
    ])
  })
})

describe('the proposals of a document', () => {
  test('are one for each lowest clause that asks for something, with its sentences as measures', () => {
    const text = `青禾省班组建设条例
第一章 总则
第一条 为了加强班组建设，根据有关法律，制定本条例。
第二条 本条例所称班组，是指企业最基层的组织。
第三条 县级以上工会应当履行下列职责：
（一）指导班组建设；
（二）培训班组长。
第二章 附则
第四条 本条例自2025年5月1日起施行。
`
    const document = findMainDocument(text)
    const tasks = document ? proposeTasks(document, text, UNITS) : []
    expect(tasks.map((task) => task.clause.number)).toEqual(['第三条'])
    expect(tasks[0]).toMatchObject({
      title: '县级以上工会应当履行下列职责',
      lead: [{ text: '县级以上工会', id: null }],
    })
    expect(tasks[0]?.clause.path).toEqual(['第一章总则'])
    expect(tasks[0]?.measures).toHaveLength(2)
  })

  test('say when a clause may better be split', () => {
    expect(taskOf('省总工会要做好宣传。省教育厅要做好培训。').split).toBe(true)
    expect(taskOf('省总工会要做好宣传。还要做好培训。').split).toBe(false)
  })

  test('leave out what looks back', () => {
    const text = '青禾省规划\n一、发展基础\n全省累计培训10万人次，要求全面落实。\n二、主要任务\n推进培训。\n'
    const document = findMainDocument(text)
    expect((document ? proposeTasks(document, text, UNITS) : []).map((task) => task.title)).toEqual(['主要任务'])
  })

  test('leave out how the document looks at its work as a whole, and call its aims goals', () => {
    const text =
      '青禾省2025—2027年方案\n一、总体要求\n（一）指导思想。坚持正确方向，推动改革。\n（二）主要目标。到2027年，培训3万人次。\n二、任务\n（三）推进培训。6月底前办班10期。（省总工会牵头）\n各单位要于7月15日前报送总结。\n'
    const document = findMainDocument(text)
    const tasks = document ? proposeTasks(document, text, UNITS) : []
    expect(tasks.map(({ kind, clause, due }) => [kind, clause.number, due?.to])).toEqual([
      ['goal', '（二）', '2027-12-31'],
      ['task', '（三）', '2025-06-30'],
    ])
    expect(tasks[1]?.lead.map((one) => one.id)).toEqual(['union'])
  })

  test('keep a list told in one line as the measures of its clause', () => {
    const text = '青禾省方案\n一、任务\n（一）加强培训。内容包括：1.抓好安全培训；2.抓好技能培训。\n（二）推进建会。\n'
    const document = findMainDocument(text)
    const tasks = document ? proposeTasks(document, text, UNITS) : []
    expect(tasks.map((task) => task.clause.number)).toEqual(['（一）', '（二）'])
    expect(tasks[0]?.measures.length).toBe(2)
  })

  test('never take a unit, term or target from another clause', () => {
    const text =
      '青禾省工作方案\n一、任务\n（一）推进试点。持续抓好。\n（二）推进培训。2025年底前培训100人。（省总工会牵头）\n'
    const document = findMainDocument(text)
    const [first] = document ? proposeTasks(document, text, UNITS) : []
    expect(first).toMatchObject({ lead: [], joint: [], due: null, targets: [] })
  })
})
