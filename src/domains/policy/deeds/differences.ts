import type { Ctx } from '#kernel/domain/server'
import type { ChangeRow, ChangeSide } from '../contracts/changes.ts'
import { type CarriedLine, carryLines, isTaken } from '../lines/index.ts'
import type { Clause, ClauseChange } from '../model.ts'
import { compareOutlines } from '../rules/index.ts'
import {
  decideChange,
  type FoundChange,
  insertChanges,
  listChanges,
  lockChanges,
  type StoredChange,
} from '../store/changes.ts'
import { countDocument, getDocument, getDocumentById, getText, type StoredDocument } from '../store/documents.ts'
import { insertLines, listLines } from '../store/proposals.ts'
import type { Ref } from '../store/tables.ts'
import { tidyWords } from '../words.ts'
import { deciderOf, note } from './journal.ts'
import { linesOf } from './propose.ts'
import { assertMay, lockCase } from './reach.ts'

/** A clause's own words: those before its first child. */
function sideOf(clause: Clause | null, text: string): ChangeSide | null {
  if (!clause) return null
  const { number, heading, start, end } = clause
  const until = clause.children[0]?.start ?? end
  return { number, heading, start, end, words: tidyWords(text.slice(clause.headingStart, until)) }
}

function foundOf(change: ClauseChange, before: string, after: string): FoundChange {
  const { fate, renumbered, moved, likeness } = change
  const isSame = fate === 'kept' && !renumbered && !moved
  return {
    ...{ fate, renumbered, moved, likeness },
    state: isSame ? 'noted' : 'pending',
    before: sideOf(change.before, before),
    after: sideOf(change.after, after),
  }
}

/** Compares a new edition with the document it revises, and keeps every difference for a decision. */
export async function writeDifferences(
  ctx: Ctx,
  old: StoredDocument,
  fresh: StoredDocument & { text: string },
): Promise<void> {
  const oldText = await getText(ctx.db, old)
  const changes = compareOutlines(old.outline, oldText, fresh.outline, fresh.text)
  await insertChanges(
    ctx.db,
    fresh,
    changes.map((change) => foundOf(change, oldText, fresh.text)),
  )
}

/** The differences of an edition, each with the tasks that hang on it. @throws Missing */
export async function showChanges(ctx: Ctx, ref: Ref) {
  const document = await getDocument(ctx.db, ref)
  assertMay(ctx, 'policy.read', document)
  const old = document.revises ? await getDocumentById(ctx.db, document.revises) : null
  const tasks = old ? (await listLines(ctx.db, old)).filter(isTaken) : []
  const rows = (await listChanges(ctx.db, ref)).map((change): ChangeRow => {
    const { before } = change
    const own = before ? tasks.filter((line) => before.start >= line.clauseStart && before.end <= line.clauseEnd) : []
    return { ...change, tasks: own.map((line) => line.title) }
  })
  return { rows, counts: await countDocument(ctx.db, ref) }
}

/** Accepts or rejects differences, with the reason. They may be decided anew until the lines are made. @throws Missing */
export async function decideChanges(
  ctx: Ctx,
  ref: Ref,
  { ids, accept, reason }: { ids: readonly string[]; accept: boolean; reason: string },
) {
  await lockCase(ctx, ref, 'comparing')
  const changes = (await lockChanges(ctx.db, ref, ids)).filter((change) => change.state !== 'noted')
  const state = accept ? ('accepted' as const) : ('rejected' as const)
  for (const change of changes) await decideChange(ctx.db, change, { state, reason }, deciderOf(ctx))
  await note(
    ctx,
    accept ? 'change.accept' : 'change.reject',
    'policy-change',
    changes.map((subject) => ({ subject, body: { reason, fate: subject.fate, clause: clauseOf(subject) } })),
  )
  return { counts: await countDocument(ctx.db, ref) }
}

const clauseOf = ({ before, after }: StoredChange) => ({ before: before?.number ?? null, after: after?.number ?? null })

/** Makes the lines of a new edition once its differences are decided: carried over, changed, added, or gone. */
export async function applyChanges(ctx: Ctx, ref: Ref): Promise<void> {
  const document = await getDocument(ctx.db, ref)
  if (!document.revises) return
  const old = await getDocumentById(ctx.db, document.revises)
  const text = await getText(ctx.db, ref)
  const changes = await listChanges(ctx.db, ref)
  const lines = carryLines(
    (await listLines(ctx.db, old)).filter(isTaken),
    await linesOf(ctx, { ...document, text }),
    changes.map((change) => ({ ...change, accepted: change.state === 'accepted' || change.state === 'noted' })),
    text,
  )
  await insertLines(ctx.db, document, lines.map(decided))
}

/** What did not change keeps its confirmation. */
const decided = ({ line, open }: CarriedLine) => ({
  line,
  decision: open ? {} : { state: 'confirmed' as const, reason: '前一版已确认，条款未变' },
})
