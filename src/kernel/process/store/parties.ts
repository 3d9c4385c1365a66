import type { Db } from '#platform/db'
import { type Say, say } from '#platform/say'
import type { CaseRef } from '../contracts.ts'
import { own } from './tables.ts'

/** Units that take part in a case, with the part they have. */
export async function listParties(db: Db, ref: CaseRef): Promise<{ unitId: number; unitName: string; part: Say }[]> {
  const rows = await own(db)
    .selectFrom('caseParty')
    .innerJoin('unit', 'unit.id', 'caseParty.unitId')
    .select(['caseParty.unitId', 'unit.name as unitName', 'part', 'partEn'])
    .where('caseParty.regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .orderBy('part')
    .orderBy('caseParty.unitNo')
    .execute()
  return rows.map(({ unitId, unitName, part, partEn }) => ({ unitId, unitName, part: say(part, partEn || part) }))
}

/** Replaces the units that take part. */
export async function setParties(
  db: Db,
  ref: CaseRef,
  parties: readonly { unitId: number; unitNo: number; part: Say }[],
): Promise<void> {
  await own(db).deleteFrom('caseParty').where('regionId', '=', ref.regionId).where('caseId', '=', ref.id).execute()
  if (parties.length === 0) return
  await own(db)
    .insertInto('caseParty')
    .values(
      parties.map(({ unitId, unitNo, part }) => ({
        ...{ regionId: ref.regionId, caseId: ref.id, unitId, unitNo },
        part: part.zh,
        partEn: part.en,
      })),
    )
    .execute()
}
