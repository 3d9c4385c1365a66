import { z } from 'zod'
import { type Endpoint, endpoint } from '#platform/endpoint'
import { join, say } from '#platform/say'

/** Rows of an export that is waited for; a longer one is made in the background. */
export const exportMost = 5000

/** What only pages need: a workbook has all of them. */
const paging = ['page', 'size']

/**
 * The contract that gives a list as a workbook: the list's path with `/export`, its filters, its permission. A list that
 * must be asked for again before it leaves (people, the journal) says so with `asksAgain` where it is answered.
 */
export function exportOf(list: Endpoint, { asksAgain = false } = {}): Endpoint {
  const filters = list.query instanceof z.ZodObject ? list.query.shape : {}
  return {
    method: 'GET',
    path: `${list.path}/export`,
    summary: join(list.summary, say('：导出 Excel', ': export to Excel')),
    needs: list.needs,
    ...(list.params ? { params: list.params } : {}),
    query: z.object(Object.fromEntries(Object.entries(filters).filter(([name]) => !paging.includes(name)))),
    givesFile: true,
    ...(asksAgain ? { asksAgain: true as const } : {}),
  }
}

const mostColumns = 60
const Line = z.array(z.string().max(4000)).max(mostColumns)

/**
 * A table that stands whole on a page (a part of one answer, with no list of its own), as a workbook: the page sends what it
 * shows. What leaves is what the person has before their eyes; the journal keeps which page it was and how many lines.
 */
export const ExportTable = endpoint({
  method: 'POST',
  path: '/tables',
  summary: say('导出页面上的表格（Excel）', 'A table of a page as a workbook'),
  needs: 'signed-in',
  body: z.object({
    title: z.string().trim().min(1).max(200),
    /** Path of the page. */
    page: z.string().max(300),
    columns: z
      .array(z.object({ header: z.string().max(200), numeric: z.boolean() }))
      .min(1)
      .max(mostColumns),
    rows: z.array(Line).max(exportMost),
  }),
  givesFile: true,
})

/** The rule by which a long export is not waited for. */
export const tooLong = 'export-too-long'

/** The document behind exports that take long. */
export const practice = say('数据导出惯例（产品默认值，可调整）', 'Practice of exports (product default, adjustable)')
