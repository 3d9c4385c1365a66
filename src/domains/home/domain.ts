import { type Asked, defineDomain, type House, handle } from '#kernel/domain/server'
import { findRegion } from '#kernel/org'
import { nameUnits } from '#kernel/org/server'
import { workAreas } from '#kernel/process'
import { findCase, rowOf } from '#kernel/process/server'
import { say } from '#platform/say'
import { changedSince } from './changed.ts'
import { type Cockpit, GetCockpit } from './model.ts'
import { type CountedRow, countTracked, listStuck, listTrend } from './store/index.ts'

const stuckShown = 12
const provinces = /0000$/

/** Processes whose open cases are work of the reform. */
const trackedOf = (house: House) =>
  [...house.processes.values()]
    .flat()
    .filter((p) => p.tracked)
    .map((p) => p.name)

const counted = ({ open, done, overdue, progress, green, yellow, red, blue, grey }: CountedRow) => ({
  open,
  done,
  overdue,
  progress,
  lights: { green, yellow, red, blue, grey },
})

const nothing: CountedRow = {
  key: '',
  open: 0,
  done: 0,
  overdue: 0,
  progress: null,
  green: 0,
  yellow: 0,
  red: 0,
  blue: 0,
  grey: 0,
}

async function stuckCases(asked: Asked<typeof GetCockpit>, tracked: readonly string[]) {
  const stuck: Cockpit['stuck'] = []
  const found = await listStuck(asked.db, tracked, asked.today, stuckShown)
  for (const ref of found) {
    const one = await findCase(asked.db, ref)
    const names = one ? await nameUnits(asked.db, [one.unitId]) : null
    if (one) stuck.push(rowOf(asked, { ...one, unitName: names?.get(one.unitId) ?? '', turn: null }))
  }
  return { stuck, stuckCount: found[0]?.all ?? 0 }
}

async function cockpit(asked: Asked<typeof GetCockpit>): Promise<Cockpit> {
  const { db, house, today } = asked
  const tracked = trackedOf(house)
  const [all] = await countTracked(db, tracked, 'all', today)
  const byArea = new Map((await countTracked(db, tracked, 'area', today)).map((row) => [row.key, row]))
  const byUnit = await countTracked(db, tracked, 'unit', today)
  const names = await nameUnits(
    db,
    byUnit.map((row) => Number(row.key)),
  )
  const byPrefecture = await countTracked(db, tracked, 'prefecture', today)
  return {
    total: counted(all ?? nothing),
    // The five are always shown; what serves none of them only where there is such work.
    areas: workAreas
      .filter(({ value }) => value !== 'support' || byArea.has(value))
      .map(({ value, label }) => ({ area: value, label, ...counted(byArea.get(value) ?? nothing) })),
    units: byUnit.map((row) => ({
      unitId: Number(row.key),
      unitName: names.get(Number(row.key)) ?? '',
      ...counted(row),
    })),
    prefectures: byPrefecture
      .filter((row) => !provinces.test(row.key))
      .map((row) => ({
        regionId: Number(row.key),
        name: findRegion(Number(row.key))?.name ?? say(row.key, row.key),
        ...counted(row),
      })),
    trend: await listTrend(db, tracked),
    ...(await stuckCases(asked, tracked)),
    changed: await changedSince(asked, tracked),
  }
}

export const domain = defineDomain({
  name: 'home',
  label: say('工作台', 'Desk'),
  permissions: {
    'cockpit.read': {
      label: say('查看驾驶舱', 'See the cockpit'),
      posts: ['convener', 'deputy-convener', 'office-clerk', 'office-reviewer', 'leader-in-charge', 'prefecture-cadre'],
    },
  },
  routes: [handle(GetCockpit, cockpit)],
})
