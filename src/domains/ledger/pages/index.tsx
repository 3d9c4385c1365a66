import { ApartmentOutlined, definePages, FlagOutlined, ProfileOutlined, TableOutlined } from '#ui'
import { Differences } from './differences.tsx'
import { Items } from './items.tsx'
import { MatrixPage } from './matrix.tsx'
import { TaskPage } from './task.tsx'
import { Tasks } from './tasks.tsx'
import { titles } from './words.ts'
import { Years } from './years.tsx'

const needs = 'ledger.read'

export const pages = definePages({
  '/ledger': {
    title: titles.years,
    needs,
    menu: { group: 'loop', order: 20, icon: <ProfileOutlined />, holds: ['task'] },
    page: Years,
  },
  '/ledger/items': {
    title: titles.items,
    needs,
    menu: { group: 'loop', order: 21, icon: <TableOutlined />, holds: ['task'] },
    page: Items,
  },
  '/ledger/matrix': {
    title: titles.matrix,
    needs,
    menu: { group: 'loop', order: 22, icon: <ApartmentOutlined />, holds: ['task'] },
    page: MatrixPage,
  },
  '/ledger/tasks': {
    title: titles.tasks,
    needs,
    menu: { group: 'loop', order: 23, icon: <FlagOutlined />, holds: ['task'] },
    page: Tasks,
  },
  '/ledger/tasks/:regionId/:id': { title: titles.task, needs, page: TaskPage },
  '/ledger/differences/:id': { title: titles.differences, needs: 'ledger.issue', page: Differences },
})
