import { z } from 'zod'
import { endpoint, Paging, pageOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { UnitKind, UnitRow } from './contracts-rows.ts'

export const FindUnits = endpoint({
  method: 'GET',
  path: '/units',
  summary: say('查找单位：按名称、简称、拼音或上级', 'Find units by name, short name, pinyin or parent'),
  needs: 'signed-in',
  query: Paging.extend({
    parentId: z.coerce.number().int().optional(),
    /** Only what nothing is above, in the tree asked: where a tree begins. */
    top: z.stringbool().optional(),
    /** A unit and all below it, as the tree stands today. */
    within: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    kind: UnitKind.optional(),
    tree: z.enum(['territorial', 'industrial']).default('territorial'),
    /** As of a day; today unless told. */
    on: z.iso.date().optional(),
  }),
  answer: pageOf(UnitRow),
})

/** Names of some units, for showing ids. */
export const NameUnits = endpoint({
  method: 'GET',
  path: '/units/names',
  summary: say('单位名称', 'Names of units'),
  needs: 'signed-in',
  query: z.object({
    ids: z
      .string()
      .regex(/^\d{1,9}(,\d{1,9})*$/)
      .max(2000),
    /** As of a day; the present name unless told. */
    on: z.iso.date().optional(),
  }),
  answer: z.array(z.object({ id: z.number(), name: z.string() })),
})

export * from './contracts-change.ts'
export * from './contracts-rows.ts'
export * from './contracts-sheet.ts'
