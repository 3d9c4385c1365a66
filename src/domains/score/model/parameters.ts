import type { ParameterSeed } from '#kernel/parameter'
import { defineParameters } from '#kernel/parameter'
import { say } from '#platform/say'

const workdays = say('个工作日', 'working days')
const points = say('分', 'points')
const practice = say('评价工作惯例（产品默认，可调整）', 'Practice of evaluation (product default, adjustable)')
const same = { region: null, validFrom: '2020-01-01', validTo: null, source: practice, confidence: 'D' } as const

const days = (key: string, value: number, zh: string, en: string, unit = workdays): ParameterSeed => ({
  key,
  value,
  label: say(zh, en),
  unit,
  ...same,
})

/** Terms, limits of grades, caps, and what a bulletin is headed with. No norm was found: each is to be set by the office. */
export const scoreParameters = defineParameters([
  days('eval.self-days', 10, '自评时限', 'Term for self-evaluation'),
  days('eval.review-days', 10, '复核时限', 'Term for the review'),
  days('eval.appeal-days', 5, '反馈后提出异议时限', 'Term for objections after feedback'),
  days('eval.answer-days', 10, '异议答复时限', 'Term for answering objections'),
  days('eval.recheck-days', 60, '确认后申请复查时限', 'Term for a recheck after confirmation', say('天', 'days')),
  days('eval.grade.A', 90, '优秀分数线', 'Excellent from', points),
  days('eval.grade.B', 80, '良好分数线', 'Good from', points),
  days('eval.grade.C', 60, '合格分数线', 'Passed from', points),
  days('eval.bonus-cap', 5, '加分合计上限', 'Most bonus points in all', points),
  days('eval.excellent-cap', 30, '优秀单位比例上限', 'Most excellent units', say('%', '%')),
  days('bulletin.review-days', 3, '通报审核时限', 'Term for approving a bulletin'),
  days('bulletin.sign-days', 3, '通报签发时限', 'Term for signing a bulletin'),
  {
    key: 'bulletin.code',
    label: say('通报发文机关代字', 'Code of the issuing body'),
    value: '青产改办通',
    unit: say('', ''),
    ...same,
  },
  {
    key: 'bulletin.body',
    label: say('通报发文机关名称', 'Name of the issuing body'),
    value: '青海省推进新时期产业工人队伍建设改革\n联席会议办公室',
    unit: say('', ''),
    ...same,
  },
])
