import { z } from 'zod'
import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import { Invalid, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { NewItem } from '../model/rows.ts'
import { compareEditions, keyed, type Said, saidOf } from '../rules/index.ts'
import { listRejected, withdrawOthers, writeDifferences } from '../store/differences.ts'
import { type ItemToAdd, insertItems, listFromDocuments, type StoredItem, updateItem } from '../store/items.ts'
import { findPoints, insertPoints, type StoredPoints } from '../store/points.ts'
import { note } from './journal.ts'

/** The tasks of a document, for the ledger of a body and a year. */
export interface EditionToAdd {
  documentId: string
  title: string
  /** The issuing body. */
  unitId: number
  year: number
  items: readonly z.input<typeof NewItem>[]
  /** The editions before this one, where a revision came as a document of its own: their items are these items' past. */
  earlier?: readonly string[]
}

/** What became of them: items added, or differences that wait for a decision. */
export interface EditionAdded {
  pointsId: string
  added: number
  differences: number
}

const titleOf = ({ title, year }: EditionToAdd): string =>
  title.includes('要点') ? title.slice(0, 200) : `${year}年产业工人队伍建设改革工作要点`

async function openPoints(ctx: Ctx, edition: EditionToAdd): Promise<StoredPoints> {
  const unit = await getUnit(ctx.db, edition.unitId)
  if (!mayOver(ctx.actor, 'ledger.issue', unit)) throw new Missing()
  const found = await findPoints(ctx.db, edition.unitId, edition.year)
  if (found) return found
  const { documentId, year } = edition
  const document = { documentId, title: edition.title.slice(0, 200), number: '', start: 0, end: 0 }
  const title = titleOf(edition)
  const points = await insertPoints(ctx.db, unit, { year, title, document, by: ctx.actor.personId, at: ctx.now })
  await note(ctx, 'points.create', 'work-points', points, { year, title, documentId })
  return points
}

/** A clause's task as a draft of the ledger. */
export const fromClause = (documentId: string, key: string, { key: _key, ...item }: NewItem): ItemToAdd => ({
  ...item,
  documentId,
  origin: 'document',
  clauseKey: key,
  said: saidOf(item),
})

type Known = StoredItem & { key: string; said: Said }

const knownOf = (items: readonly StoredItem[]): Known[] =>
  items.flatMap((item) => (item.clauseKey && item.said ? [{ ...item, key: item.clauseKey, said: item.said }] : []))

async function takeDifferences(
  ctx: Ctx,
  points: StoredPoints,
  edition: EditionToAdd,
  known: Known[],
  items: NewItem[],
): Promise<number> {
  const fresh = keyed(items)
  const rejected = await listRejected(ctx.db, points.id, edition.documentId)
  const isAsked = (change: { kind: string; key: string; old: Known | null }) =>
    !rejected.has(`${change.kind}:${change.key}`) && !(change.kind === 'dropped' && change.old?.state === 'dropped')
  const changes = compareEditions(known, fresh).filter(isAsked)
  const still = new Set(changes.map((change) => `${change.kind}:${change.key}`))
  await withdrawOthers(ctx.db, points.id, edition.documentId, still)
  const places = new Map(fresh.map(({ key, item }) => [key, item.place]))
  for (const item of known) {
    // The same words a little further down are the same clause: only the link has to follow.
    const place = places.get(item.key)
    const isSame = !still.has(`words:${item.key}`)
    if (place && isSame && JSON.stringify(place) !== JSON.stringify(item.place))
      await updateItem(ctx.db, item, { place })
  }
  return writeDifferences(ctx.db, points, { id: edition.documentId, title: edition.title }, changes, ctx.now)
}

/**
 * Takes the tasks of a document into the ledger of a body and a year, as drafts that keep their clause. A second call with the
 * same tasks changes nothing; a second call with others, or a document that replaces it, gives differences to confirm one by
 * one. What was written, split, issued or dropped since stays as it is.
 * @throws Missing when the actor may not issue for the body; Invalid for an item that is not whole.
 */
export async function addItems(ctx: Ctx, edition: EditionToAdd): Promise<EditionAdded> {
  const parsed = z.array(NewItem).safeParse(edition.items)
  if (!parsed.success) {
    const message = say('文件任务内容不完整', 'The tasks of the document are not whole')
    throw new Invalid(
      parsed.error.issues.map((issue) => ({ path: `items.${issue.path.join('.')}`, message, rule: issue.code })),
    )
  }
  const points = await openPoints(ctx, edition)
  const documents = [edition.documentId, ...(edition.earlier ?? [])]
  const known = knownOf(await listFromDocuments(ctx.db, points.id, documents))
  if (known.length > 0) {
    const differences = await takeDifferences(ctx, points, edition, known, parsed.data)
    return { pointsId: points.id, added: 0, differences }
  }
  const items = keyed(parsed.data).map(({ key, item }) => fromClause(edition.documentId, key, item))
  const added = await insertItems(ctx.db, points, items)
  if (added.length > 0)
    await note(ctx, 'points.take', 'work-points', points, { documentId: edition.documentId, items: added.length })
  return { pointsId: points.id, added: added.length, differences: 0 }
}
