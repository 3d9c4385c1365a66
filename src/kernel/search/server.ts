import type { Route } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { Search } from './contracts.ts'
import { search } from './find.ts'
import { searchSheet } from './sheets.ts'

export { searchJobs } from './feed.ts'
export { search } from './find.ts'
export { putEntries, type Subject } from './put.ts'

/** Search, as the header and the page ask for it. */
export const searchRoutes: Route[] = handleList(Search, (asked) => search(asked, asked.query), searchSheet)
