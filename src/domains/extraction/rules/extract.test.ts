import { describe, expect, test } from 'vitest'
import { extractFigures } from './index.ts'

const of = (text: string) => extractFigures(text).figures
const brief = (text: string) => of(text).map((one) => `${one.qualifier}${one.value}${one.unit}`)

describe('numbers as reports write them', () => {
  test.each([
    ['参保3.59万人、资金1,060.5万元。', ['35900人', '10605000元']],
    ['举办培训二十七期，培训三千二百人次。', ['27期', '3200人次']],
    ['覆盖率百分之六十，三分之二的企业参加。', ['60%', '66.6667%']],
    ['近千名职工观看，上万人次点击。', ['近1000名', '上10000人次']],
    ['投资２０００多万元，１０００余本。', ['多20000000元', '余1000本']],
    ['提高到3—5万人。', ['30000人', '50000人']],
    ['八成以上的职工满意。', ['以上80%']],
    ['累计提供岗位超过31.6万个（次）。', ['累计、超过316000个（次）']],
    ['选取3个地区、17家企业开展试点。', ['3个', '17家']],
    ['涵盖单位1.86万家，服务人次超过50万。', ['18600家', '超过500000人次']],
    ['比重低于全省平均水平5.3个百分点。', ['5.3个百分点']],
  ])('%s', (text, figures) => {
    expect(brief(text)).toEqual(figures)
  })

  test.each([
    '二〇二四年十月十二日，2024年10月9日下午，9月23日至27日。',
    '青政〔2024〕28号文件第三条、第十二条规定。',
    '联系电话：0971-8236057，邮编810007，邮箱 qhgy2020@163.com。',
    '增强“四个意识”、坚定“四个自信”、做到“两个维护”。',
    '全国五一劳动奖章，“十四五”期间，党的二十届三中全会。',
    '一、总体要求',
    '打造一支高素质队伍，是一项重大改革。',
    '数十家企业、几百名职工、七八个人。',
    '千方百计、千家万户、亿万职工。',
    '百人以上的企业要建立工会。',
    '25人以上企业要建会，“1+3+N”体系，打通“新八级工”通道。',
  ])('what is no figure: %s', (text) => {
    expect(brief(text)).toEqual([])
  })
})

describe('a proposal', () => {
  test('says where in the text it stands, however the line is broken', () => {
    const text = '企业按规定提取职工教育经费，确保６０%\n\n以上用于一线职工教育和培训。'
    const [figure] = of(text)
    expect(figure).toMatchObject({ value: '60', unit: '%', qualifier: '以上', text: '６０%以上' })
    expect(text.slice(figure?.from, figure?.to).replace(/\s/g, '')).toBe('６０%以上')
  })

  test('names what is counted, before the number or behind it', () => {
    const nouns = of('选派党建指导员3166名，选取17家企业先后开展试点，党组织覆盖率达到40.9%。').map(
      (one) => one.indicator,
    )
    expect(nouns).toEqual(['选派党建指导员数', '选取企业数', '党组织覆盖率'])
  })

  test.each([
    ['建成省级工作室9个、市级41个。', ['建成省级工作室数', '建成市级工作室数']],
    ['床位由60张增加到96张。', ['床位数', '床位数']],
    ['截至10月底，全市共有基层工会组织6842个。', ['基层工会组织数']],
  ])('is named by the thing, where the text leaves it out or says more: %s', (text, names) => {
    expect(of(text).map((one) => one.indicator)).toEqual(names)
  })

  test.each([
    ['集团始建于1958年，现有职工6230人。2024年完成攻关157项。', ['2024', '2024']],
    ['2024年收到成果958项，比2023年增加203项；评出一等奖5项。', ['2024', '2024', '2024']],
    ['截至2025年底，技能人才43万人。高技能人才12万人。', ['2025-12-31', '2025-12-31']],
    ['2025年，12351热线受理来电7416件。', ['2025']],
  ])('is of the time the figures are of, not of a time told by the way: %s', (text, times) => {
    expect(of(text).map((one) => one.asOf ?? one.periodKey)).toEqual(times)
  })

  test('takes time, speaker and unit from the piece it stands in', () => {
    const [figure] = of('海晏县总工会2025年工作总结\n\n（2025年12月20日）\n\n今年以来，发展会员1200人。')
    expect(figure).toMatchObject({ period: '2025年以来', reporter: '海晏县总工会', subject: '海晏县总工会' })
  })

  test('keeps targets apart from what was reached, and parts with their whole', () => {
    const [target] = of('到2035年，培养造就2000名左右大国工匠。')
    expect(target).toMatchObject({ kind: 'target', period: '2035年', qualifier: '左右' })
    const [whole, part] = of('劳模13名，其中全国劳模1名。')
    expect(part?.partOf).toBe(whole?.id)
  })

  test('pairs a list with its numbers where 分别 says so', () => {
    const nouns = of('建功立业类、地位提高类分别完成5项、4项。').map((one) => one.noun)
    expect(nouns).toEqual(['建功立业类完成', '地位提高类完成'])
  })

  test('is the same every time', () => {
    const text = '发展会员1200人，慰问职工300余人次。'
    expect(extractFigures(text)).toEqual(extractFigures(text))
  })
})

test('a hostile text costs no more than its length', () => {
  for (const text of ['一'.repeat(400_000), '1家'.repeat(200_000), '2024年'.repeat(100_000), '第'.repeat(200_000)])
    expect(of(text).length).toBeLessThanOrEqual(20_000)
}, 30_000)

describe('one number each', () => {
  const times = (body: string) =>
    of(`西宁市总工会2026年上半年工作情况\n\n（2026年7月5日）\n\n${body}\n`).map(({ value, periodKey }) => [
      value,
      periodKey,
    ])

  test('for the periods of a list that 分别 gives them', () => {
    expect(times('一季度、二季度分别培训职工1,200人次、1,760人次。')).toEqual([
      ['1200', '2026-Q1'],
      ['1760', '2026-Q2'],
    ])
    expect(times('2024年、2025年职工入会率分别为81.2%、84.5%。')).toEqual([
      ['81.2', '2024'],
      ['84.5', '2025'],
    ])
  })

  test('not where periods and numbers are not as many', () => {
    expect(
      new Set(times('一季度、二季度分别培训职工1,200人次、1,760人次、2,000人次。').map(([, key]) => key)).size,
    ).toBe(1)
  })
})

test('a target that was met is no target, nor is what comes behind it; what is meant to be goes on over its list', () => {
  const kinds = (body: string) => of(body).map(({ kind }) => kind)
  expect(kinds('培训职工320人次，完成年度目标的65.3%；新建工会组织20家。')).toEqual(['level', 'share', 'level'])
  expect(kinds('力争培训职工5万人次；新建工会组织20家。')).toEqual(['target', 'target'])
})
