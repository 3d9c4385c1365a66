import { defineParameters } from '#kernel/parameter'
import { say } from '#platform/say'

const same = { region: null, validFrom: '2021-01-01', validTo: null, confidence: 'D' } as const

/** Numbers of the statistics of the workforce. A snapshot keeps those of its day. */
export const workforceParameters = defineParameters([
  {
    ...same,
    key: 'workforce.least-count',
    label: say('统计表公布的最小人数（小于此数的单元格不公布）', 'Smallest count shown in published tables'),
    value: 5,
    unit: say('人', 'people'),
    source: say(
      '《中华人民共和国统计法》第二十八条（不得泄露能够识别或者推断单个统计调查对象身份的资料）；数值为产品默认值',
      'Statistics Law art. 28; the number is a product default',
    ),
  },
  {
    ...same,
    key: 'workforce.age-bands',
    label: say('年龄分组的起点（周岁，逗号分隔）', 'First years of the bands of age'),
    value: '25,30,35,40,45,50,55,60',
    unit: say('周岁', 'years'),
    source: say(
      '全国职工队伍状况调查五岁组口径；产品默认值，可按本地调查方案修改',
      'Bands of five years as in the national survey of the workforce; product default',
    ),
  },
  {
    ...same,
    key: 'workforce.keep-days',
    label: say('每日快照保留天数（每月首个快照另保留三年）', 'Days that daily snapshots are kept'),
    value: 31,
    unit: say('天', 'days'),
    source: say('产品默认值', 'Product default'),
  },
])
