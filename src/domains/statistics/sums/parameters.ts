import { defineParameters } from '#kernel/parameter'
import { say } from '#platform/say'

/** The smallest count of people that is shown by category. */
export const leastCount = 'statistics.least-count'

/** Numbers of the sums. */
export const sumParameters = defineParameters([
  {
    key: leastCount,
    label: say('分类统计公布的最小人数（小于此数的类别不公布）', 'Smallest count shown for a category of people'),
    value: 5,
    unit: say('人', 'people'),
    source: say(
      '《中华人民共和国统计法》第二十八条（不得泄露能够识别或者推断单个统计调查对象身份的资料）；数值为产品默认值',
      'Statistics Law art. 28; the number is a product default',
    ),
    region: null,
    validFrom: '1949-10-01',
    validTo: null,
    confidence: 'D',
  },
])
