import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import { type EvaluationTable, own, type RoundTable } from './tables.ts'

/** Writes a new round. */
export async function insertRound(db: Db, round: RoundTable): Promise<void> {
  await own(db).insertInto('scoreRound').values(round).execute()
}

/** A visible round. @throws Missing. */
export async function getRound(db: Db, id: string): Promise<RoundTable> {
  const row = await own(db).selectFrom('scoreRound').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** The visible round of that name, the latest where several bodies have one. */
export const findRoundNamed = (db: Db, name: string): Promise<RoundTable | undefined> =>
  own(db)
    .selectFrom('scoreRound')
    .selectAll()
    .where('name', '=', name)
    .orderBy('openedOn', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Visible rounds with their system and how many units stand where, newest first. */
export const listRounds = (db: Db) =>
  own(db)
    .selectFrom('scoreRound')
    .innerJoin('scoreSystem', 'scoreSystem.id', 'scoreRound.systemId')
    .leftJoin('scoreEvaluation', 'scoreEvaluation.roundId', 'scoreRound.id')
    .leftJoin('cases', (on) =>
      on.onRef('cases.regionId', '=', 'scoreEvaluation.regionId').onRef('cases.id', '=', 'scoreEvaluation.caseId'),
    )
    .select((e) => [
      'scoreRound.id',
      'scoreRound.name',
      'scoreRound.period',
      'scoreRound.openedOn',
      'scoreSystem.id as systemId',
      'scoreSystem.name as systemName',
      'scoreSystem.version as systemVersion',
      e.fn.count<number>('cases.id').as('units'),
      e.fn.count<number>('cases.id').filterWhere('cases.state', 'in', ['confirmed', 'closed']).as('confirmed'),
    ])
    .groupBy(['scoreRound.id', 'scoreSystem.id'])
    .orderBy('scoreRound.openedOn', 'desc')
    .limit(100)
    .execute()

/** Writes that a unit is evaluated in a round. */
export async function insertEvaluation(db: Db, row: EvaluationTable): Promise<void> {
  await own(db).insertInto('scoreEvaluation').values(row).execute()
}

/** The evaluation behind a case. @throws Missing. */
export async function getEvaluation(db: Db, ref: { regionId: number; id: string }): Promise<EvaluationTable> {
  const row = await own(db)
    .selectFrom('scoreEvaluation')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** Visible evaluations of a round in the order of the organisation, with the state of their cases; cancelled ones are left out. */
export const listEvaluations = (db: Db, roundId: string) =>
  own(db)
    .selectFrom('scoreEvaluation')
    .innerJoin('cases', (on) =>
      on.onRef('cases.regionId', '=', 'scoreEvaluation.regionId').onRef('cases.id', '=', 'scoreEvaluation.caseId'),
    )
    .innerJoin('unit', 'unit.id', 'scoreEvaluation.unitId')
    .selectAll('scoreEvaluation')
    .select(['cases.state', 'unit.name as unitName', 'unit.shortName'])
    .where('scoreEvaluation.roundId', '=', roundId)
    .where('cases.state', '<>', 'cancelled')
    .orderBy('scoreEvaluation.place')
    .execute()

/** Ids of the units of a round so far, cancelled ones too. */
export async function listPlaces(db: Db, roundId: string): Promise<number[]> {
  const rows = await own(db).selectFrom('scoreEvaluation').select('unitId').where('roundId', '=', roundId).execute()
  return rows.map((row) => row.unitId)
}

/** Writes where a sheet stands now. */
export async function updateEvaluation(
  db: Db,
  ref: { regionId: number; id: string },
  stand: Pick<EvaluationTable, 'rev' | 'total' | 'grade' | 'blocking'>,
): Promise<void> {
  await own(db)
    .updateTable('scoreEvaluation')
    .set(stand)
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .execute()
}
