import { say } from '#platform/say'

/** Where the rules of the ledger come from. */
export const sources = {
  list: say(
    '全省推进产改联席会议讲话（2024-10-09）：逐项对照梳理，列出任务清单，建立工作台账',
    'Address to the provincial joint conference (2024-10-09): a list of tasks and a ledger, item by item',
  ),
  duty: say(
    '全省推进产改联席会议讲话（2024-10-09）：成员单位各司其职、各负其责',
    'Address to the provincial joint conference (2024-10-09): each member unit answers for its own duty',
  ),
  loop: say(
    '省产改工作闭环流程：细化分解任务—明确责任分工—季度调度—赋分通报—督促整改',
    'The closed loop of the reform: break down, assign, dispatch, score, rectify',
  ),
  inspection: say(
    '全省推进产改联席会议讲话（2024-10-09）：重点工作任务落实情况督促检查和通报制度',
    'Address to the provincial joint conference (2024-10-09): inspection and bulletin of key tasks',
  ),
  standard: say('产品默认规则，可由省产改办调整', 'Product default; the provincial office may change it'),
} as const
