import { say } from '#platform/say'

/** As what a unit takes part in a task beside the one that leads it. */
export const parts = {
  joint: say('配合单位', 'Joint unit'),
  above: say('上级任务单位', 'Unit of the parent task'),
} as const
