import { z } from 'zod'
import { endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { UnitKind, UnitRow } from './contracts-rows.ts'

const id = z.coerce.number().int().min(1).max(2_147_483_647)
const Name = z.string().trim().min(2).max(100)
const ShortName = z.string().trim().min(2).max(40)

/** What is written down when a unit is set up. */
export const NewUnit = z.object({
  name: Name,
  shortName: ShortName.nullable().default(null),
  aliases: z.array(ShortName).max(20).default([]),
  kind: UnitKind,
  regionId: z.number().int().min(100_000).max(999_999),
  /** The unit above in the territorial tree; null for the top. */
  parentId: id.nullable(),
  /** The unit above in the industrial tree, if it stands there. */
  industrialParentId: id.nullable().default(null),
  uscc: z.string().trim().max(30).nullable().default(null),
  validFrom: z.iso.date(),
})
export type NewUnit = z.infer<typeof NewUnit>

/** The day a change holds from, and the document that orders it. */
const Deed = z.object({ on: z.iso.date(), source: z.string().trim().min(2).max(200) })

export const RenameDeed = Deed.extend({ name: Name, shortName: ShortName.nullable().default(null) })
export const MoveDeed = Deed.extend({
  /** Left out: stays where it is. Null: stands at the top, or leaves the industrial tree. */
  parentId: id.nullable().optional(),
  industrialParentId: id.nullable().optional(),
  /** When the move also changes the division. */
  regionId: z.number().int().min(100_000).max(999_999).optional(),
})
export const MergeDeed = Deed.extend({
  from: z.array(id).min(1).max(200),
  /** A unit that stays, or one that is set up by the merger. */
  into: z.union([z.object({ unitId: id }), NewUnit.omit({ validFrom: true })]),
})
export const SplitDeed = Deed.extend({
  /** The new units; units named in `children` go with theirs. The records of a unit that ends lie with the first. */
  parts: z
    .array(NewUnit.omit({ validFrom: true, parentId: true }).extend({ children: z.array(id).max(2000).default([]) }))
    .min(1)
    .max(50),
  /** Whether the old unit ends. Otherwise it goes on beside the new ones. */
  ends: z.boolean(),
})
export const CloseDeed = Deed

const params = z.object({ id })
const Changed = z.object({ unit: UnitRow })

export const UnitVersion = z.object({
  validFrom: z.string(),
  validTo: z.string().nullable(),
  name: z.string(),
  shortName: z.string().nullable(),
  regionId: z.number(),
  parentId: z.number().nullable(),
  parentName: z.string().nullable(),
  industrialParentId: z.number().nullable(),
  industrialParentName: z.string().nullable(),
  cause: z.string(),
  causeLabel: SayShape,
  source: z.string().nullable(),
})

export const UnitEvent = z.object({
  kind: z.string(),
  kindLabel: SayShape,
  on: z.string(),
  source: z.string(),
  from: z.array(z.object({ id: z.number(), name: z.string() })),
  to: z.array(z.object({ id: z.number(), name: z.string() })),
})

export const GetUnit = endpoint({
  method: 'GET',
  path: '/units/:id',
  summary: say('单位：基本情况、沿革与变更记录', 'A unit with its history'),
  needs: 'signed-in',
  params,
  answer: z.object({
    unit: UnitRow,
    aliases: z.array(z.string()),
    regionName: SayShape.nullable(),
    industrialPath: z.array(z.string()),
    industrialChildren: z.number(),
    succeededBy: z.array(z.object({ id: z.number(), name: z.string() })),
    versions: z.array(UnitVersion),
    events: z.array(UnitEvent),
  }),
})

export const AddUnit = endpoint({
  method: 'POST',
  path: '/units',
  summary: say('新增单位', 'Add a unit'),
  needs: 'org.manage',
  body: NewUnit,
  answer: Changed,
})

export const RenameUnit = endpoint({
  method: 'POST',
  path: '/units/:id/rename',
  summary: say('单位更名', 'Rename a unit'),
  needs: 'org.manage',
  params,
  body: RenameDeed,
  answer: Changed,
})

export const MoveUnit = endpoint({
  method: 'POST',
  path: '/units/:id/move',
  summary: say('单位划转：改变上级或产业隶属', 'Move a unit in either tree'),
  needs: 'org.manage',
  params,
  body: MoveDeed,
  answer: Changed,
})

export const MergeUnits = endpoint({
  method: 'POST',
  path: '/units/merge',
  summary: say('单位合并', 'Merge units'),
  needs: 'org.manage',
  body: MergeDeed,
  answer: Changed,
})

export const SplitUnit = endpoint({
  method: 'POST',
  path: '/units/:id/split',
  summary: say('单位分立', 'Split a unit'),
  needs: 'org.manage',
  params,
  body: SplitDeed,
  answer: z.object({ unit: UnitRow, parts: z.array(UnitRow) }),
})

export const CloseUnit = endpoint({
  method: 'POST',
  path: '/units/:id/close',
  summary: say('单位撤销', 'Close a unit'),
  needs: 'org.manage',
  params,
  body: CloseDeed,
  answer: Changed,
})
