import type { UnitKind } from '#kernel/org'

/** A unit of the demonstration province. Units it hangs below stand before it in the list. */
export interface DemonstrationUnit {
  key: string
  /** Key of the unit above in the territorial tree. */
  parent?: string
  /** Key of the unit above in the industrial tree. */
  industrialParent?: string
  name: string
  shortName: string | null
  aliases: string[]
  kind: UnitKind
  regionId: number
  uscc: string | null
}
