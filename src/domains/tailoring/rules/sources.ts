import { say } from '#platform/say'

/** Where the rules of adopting come from. */
export const sources = {
  local: say(
    '省产改联席会议讲话（2024-10-09）：鼓励开展精准化、差异化、个性化的改革实践',
    'Conference speech of 2024-10-09: encourage reform that fits each place',
  ),
  list: say(
    '省产改联席会议讲话（2024-10-09）：逐项对照梳理，列出任务清单，建立工作台账',
    'Conference speech of 2024-10-09: go through every item and make a list of tasks',
  ),
  loop: say('省产改工作闭环流程：细化分解任务', 'The closed loop of the reform: break down the tasks'),
  practice: say(
    '分级承接工作惯例（产品默认，可调整）',
    'Office practice in adopting lists (product default, adjustable)',
  ),
} as const
