import type { Ctx } from '#kernel/domain/server'
import { listUnitNames } from '#kernel/org/server'
import { type Line, type OwnDocument, proposeLines } from '../lines/index.ts'

/** Units that documents charge with tasks. Enterprises and base unions are told by their federation. */
const charged = ['federation', 'department', 'office', 'industry-union'] as const

/** The lines that a document suggests, its units found in the organisation as it stands. */
export async function linesOf(ctx: Ctx, document: OwnDocument): Promise<Line[]> {
  const units = await listUnitNames(ctx.db, charged)
  const named = units.map(({ id, name, shortName, aliases }) => ({
    id,
    names: [name, ...(shortName ? [shortName] : []), ...aliases],
  }))
  return proposeLines(document, named, Number(ctx.today.slice(0, 4)))
}

/** The year whose ledger a document most likely goes into: the one its title names, else this one. */
export const likelyYear = (title: string, today: string): number =>
  Number(/(20\d{2})\s*年/.exec(title)?.[1] ?? today.slice(0, 4))
