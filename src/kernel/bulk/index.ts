import { z } from 'zod'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

/** An export made in the background, as whoever ordered it sees it. */
export const OrderRow = z.object({
  id: z.string(),
  name: SayShape,
  state: z.enum(['making', 'ready', 'failed', 'deleted']),
  /** Rows that are written so far. */
  done: z.number(),
  total: z.number().nullable(),
  askedAt: z.string(),
  /** The first day on which it is no longer there. */
  expiresOn: z.string().nullable(),
  /** Bytes. */
  size: z.number().nullable(),
  problem: SayShape.nullable(),
})
export type OrderRow = z.infer<typeof OrderRow>

const words = z.record(z.string().max(60), z.string().max(500))

export const OrderExport = endpoint({
  method: 'POST',
  path: '/exports',
  summary: say(
    '后台生成导出：条数不限，生成后通知本人下载',
    'Order an export of any length; one is told when it is ready',
  ),
  needs: 'signed-in',
  body: z.object({ path: z.string().max(200), params: words.default({}), query: words.default({}) }),
  answer: z.object({ id: z.string() }),
})

export const ListExports = endpoint({
  method: 'GET',
  path: '/exports',
  summary: say('我的导出', 'My exports'),
  needs: 'signed-in',
  query: Paging.omit({ words: true }),
  answer: pageOf(OrderRow),
})

export const FetchExport = endpoint({
  method: 'GET',
  path: '/exports/:id/file',
  summary: say('下载后台生成的导出', 'Fetch an export that is ready'),
  needs: 'signed-in',
  params: z.object({ id: z.uuid() }),
  givesFile: true,
})

export const DropExport = endpoint({
  method: 'DELETE',
  path: '/exports/:id',
  summary: say('删除我的导出', 'Delete an export of mine'),
  needs: 'signed-in',
  params: z.object({ id: z.uuid() }),
  answer: z.object({ deleted: z.boolean() }),
})
