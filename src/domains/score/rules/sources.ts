import { say } from '#platform/say'

/** The documents behind the rules of scores and bulletins. */
export const sources = {
  fence: say(
    '《政务移动互联网应用程序规范化管理办法》（国办函〔2026〕12号）；《关于防治“指尖上的形式主义”的若干意见》',
    'Rules for government apps (国办函〔2026〕12号); Opinions against formalism at the fingertips',
  ),
  statistics: say(
    '《中华人民共和国统计法》：不得自行修改、编造、提供不真实的统计资料',
    'Statistics Act: no altered or invented figures',
  ),
  bulletin: say('省产改联席会议制度：督促检查和情况赋分通报制度', 'Joint conference: inspection and scored bulletins'),
  assessment: say(
    '全国产改评价考核（十个方面二十项指标）及省内实施方案',
    'National assessment of the reform (10 aspects, 20 items) and its provincial plan',
  ),
  practice: say('评价工作惯例（产品默认，可调整）', 'Practice of evaluation (product default, adjustable)'),
  paper: say(
    '《党政机关公文处理工作条例》（中办发〔2012〕14号）；GB/T 9704—2012',
    'Regulation on official documents (中办发〔2012〕14号); GB/T 9704-2012',
  ),
  saw: say('所见即所批：签发内容须与审核内容一致', 'Approve what you saw: what is signed is what was approved'),
  corrected: say(
    '更正通报只改异议成立的部分（评价异议制度）',
    'A corrected bulletin changes only what an upheld objection says',
  ),
} as const
