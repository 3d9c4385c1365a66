import { describe, expect, test } from 'vitest'
import type { Clause } from '../model.ts'
import { everyClause, findDocuments, findMainDocument } from './index.ts'

const shape = (nodes: Clause[]): unknown[] =>
  nodes.map((node) => (node.children.length > 0 ? [node.number, ...shape(node.children)] : node.number))
const treeOf = (text: string) => shape(findMainDocument(text)?.nodes ?? [])
const headingsOf = (text: string) => [...everyClause(findMainDocument(text)?.nodes ?? [])].map((node) => node.heading)

const LAW = `青禾省职工技能促进条例

（2025年3月28日青禾省第十四届人民代表大会常务委员会第九次会议通过）

第一编　总　则
第一章　一般规定
第一条　为了促进职工提升技能，根据有关法律，制定本条例。
第二条　本条例所称职工，是指与用人单位建立劳动关系的劳动者。
前款所称用人单位包括：
（一）企业；
（二）个体经济组织。
第二编　培训
第一分编　通则
第二章　培训机构
第一节　设立
第三条　设立培训机构，应当具备下列条件：
（一）有场地：
1．自有；
2．租赁：
（1）租期三年以上；
（2）权属清楚。
（二）有师资。
第三条之一　培训机构可以联合设立。
第二节　管理
第四条　违反本条例第三条第一款第（二）项规定的，责令改正。
第三编　附则
第五条　本条例自2025年7月1日起施行。
`

describe('the outline of a law', () => {
  test('nests 编, 分编, 章, 节, 条, （一）, 1. and （1）', () => {
    expect(treeOf(LAW)).toEqual([
      ['第一编', ['第一章', '第一条', ['第二条', '（一）', '（二）']]],
      [
        '第二编',
        [
          '第一分编',
          [
            '第二章',
            ['第一节', ['第三条', ['（一）', '1.', ['2.', '（1）', '（2）']], '（二）'], '第三条之一'],
            ['第二节', '第四条'],
          ],
        ],
      ],
      ['第三编', '第五条'],
    ])
  })

  test('gives chapters their line as heading and articles none of their law', () => {
    expect(headingsOf(LAW).slice(0, 3)).toEqual(['总则', '一般规定', ''])
  })

  test('counts 之一 as a branch of its article', () => {
    const branch = [...everyClause(findMainDocument(LAW)?.nodes ?? [])].find((node) => node.branch > 0)
    expect(branch).toMatchObject({ ordinal: 3, branch: 1, fault: null })
  })

  test('knows title and date', () => {
    expect(findMainDocument(LAW)).toMatchObject({
      title: '青禾省职工技能促进条例',
      date: '2025-03-28',
      nature: 'normative',
    })
  })

  test('hangs articles under 一、 where a judicial interpretation counts them so', () => {
    const text =
      '关于审理培训合同案件的解释\n一、一般规定\n第一条 应当受理。\n第二条 应当举证。\n二、附则\n第三条 自公布之日起施行。'
    expect(treeOf(text)).toEqual([
      ['一、', '第一条', '第二条'],
      ['二、', '第三条'],
    ])
  })

  test('begins 一、 anew inside each article of an old law', () => {
    const text = '某办法\n第一条 范围：\n一、甲；\n二、乙。\n第二条 方法：\n一、丙；\n二、丁。'
    expect(treeOf(text)).toEqual([
      ['第一条', '一、', '二、'],
      ['第二条', '一、', '二、'],
    ])
  })

  test('nests 5.1 and 5.1.1 of a standard, and a) below them', () => {
    const text =
      '某鉴定标准\n5.1　头部\n5.1.1 一级\na)甲。\nb)乙。\n5.1.2 二级\na)丙。\n5.2　颈部\n5.2.1 一级\n长度\n2.5厘米以上。\n5.3 其他'
    expect(treeOf(text)).toEqual([['5.1', ['5.1.1', 'a)', 'b)'], ['5.1.2', 'a)']], ['5.2', '5.2.1'], '5.3'])
  })

  test('hangs the clauses of a standard under its bare chapters', () => {
    const text = '某评价规范\n1 范围\n本文件适用于班组。\n2 指标\n2.1 基础\n2.1.1 应有制度。\n3 程序\n3.1 申报'
    expect(treeOf(text)).toEqual(['1', ['2', ['2.1', '2.1.1']], ['3', '3.1']])
  })

  test('keeps preamble and annexes', () => {
    const text =
      '某区基本法\n序　言\n某区历来重视劳动，一向尊重劳动者的创造。\n第一章　总　则\n第一条　略有规定。\n附件一：产生办法\n一、人数由委员会决定。'
    expect(treeOf(text)).toEqual(['', ['第一章', '第一条'], ['附件一', '一、']])
    expect(headingsOf(text)[0]).toBe('序言')
  })
})

describe('the outline of an opinion', () => {
  const OPINION = `青禾省关于加强班组建设的实施意见

为加强班组建设，提出如下意见。

一、总体要求
坚持正确方向，夯实基层基础。
二、重点任务
（一）建强班组长队伍。选优配强班组长。每年轮训一次。
1.完善选拔办法。由企业制定。
①公开报名；②公开评议。
一是自荐。二是推荐。
（二）丰富班组活动。
一是开展练兵。
二是开展比武。
三、组织领导
（三）压实责任。各级工会要抓好落实。
`

  test('nests 一、, （一）, 1., ① and 一是, counting items on across parts', () => {
    expect(treeOf(OPINION)).toEqual([
      '一、',
      ['二、', ['（一）', ['1.', '①', '②']], ['（二）', '一是', '二是']],
      ['三、', '（三）'],
    ])
    expect([...everyClause(findMainDocument(OPINION)?.nodes ?? [])].every((node) => node.fault === null)).toBe(true)
  })

  test('has headings that begin with a year, a month or an amount', () => {
    const text =
      '某要点\n一、2025年回顾\n甲。\n二、2026年任务\n1.2026年培训2万人。\n2.5月底前办班。\n3、30家企业试点。\n三、12项措施'
    expect(treeOf(text)).toEqual(['一、', ['二、', '1.', '2.', '3.'], '三、'])
  })

  test('parts a heading that ends in 目的 or 参与 from its text', () => {
    expect(headingsOf('某细则\n一、目的\n为规范管理，制定本细则。\n二、职工参与\n职工可以参与。')).toEqual([
      '目的',
      '职工参与',
    ])
    expect(headingsOf('某规则\n第一条：目的\n规范管理。\n第二条：范围\n全体员工。')).toEqual(['目的', '范围'])
  })

  test('takes the first sentence as heading and the rest as words', () => {
    const node = [...everyClause(findMainDocument(OPINION)?.nodes ?? [])].find((one) => one.number === '（一）')
    expect(node?.heading).toBe('建强班组长队伍')
    expect(OPINION.slice(node?.textStart, node?.children[0]?.start)).toBe('选优配强班组长。每年轮训一次。\n')
  })
})

describe('the documents of a file', () => {
  const NOTICE = `青禾省总工会文件
青工发〔2025〕7号

青禾省总工会
关于印发《2025年班组建设工作要点》的通知

各市州总工会：
现将《2025年班组建设工作要点》印发给你们，请结合实际认真抓好贯彻落实，并及时报送进展情况。

附件：1.任务分工表
2.联络员名单

青禾省总工会
2025年2月10日

2025年班组建设工作要点

一、强化引领
1.开展宣讲。
二、提升素质
2.开展培训。

附件1

任务分工表
1.宣讲
`

  test('parts a plan from the notice that issues it, and gives it the notice’s number, issuer and date', () => {
    expect(findMainDocument(NOTICE)).toMatchObject({
      title: '2025年班组建设工作要点',
      issuer: '青禾省总工会',
      documentNumber: '青工发〔2025〕7号',
      date: '2025-02-10',
    })
    expect(treeOf(NOTICE)).toEqual([
      ['一、', '1.'],
      ['二、', '2.'],
      ['附件1', '1.'],
    ])
  })

  test('does not take the list of attachments for clauses', () => {
    expect(headingsOf(NOTICE)).toEqual(['强化引领', '开展宣讲', '提升素质', '开展培训', '任务分工表', '宣讲'])
  })

  test('prefers the policy to a longer speech about it, and finds another by title', () => {
    const speech = `在班组建设会议上的讲话\n（2025年1月5日）\n同志们，下面我就班组建设工作讲几点意见，请大家结合实际抓好落实，务求取得实效。\n${['一', '二', '三', '四', '五', '六'].map((n) => `${n}、讲一点\n要抓好落实。`).join('\n')}\n`
    const plan =
      '班组建设实施方案\n为抓好班组建设，制定本方案，请各单位结合工作实际认真贯彻执行，确保取得实效。\n一、目标\n（一）甲。要做好。\n二、任务\n（二）乙。要做好。\n'
    expect(findMainDocument(speech + plan)?.title).toBe('班组建设实施方案')
    expect(findMainDocument(speech + plan, '讲话')?.nodes).toHaveLength(6)
    expect(findMainDocument(speech + plan, '没有这份')).toBeNull()
  })

  test('takes the day it was issued, not one on which something begins or ends', () => {
    const dated = (foot: string) =>
      findMainDocument(`某省培训办法\n一、开展培训。\n二、本办法如下执行。\n${foot}`)?.date
    expect(dated('自2026年1月1日起施行，有效期至2030年12月31日。')).toBeNull()
    expect(dated('有效期至2030年12月31日。\n某省总工会\n2025年11月3日')).toBe('2025-11-03')
  })

  test('joins a title set in two lines', () => {
    expect(findMainDocument('青禾省2026年重点工作\n任务分工方案\n为抓好工作，制定本方案。\n一、甲')?.title).toBe(
      '青禾省2026年重点工作任务分工方案',
    )
  })

  test('finds nothing in an empty text', () => {
    expect(findDocuments('')).toEqual([])
    expect(findMainDocument(' \n\t\n')).toBeNull()
  })
})
