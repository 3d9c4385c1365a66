import { z } from 'zod'
import { SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

/** In which ways something about people is shown. */
export const ways = [
  { value: 'list', label: say('列表', 'List') },
  { value: 'find', label: say('按号码查找', 'Found by number') },
  { value: 'one', label: say('查看档案', 'File') },
  { value: 'unmask', label: say('查看完整号码', 'Number shown whole') },
  { value: 'export', label: say('导出', 'Export') },
  { value: 'sum', label: say('统计', 'Statistics') },
  { value: 'deed', label: say('办理业务', 'Deed') },
  { value: 'exchange', label: say('数据共享', 'Shared with a partner') },
  { value: 'own', label: say('本人查看', 'By the person') },
] as const
export type Way = (typeof ways)[number]['value']

/** One look at somebody's file, as that person is shown it. */
export const SightRow = z.object({
  id: z.string(),
  at: z.string(),
  personName: z.string(),
  unitName: z.string().nullable(),
  way: z.enum(ways.map(({ value }) => value) as [Way, ...Way[]]),
  purpose: SayShape,
  reason: z.string().nullable(),
  fields: z.array(z.string()),
  /** How many people were shown at once. */
  count: z.number(),
})
export type SightRow = z.infer<typeof SightRow>
