import { say } from '#platform/say'

/** Where the demands of this domain come from. */
export const sources = {
  figures: say(
    '工作惯例：数据须有出处、口径、时间，经核对后方可使用（产品默认，可调整）',
    'Office practice: a figure has its place, scope and time, and is checked before it is used (product default)',
  ),
}
