import { type Say, say } from '#platform/say'
import { type Extra, type Item, indicatorsOf, type SystemBody } from '../model/system.ts'

/** What may not be a basis of assessment, and the words by which it is recognised. */
const fences: readonly { what: Say; words: RegExp }[] = [
  {
    what: say('点赞、转发等传播量', 'likes and shares'),
    words: /点赞|转发|分享(?:量|次数|率)|阅读量|关注数|\blikes?\b|\bshares? count\b|\bretweets?\b|\breposts?\b/i,
  },
  { what: say('网络投票', 'online votes'), words: /投票|票数|得票|\bvotes?\b|\bvoting\b|\bballots?\b/i },
  {
    what: say('学习时长、学习积分', 'learning hours and points'),
    words: /学习(?:时长|时间|积分|分数)|学时(?:数|排)|在线时长|learning[- ](?:hours|time|points)|online[- ]time/i,
  },
  {
    what: say('登录、打卡、活跃度', 'log-ins, check-ins, activity'),
    words:
      /登录|登陆|打卡|签到|日活|活跃度|安装率|下载(?:量|率)|\blog-?ins?\b|\bcheck-?ins?\b|\bsign-?ins?\b|\bactive users?\b|\binstalls?\b/i,
  },
  {
    what: say('对个人排名', 'ranking of persons'),
    words:
      /(?:个人|人员|干部|职工|会员|用户)(?:积分)?(?:排名|排行|排序|名次)|积分(?:排名|排行)|排行榜|leader-?board|rank(?:ing|ed|s)? (?:of )?(?:persons?|people|individuals?|members?|users?)/i,
  },
]

/** A place where the fence is crossed. */
export interface Crossing {
  key: string
  word: string
  what: Say
}

const textsOf = (of: Item | Extra): string[] => [
  of.label.zh,
  of.label.en,
  of.rule.zh,
  of.rule.en,
  ...('demands' in of
    ? [of.demands.zh, of.demands.en, of.question?.zh ?? '', of.question?.en ?? '', ...indicatorsOf(of)]
    : []),
]

/**
 * Items whose wording or figures draw on votes, likes, shares, learning hours or log-ins, or rank persons. By law none of
 * these may be a basis of assessment; a system with one is not put in force.
 *
 * Source: 国办函〔2026〕12号; 关于防治“指尖上的形式主义”的若干意见; domain rules 9.3, 15.5, 17.8.
 * @param labels names of indicators in words, by their key: the wording of a figure counts, too
 */
export function findCrossings(body: SystemBody, labels: ReadonlyMap<string, Say> = new Map()): Crossing[] {
  const all: (Item | Extra)[] = [
    ...body.aspects.flatMap((a) => a.items),
    ...body.bonuses,
    ...body.deductions,
    ...body.vetoes,
  ]
  return all.flatMap((one) => {
    const named =
      'measure' in one ? indicatorsOf(one).flatMap((n) => Object.values(labels.get(n) ?? {}) as string[]) : []
    const text = [...textsOf(one), ...named].join('\n')
    return fences.flatMap(({ what, words }): Crossing[] => {
      const word = words.exec(text)?.[0]
      return word ? [{ key: one.key, word, what }] : []
    })
  })
}
