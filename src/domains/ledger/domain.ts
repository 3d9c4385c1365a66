import { defineDomain, handle, type Route } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { say } from '#platform/say'
import { breakDown } from './deeds/break-down.ts'
import { decideDifference } from './deeds/decide.ts'
import { addDecisions } from './deeds/decisions.ts'
import { showDifferences } from './deeds/differences.ts'
import { dropItem, editItem, mergeItems, splitItem, writeItem } from './deeds/edit.ts'
import { addItems } from './deeds/editions.ts'
import { exportItems, exportMatrix, itemTemplate } from './deeds/export.ts'
import { importItems } from './deeds/import.ts'
import { issueAll, issueItem } from './deeds/issue.ts'
import { showMatrix } from './deeds/matrix.ts'
import { createPoints } from './deeds/points.ts'
import { pointsSheet } from './deeds/sheets.ts'
import { showItem, showItems } from './deeds/show.ts'
import { findTaskFacts, showTask } from './deeds/task.ts'
import { demonstrate } from './demonstration/load.ts'
import {
  BreakDown,
  CreatePoints,
  DecideDifference,
  DropItem,
  EditItem,
  ExportItems,
  ExportMatrix,
  GetMatrix,
  GetPoints,
  GetTask,
  ImportItems,
  IssueAll,
  IssueItem,
  ItemTemplate,
  ListDifferences,
  ListItems,
  ListPoints,
  MergeItems,
  SplitItem,
  WriteItem,
} from './model/index.ts'
import { ledgerParameters, ledgerPermissions } from './permissions.ts'
import { taskProcess } from './process.ts'
import { listPoints, showPoints } from './store/points.ts'

export { addItems, type EditionAdded, type EditionToAdd } from './deeds/editions.ts'
export type { NewItem } from './model/index.ts'

const pointsRoutes: Route[] = [
  ...handleList(ListPoints, ({ db, query }) => listPoints(db, query), pointsSheet),
  handle(GetPoints, ({ db, params }) => showPoints(db, params.id)),
  handle(CreatePoints, async (asked) => showPoints(asked.db, (await createPoints(asked, asked.body)).id)),
  handle(GetMatrix, (asked) => showMatrix(asked, asked.params.id)),
  handle(ExportMatrix, (asked) => exportMatrix(asked, asked.params.id)),
  handle(ListDifferences, (asked) => showDifferences(asked, asked.params.id)),
  handle(DecideDifference, (asked) => decideDifference(asked, asked.params.id, asked.body)),
]

const itemRoutes: Route[] = [
  handle(ListItems, (asked) => showItems(asked, asked.query)),
  handle(ExportItems, (asked) => exportItems(asked, asked.query)),
  handle(ItemTemplate, itemTemplate),
  handle(ImportItems, (asked) => importItems(asked, asked.params.id, asked.file, asked.query.dryRun === 'yes')),
  handle(WriteItem, async (asked) => showItem(asked, await writeItem(asked, asked.params.id, asked.body))),
  handle(EditItem, async (asked) => {
    await editItem(asked, asked.params.id, asked.body)
    return showItem(asked, asked.params.id)
  }),
  handle(SplitItem, async (asked) => {
    const items = []
    for (const id of await splitItem(asked, asked.params.id, asked.body)) items.push(await showItem(asked, id))
    return { items }
  }),
  handle(MergeItems, async (asked) => {
    await mergeItems(asked, asked.body)
    return showItem(asked, asked.body.into)
  }),
  handle(DropItem, async (asked) => {
    await dropItem(asked, asked.params.id, asked.body)
    return showItem(asked, asked.params.id)
  }),
  handle(IssueItem, async (asked) => {
    await issueItem(asked, asked.params.id, asked.body.rev)
    return showItem(asked, asked.params.id)
  }),
  handle(IssueAll, (asked) => issueAll(asked, asked.params.id)),
]

const taskRoutes: Route[] = [
  handle(GetTask, (asked) => showTask(asked, asked.params)),
  handle(BreakDown, async (asked) => {
    const opened = await breakDown(asked, asked.params, asked.body)
    return { opened: opened.map(({ regionId, id, unitId }) => ({ regionId, id, unitId })) }
  }),
]

/** Work points, ledger and tasks. */
export const domain = defineDomain({
  name: 'ledger',
  label: say('任务台账', 'Task ledger'),
  processes: [taskProcess],
  facts: { task: findTaskFacts },
  permissions: ledgerPermissions,
  parameters: ledgerParameters,
  routes: [...pointsRoutes, ...itemRoutes, ...taskRoutes],
  migrations: new URL('./migrations', import.meta.url),
  offers: { addItems, addDecisions },
  demonstrate,
  demonstratesAfter: ['policy'],
})
