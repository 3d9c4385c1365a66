import { randomUUID } from 'node:crypto'
import type { Ctx } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { openTestProvince, type PersonKey, type TestProvince, type UnitKey } from '#kernel/testing/server'
import { writeItem } from './deeds/edit.ts'
import { issueItem } from './deeds/issue.ts'
import { createPoints } from './deeds/points.ts'
import { showItem, showItems } from './deeds/show.ts'
import { domain } from './domain.ts'
import { ItemBody, ItemFilter } from './model/index.ts'

/** A test province with work points year by year, and the office's deeds in it. */
export function tryLedger() {
  const its = { province: null as unknown as TestProvince, year: 2030, pointsId: '' }
  const clerk = <T>(deed: (ctx: Ctx) => Promise<T>) => its.province.as('clerk', deed)
  const begin = async (copyOpen = false) => {
    its.year++
    const { year } = its
    const created = { unitId: its.province.unit.office, year, title: `${year}年工作要点`, copyOpen }
    its.pointsId = (await clerk((ctx) => createPoints(ctx, created))).id
  }

  const body = (change: Partial<ItemBody> = {}): ItemBody => {
    const usual = { area: 'quality', leads: [its.province.unit.labour], dueOn: '2027-06-30' }
    return ItemBody.parse({ title: '全面实施新八级工制度', ...usual, ...change })
  }
  const deeds = {
    /** Opens and closes the province: before and after all tests. */
    open: async () => {
      its.province = await openTestProvince([domain])
    },
    close: () => its.province.close(),
    clerk,
    /** Begins the next year: before each test. */
    begin,
    body,
    write: (change: Partial<ItemBody> = {}) => clerk((ctx) => writeItem(ctx, its.pointsId, body(change))),
    read: (id: string) => clerk((ctx) => showItem(ctx, id)),
    list: (login: PersonKey, filter: object = {}) =>
      its.province.as(login, (ctx) => showItems(ctx, ItemFilter.parse({ pointsId: its.pointsId, ...filter }))),
    issue: (id: string) => clerk((ctx) => issueItem(ctx, id)),
    /** A file that proves, sent by somebody of a unit. */
    proof: (who: PersonKey & UnitKey) =>
      its.province.as(who, async (ctx) => {
        const file = { name: '完成情况.txt', bytes: Buffer.from(randomUUID()) }
        return (await uploadEvidence(ctx, { unitId: its.province.unit[who], origin: '台账' }, file)).id
      }),
  }
  return Object.assign(its, deeds)
}
