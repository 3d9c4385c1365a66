import type { Ctx } from '#kernel/domain/server'
import type { PlaceAnswer, TargetAnswer } from '#kernel/form'
import { getUnit, nameUnits } from '#kernel/org/server'
import type { Area } from '#kernel/process'
import type { FrameworkBody, Measure } from '../model/index.ts'
import { frameworks, listFromDocuments } from '../store/index.ts'

/** Confirmed tasks of a document, as whoever read it gives them. */
export interface TaskSet {
  documentId: string
  title: string
  unitId: number
  year: number
  /** The editions of the document before this one, the nearest first. */
  earlier: readonly string[]
  items: readonly {
    key: string
    title: string
    words: string
    area: Area | null
    leads: readonly number[]
    unmatched: readonly string[]
    dueOn: string | null
    targets: readonly TargetAnswer[]
    place: PlaceAnswer
  }[]
}

const whole = { key: '1', title: '工作任务' } as const

function bodyOf(set: TaskSet, nameOf: (id: number) => string): FrameworkBody {
  const measures = set.items.map(
    ({ key, title, words, area, leads, unmatched, dueOn, targets, place }): Measure => ({
      ...{ key: key.slice(0, 40), group: whole.key, title: title.slice(0, 200), words: words.slice(0, 4000) },
      ...{ area, dueOn, targets: targets.slice(0, 20) },
      lead: [...leads.map(nameOf), ...unmatched].join('、').slice(0, 200),
      basis: `《${set.title}》${place.number}`.slice(0, 300),
      ...{ place, was: [], trace: null },
    }),
  )
  const note = `由《${set.title}》逐条确认的任务生成。`
  return { note, documentId: set.documentId, groups: [{ ...whole }], measures, dropped: [] }
}

/**
 * Drafts a framework from the confirmed tasks of a document, each with its clause: nothing is typed twice. A new edition of a
 * document becomes the next version of the framework made from the one before. Once for each document.
 */
export async function draftFromTasks(ctx: Ctx, set: TaskSet): Promise<void> {
  if (set.items.length === 0) return
  const known = await listFromDocuments(ctx.db, set.unitId, [set.documentId, ...set.earlier])
  if (known.some(({ documentId }) => documentId === set.documentId)) return
  const names = await nameUnits(
    ctx.db,
    set.items.flatMap(({ leads }) => leads),
  )
  const unit = await getUnit(ctx.db, set.unitId)
  const body = bodyOf(set, (id) => names.get(id) ?? '')
  const name = known[0]?.name ?? set.title.slice(0, 100)
  const draft = { name, year: set.year, body, fromId: null }
  await frameworks.draft(ctx, unit, draft, { measures: body.measures.length })
}
