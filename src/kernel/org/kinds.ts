import { type Say, say } from '#platform/say'
import type { UnitKind } from './contracts-rows.ts'

/** What each kind of unit is called. */
export const unitKinds: Readonly<Record<UnitKind, Say>> = {
  federation: say('总工会', 'Federation'),
  department: say('机关部门', 'Department'),
  office: say('办事机构', 'Office'),
  enterprise: say('企业', 'Enterprise'),
  'industry-union': say('产业（行业）工会', 'Industry union'),
  'base-union': say('基层工会', 'Base union'),
}

/** The kind that a cell of a sheet means, by its Chinese or English name or its key. */
export function findKind(text: string): UnitKind | undefined {
  const asked = text.trim().toLowerCase()
  const found = Object.entries(unitKinds).find(
    ([key, label]) => key === asked || label.zh === text.trim() || label.en.toLowerCase() === asked,
  )
  return found?.[0] as UnitKind | undefined
}
