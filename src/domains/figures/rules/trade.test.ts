import { describe, expect, test } from 'vitest'
import { checkRegister, type RegisterRow } from './index.ts'

/** A row in few words: what it differs in from a count of training of one province in one year. */
const row = (id: string, change: Partial<RegisterRow>): RegisterRow => ({
  ...{ id, area: '', indicator: '职工技能培训人次', slug: '', value: '386000', unit: '人次', qualifier: '' },
  ...{ reporter: '省人社厅', subject: '甘肃省', period: '2024年', note: '', line: '1', ...change },
})
const union = { reporter: '省总工会' }
const found = (...rows: RegisterRow[]) =>
  checkRegister(rows, 10).findings.map(
    ({ kind, rows: ids, explanation }) => `${kind} ${ids.join(' ')} ${explanation.code}`,
  )
const pair = (a: Partial<RegisterRow>, b: Partial<RegisterRow>) => found(row('a', a), row('b', { ...union, ...b }))

describe('a remark', () => {
  test.each([
    ['names a group that is smaller by far', {}, { value: '125000', note: '农村转移劳动力' }],
    ['says whose work the number is', {}, { value: '112000', note: '工会系统组织' }],
    [
      'tells one class of a list from another',
      { indicator: '最低工资标准', unit: '元/月', value: '2330', note: '一档' },
      { indicator: '最低工资标准', unit: '元/月', value: '2200', note: '二档' },
    ],
    [
      'tells a running total from one year',
      { indicator: '省级工匠人数', value: '2100', unit: '名', period: '截至2024年底', note: '累计' },
      { indicator: '省级工匠人数', value: '300', unit: '名', note: '当年命名' },
    ],
  ])('explains a difference where it %s', (_, a, b) => {
    expect(pair(a, b)).toEqual([])
  })

  test.each<[string, Partial<RegisterRow>, string]>([
    ['names a group, but the numbers lie too near for it', { value: '381000', note: '农村转移劳动力' }, 'value'],
    ['says that another body did it', { note: '农业部门组织' }, 'scope'],
    [
      'tells of another deed',
      { indicator: '欠薪线索办结数', unit: '条', value: '31102', note: '口径为收到欠薪线索' },
      'scope',
    ],
    ['names other things', { indicator: '快递员会员数', unit: '人', value: '26100', note: '从业人员数' }, 'scope'],
    [
      'makes what is new what stands',
      { indicator: '新建培训基地数', unit: '个', value: '68', note: '备案存量' },
      'scope',
    ],
  ])('is a contradiction where it %s', (_, noted, kind) => {
    const { note: _note, value: _value, ...same } = noted
    const other = kind === 'value' ? {} : { value: noted.value ?? '386000' }
    expect(pair({ ...same, ...other }, noted).map((one) => one.split(' ')[0])).toEqual([kind])
  })
})

describe('a rate', () => {
  const of = (indicator: string, value: string, unit: string, change: Partial<RegisterRow> = {}) =>
    row(indicator, { indicator, value, unit, ...change })

  test('is of those who should have come, and no more come than should', () => {
    const due = of('集体合同应签企业数', '58600', '家')
    expect(found(due, of('集体合同签订企业数', '52740', '家'), of('集体合同签订率', '90', '%'))).toEqual([])
    expect(found(due, of('集体合同签订企业数', '52740', '家'), of('集体合同签订率', '95', '%'))).toHaveLength(1)
    expect(found(of('职代会应到代表数', '186', '人'), of('职代会到会代表数', '191', '人'))).toEqual([
      'arithmetic 职代会到会代表数 职代会应到代表数 part-above-whole',
    ])
  })

  test('is never of those for whom the deed was done, nor of the unions that were set up', () => {
    expect(
      found(
        of('平台企业建会数', '62', '家'),
        of('头部平台企业建会数', '12', '家'),
        of('头部平台企业建会率', '100', '%'),
      ),
    ).toEqual([])
    expect(
      found(of('建设项目部数', '126', '个'), of('项目工会数', '119', '个'), of('项目工会组建率', '94.4', '%')),
    ).toEqual([])
  })

  test('is of what its remark says, and of those who won what its name says', () => {
    expect(found(of('职代会应到代表数', '186', '人'), of('女代表占比', '21.3', '%', { note: '占应到代表' }))).toEqual([
      'arithmetic 女代表占比 职代会应到代表数 impossible-percentage',
    ])
    expect(found(of('省五一劳动奖章数', '260', '个'), of('女职工获省五一劳动奖章占比', '31.3', '%'))).toEqual([
      'arithmetic 女职工获省五一劳动奖章占比 省五一劳动奖章数 impossible-percentage',
    ])
  })

  test('says nothing against counts that carry over cases of the year before', () => {
    const cases = [of('仲裁立案数', '24180', '件'), of('仲裁结案率', '97.6', '%')]
    expect(found(...cases, of('仲裁结案数', '24912', '件', { note: '含上年结转' }))).toEqual([])
  })

  test('leaves out the occasion that its counts name', () => {
    const counts = [of('职代会收到提案', '96', '件'), of('职代会立案提案', '58', '件')]
    expect(found(...counts, of('提案立案率', '60.4', '%'))).toEqual([])
    expect(found(...counts, of('提案立案率', '64', '%'))).toHaveLength(1)
  })
})

describe('sums and averages', () => {
  const of = (indicator: string, value: string, unit: string) => row(indicator, { indicator, value, unit })

  test('votes of one ballot come to no more than those who were there', () => {
    const votes = [
      of('合同草案同意票数', '168', '票'),
      of('合同草案反对票数', '2', '票'),
      of('合同草案弃权票数', '4', '票'),
    ]
    expect(found(of('职代会实到代表数', '174', '人'), ...votes)).toEqual([])
    expect(found(of('职代会实到代表数', '171', '人'), ...votes)[0]).toMatch(/^arithmetic .* sum-differs$/)
  })

  test('an average per session is only of figures counted in sessions', () => {
    const average = of('平均每场竞赛参赛选手', '100', '名')
    const total = of('技能竞赛参赛选手', '12600', '名')
    expect(found(average, total, of('技能竞赛参赛国家数', '8', '个'))).toEqual([])
    expect(found(average, total, of('技能竞赛场次', '150', '场'))).toHaveLength(1)
  })

  test('members of the new trades are within the new forms of work', () => {
    expect(found(of('新就业形态劳动者会员数', '126000', '人'), of('货车司机会员数', '136000', '人'))[0]).toMatch(
      /^arithmetic .* part-above-whole$/,
    )
  })

  test('what is too large because a unit slipped needs no finding of its own', () => {
    const city = (id: string, value: string, period: string) =>
      row(id, { value, period, subject: '云川省临江市', reporter: '临江市总工会' })
    const rows = [
      city('x', '22500', '2024年'),
      city('y', '231000', '2025年'),
      row('z', { value: '156000', period: '2025年', subject: '云川省' }),
    ]
    expect(found(...rows)).toEqual(['trend x y unit-slip'])
  })
})

test('a province that no list has is a place of its own', () => {
  expect(found(row('a', { subject: '云川省' }), row('b', { ...union, subject: '江岭省', value: '98000' }))).toEqual([])
})

test('one quantity under two heads of one office is told, not added up', () => {
  const rows = [
    row('a', { indicator: '帮扶困难职工户数', value: '8426', unit: '户' }),
    row('b', { indicator: '走访慰问困难职工家庭户数', value: '8426', unit: '户' }),
  ]
  expect(found(...rows)).toEqual(['duplicate a b counted-twice'])
})

test('what runs on from a day lies within a span that began before: one number for both is told', () => {
  const rows = [
    row('a', { period: '2024年以来', value: '526300' }),
    row('b', { ...union, period: '2021—2024年', value: '526300' }),
  ]
  expect(found(...rows)).toEqual(['scope a b attribution'])
})

test('one number of two offices under another deed has shifted its verb, whatever stretch of time each names', () => {
  const rows = [
    row('a', { indicator: '收集企业诉求件数', value: '864', unit: '件' }),
    row('b', { ...union, indicator: '化解企业诉求件数', value: '864', unit: '件', period: '2024年以来' }),
  ]
  expect(found(...rows)).toEqual(['scope a b verb-shift'])
})

describe('figures said in one breath', () => {
  const of = (id: string, indicator: string, value: string, unit: string, change: Partial<RegisterRow> = {}) =>
    row(id, { indicator, value, unit, ...union, ...change })

  test.each<[string, RegisterRow[], string[]]>([
    [
      'a rate by its units, its count and its total',
      [
        of('a', '意外险投保人数', '32500', '人'),
        of('b', '意外险保费标准', '58', '元/人'),
        of('c', '意外险保费支出', '1985000', '元'),
      ],
      ['arithmetic a b c average-differs'],
    ],
    [
      'the same off by ten is a unit that slipped',
      [
        of('a', '医疗互助参保人数', '12400', '人'),
        of('b', '医疗互助缴费标准', '80', '元/人'),
        of('c', '医疗互助筹集互助金', '9920000', '元'),
      ],
      ['unit a b c unit-slip'],
    ],
    [
      'and one that holds',
      [
        of('a', '意外险投保人数', '32500', '人'),
        of('b', '意外险保费标准', '58', '元/人'),
        of('c', '意外险保费支出', '1885000', '元'),
      ],
      [],
    ],
    [
      'more in a year than its days can hold',
      [of('a', '服务热线日均接听量', '186', '通'), of('b', '服务热线全年接听量', '86100', '通')],
      ['arithmetic a b average-differs'],
    ],
    [
      'as many as the days can hold',
      [of('a', '服务热线日均接听量', '186', '通'), of('b', '服务热线全年接听量', '46500', '通')],
      [],
    ],
    [
      'an average of men and women above both',
      [
        of('a', '男职工平均年龄', '41.2', '岁'),
        of('b', '女职工平均年龄', '37.8', '岁'),
        of('c', '职工平均年龄', '43', '岁'),
      ],
      ['arithmetic a b c average-differs'],
    ],
    [
      'members of firms beside the workers of those firms',
      [of('a', '龙头企业工会会员数', '4517', '人'), of('b', '龙头企业职工数', '4390', '人', { reporter: '省统计局' })],
      ['arithmetic a b part-above-whole'],
    ],
    [
      'what stood, came and went',
      [
        of('a', '在册困难职工人数', '13840', '人', { period: '2023年末' }),
        of('b', '新增困难职工人数', '920', '人'),
        of('c', '困难职工脱困人数', '610', '人'),
        of('d', '在册困难职工人数', '14510', '人', { period: '2024年末' }),
      ],
      ['arithmetic a b c d sum-differs'],
    ],
    [
      'a rise against the two years it is between',
      [
        of('a', '工会会员数', '18240', '人', { period: '2023年末' }),
        of('b', '工会会员数', '19152', '人', { period: '2024年末' }),
        of('c', '工会会员数比上年增长', '8.5', '%', { period: '2024年末' }),
      ],
      ['arithmetic a b c growth-differs'],
    ],
    [
      'classes of which one is all others',
      [
        of('a', '职工法律援助案件数', '1286', '件'),
        of('b', '欠薪类法律援助案件数', '812', '件'),
        of('c', '工伤类法律援助案件数', '341', '件'),
        of('d', '其他类法律援助案件数', '125', '件'),
      ],
      ['arithmetic a b c d sum-differs'],
    ],
    [
      'more in the final than in the round before it',
      [of('a', '技能竞赛复赛人数', '612', '人'), of('b', '技能竞赛决赛人数', '648', '人')],
      ['arithmetic a b later-stage-above-earlier'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(found(...rows)).toEqual(expected)
  })
})

describe('one number of two offices', () => {
  test('is counted twice where a third adds it to itself, and stays where the two exclude one another', () => {
    const of = (id: string, indicator: string, value: string, reporter: string, note = '') =>
      row(id, { indicator, value, unit: '人', reporter, note })
    const screened = [of('a', '女职工两癌筛查人数', '820', '省总工会'), of('b', '妇女两癌筛查人数', '820', '省妇联')]
    expect(found(...screened, of('c', '两癌筛查合计', '1640', '省卫健委'))).toEqual(['duplicate a b c counted-twice'])
    const apart = [of('a', '男职工体检人数', '820', '省总工会'), of('b', '女职工体检人数', '820', '省妇联')]
    expect(found(...apart, of('c', '职工体检总人数', '1640', '省卫健委'))).toEqual([])
  })

  test.each<[string, Partial<RegisterRow>, Partial<RegisterRow>, string[]]>([
    [
      'runs over years and is one year’s alone',
      { value: '1260', note: '历年累计挂牌' },
      { value: '1260', note: '当年新挂牌' },
      ['scope a b cumulative-and-single'],
    ],
    [
      'leaves something out and does not',
      { value: '874', note: '仅法院委派部分' },
      { value: '874' },
      ['scope a b different-scope'],
    ],
    ['is paid out for another', { value: '126000000', note: '代省总工会拨付' }, { value: '126000000' }, []],
    [
      'is said to be of one scope',
      { value: '4286000' },
      { value: '4680000', note: '与工会报送同口径' },
      ['value a b different-values'],
    ],
  ])('that %s', (_, a, b, expected) => {
    const same = { indicator: '友好商家数', unit: '家' }
    expect(pair({ ...same, ...a }, { ...same, ...b })).toEqual(expected)
  })

  test('did not fall where it rose', () => {
    const of = (id: string, value: string, period: string, note = '') =>
      row(id, { indicator: '百万吨死亡率', value, unit: '人/百万吨', period, note })
    expect(found(of('a', '0.035', '2023年'), of('b', '0.31', '2024年', '比上年下降'))).toEqual(['trend a b direction'])
  })
})
