import { handle, type Route } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { say } from '#platform/say'
import { tableDocx, tableXlsx } from './deeds/files.ts'
import { showTable } from './deeds/show.ts'
import { askSnapshot } from './deeds/snapshot.ts'
import { keepView, removeView, renameView, showViews } from './deeds/views.ts'
import * as ask from './model/index.ts'

/** What is asked of this domain. */
export const workforceRoutes: readonly Route[] = [
  handle(ask.GetTable, (asked) => showTable(asked, asked.query)),
  handle(ask.TableXlsx, (asked) => tableXlsx(asked, asked.query)),
  handle(ask.TableDocx, (asked) => tableDocx(asked, asked.query)),
  handle(ask.MakeSnapshot, async (asked) => {
    await askSnapshot(asked)
    return {}
  }),
  ...handleList(ask.ListViews, (asked) => showViews(asked, asked.query), {
    name: say('保存的视图', 'Views'),
    columns: [
      { label: say('名称', 'Name'), value: (row) => row.name, width: 30 },
      { label: say('共享', 'Shared'), value: (row) => row.shared },
      { label: say('保存人', 'Kept by'), value: (row) => row.personName },
      { label: say('视图', 'View'), value: (row) => row.query, width: 60 },
    ],
  }),
  handle(ask.KeepView, (asked) => keepView(asked, asked.body)),
  handle(ask.RenameView, (asked) => renameView(asked, asked.params, asked.body)),
  handle(ask.DropView, (asked) => removeView(asked, asked.params)),
]
