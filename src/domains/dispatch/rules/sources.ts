import { say } from '#platform/say'

/** Where the rules of the quarterly dispatch come from. */
export const sources = {
  loop: say(
    '省产改工作闭环流程：细化分解任务—明确责任分工—季度调度—赋分通报—督促整改',
    'The closed loop of the reform: break down, assign, dispatch quarterly, score, rectify',
  ),
  practice: say(
    '季度调度通行做法（产品默认值，可由省产改办调整）',
    'Usual practice of quarterly dispatch (product default; the provincial office may change it)',
  ),
  lights: say(
    '参照银川市重点项目红黄灯规则：滞后 10 至 30 个百分点（含）亮黄灯，超过 30 个百分点亮红灯',
    'Modelled on the lights of key projects in Yinchuan: 10 to 30 points behind (inclusive) is yellow, more than 30 red',
  ),
  blue: say(
    '参照宿迁市督办做法：临近期限亮蓝灯（产品默认值）',
    'Modelled on the reminder slips of Suqian: blue when nearly due (product default)',
  ),
  proof: say(
    '支撑材料报送要求：报完成须附佐证材料（产品默认规则）',
    'Supporting material: work said to be complete comes with its proof (product default)',
  ),
  truth: say('《中华人民共和国统计法》：不得提供不真实的统计资料', 'Statistics Law: no untrue figures may be supplied'),
  burden: say(
    '《政务移动互联网应用程序规范化管理办法》（国办函〔2026〕12号）：不得随意要求基层填报、重复填报',
    'Rules for government apps (2026 No. 12): base units must not be asked the same again and again',
  ),
  duty: say(
    '全省推进产改联席会议讲话（2024-10-09）：成员单位各司其职、各负其责',
    'Address to the provincial joint conference (2024-10-09): each member unit answers for its own duty',
  ),
} as const
