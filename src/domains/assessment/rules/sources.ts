import { say } from '#platform/say'

/** The conference's demand, in the journal the product was first made from. */
export const conferenceSource = say(
  '省产改联席会议讲话（2024-10-09）：对照评价考核指标体系 10 个方面 20 项，逐项梳理、建立台账、及时提供支撑材料',
  'Conference speech of 2024-10-09: item by item against the 10 aspects and 20 items, with proof in time',
)
/** The year's circular: a plan for the assessment. */
export const planSource = say(
  '2023 年产改工作情况通报“三、下一步工作安排”：制定考核实施方案，做好考核各项准备',
  'Circular of 2023, part 3: a plan for the assessment and every preparation',
)
/** Office practice, kept as a product default until the customer names a norm. */
export const practice = say('迎考工作惯例（产品默认，可调整）', 'Practice of assessments (product default, adjustable)')
export const privacySource = say(
  '个人信息保护法第六条：收集、提供个人信息限于实现处理目的的最小范围',
  'Personal Information Protection Law, art. 6: no more than the purpose needs',
)
export const dataLaw = say(
  '统计法：不得提供不真实的统计资料；数据须有来源',
  'Statistics Law: no untrue figures; every figure has its source',
)
