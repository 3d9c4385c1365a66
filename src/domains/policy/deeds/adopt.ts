import type { Ctx } from '#kernel/domain/server'
import type { PlaceAnswer, TargetAnswer } from '#kernel/form'
import type { Area, CaseView } from '#kernel/process'
import type { PolicyFacts } from '../adoption.ts'
import { isTaken } from '../lines/index.ts'
import { countDocument, findDocument, getDocument, listEarlier, markAdopted } from '../store/documents.ts'
import { listLines } from '../store/proposals.ts'
import { likelyYear } from './propose.ts'

const nothing: PolicyFacts = {
  lines: 0,
  open: 0,
  confirmed: 0,
  noLead: [],
  severalLeads: [],
  isEdition: false,
  pending: 0,
}

/** What the rules of a document must know. */
export async function findPolicyFacts(ctx: Ctx, one: CaseView): Promise<PolicyFacts> {
  const document = await findDocument(ctx.db, one)
  if (!document) return nothing
  const taken = (await listLines(ctx.db, one)).filter(isTaken)
  const titles = (wanted: (leads: number) => boolean) =>
    taken.filter((line) => wanted(line.leads.length)).map((line) => line.title)
  const { lines, open, confirmed, pending } = await countDocument(ctx.db, one)
  return {
    ...{ lines, open, confirmed, pending },
    isEdition: document.revises !== null,
    noLead: titles((leads) => leads === 0),
    severalLeads: titles((leads) => leads > 1),
  }
}

/** Adopted, a document is open to all below its unit. */
export const publish = (ctx: Ctx, one: CaseView): Promise<void> => markAdopted(ctx.db, one, ctx.today)

/** A task as the ledger takes it. */
export interface ConfirmedItem {
  /** Stays the same through editions; by it the ledger knows which of its items is meant. */
  key: string
  title: string
  words: string
  area: Area | null
  leads: number[]
  joints: number[]
  /** Units as printed that no unit here is called. */
  unmatched: string[]
  dueOn: string | null
  /** How often the work comes again, in the words of the clause: 每季度. */
  period: string | null
  targets: TargetAnswer[]
  place: PlaceAnswer
}

/** The tasks of an adopted document. */
export interface ConfirmedItems {
  documentId: string
  title: string
  unitId: number
  year: number
  /** The editions before this one, the nearest first: their items are these items' past. */
  earlier: string[]
  items: ConfirmedItem[]
}

const longestWords = 4000

/**
 * The confirmed tasks of a document, for the ledger. Of a new edition it gives the whole list as accepted: the same
 * keys with what changed, so that the ledger finds the differences and nothing is there twice.
 * @throws Missing when the document is not there.
 */
export async function confirmedItems(ctx: Ctx, one: CaseView): Promise<ConfirmedItems> {
  const document = await getDocument(ctx.db, one)
  const taken = (await listLines(ctx.db, one)).filter(isTaken)
  const earlier = await listEarlier(ctx.db, one)
  return {
    documentId: document.id,
    title: document.title,
    unitId: document.unitId,
    year: Number(one.answers.year ?? likelyYear(document.title, ctx.today)),
    earlier,
    items: taken.map(({ key, title, area, leads, joints, dueOn, targets, place, ...line }) => ({
      ...{ key, title, area, leads, joints, dueOn, targets, place },
      words: line.words.slice(0, longestWords),
      unmatched: line.unmatched.map((unit) => unit.name),
      period: line.every ? line.dueText : null,
    })),
  }
}
