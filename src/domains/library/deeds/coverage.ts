import type { Ctx } from '#kernel/domain/server'
import { type CoverageRow, measureOf, measures, opinionTitle } from '../model/index.ts'
import { gapsOf } from '../rules.ts'
import { listNamed } from '../store/documents.ts'
import { listTasksOf } from '../store/reviews.ts'

/** Processes whose cases are work of the reform. */
const trackedIn = ({ house }: Ctx) => [...house.processes.values()].flat().flatMap((p) => (p.tracked ? [p.name] : []))

/**
 * The 27 measures with the documents, tasks and files that serve each, and what each still lacks. A task counts for the
 * measure whose clause of the Opinion it comes from, or else for those that its document serves.
 */
export async function showCoverage(ctx: Ctx, gapsOnly: boolean): Promise<CoverageRow[]> {
  const documents = await listNamed(ctx.db)
  const policyIds = documents.flatMap(({ policyId }) => (policyId ? [policyId] : []))
  const tasks = await listTasksOf(ctx.db, [...new Set(trackedIn(ctx))], opinionTitle, policyIds)
  const rows = measures.map(({ no, label }): CoverageRow => {
    const own = documents.filter((one) => one.measures.includes(no))
    const serves = new Set(own.map(({ policyId }) => policyId))
    const work = tasks.filter((task) => (task.isOpinion ? measureOf(task.number) === no : serves.has(task.documentId)))
    const files = own.filter((one) => one.hasFile).length + work.reduce((sum, task) => sum + task.files, 0)
    return {
      ...{ no, label, files },
      documents: own.map(({ regionId, id, title, validity }) => ({ regionId, id, title, validity })),
      tasks: work.length,
      tasksOpen: work.filter((task) => task.open).length,
      gaps: gapsOf({ documents: own, tasks: work.length, files }),
    }
  })
  return gapsOnly ? rows.filter(({ gaps }) => gaps.length > 0) : rows
}
