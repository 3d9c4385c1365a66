import { labelOf, skillGrades } from '#kernel/codes'
import type { Ctx } from '#kernel/domain/server'
import { look } from '#kernel/sight/server'
import { purposes, type WorkerRef } from '../model/index.ts'
import { listEntries } from '../store/entries.ts'
import type { EntryTable } from '../store/tables.ts'
import type { FoundWorker } from '../store/workers.ts'
import { issue } from './credentials.ts'
import { refusedLine } from './entries.ts'
import { getWorker, noteWorker } from './show.ts'

/** What a proof is of. */
type What = 'member' | 'work' | 'grade'

const stretch = ({ fromOn, toOn }: EntryTable) => `${fromOn}至${toOn ?? '今'}`

/** What the file says, in sentences; nothing that is not confirmed. */
const sentences: Record<What, (one: FoundWorker, lines: readonly EntryTable[]) => string[]> = {
  member: (one) => (one.unionMember ? [`系中国工会会员，所在工会组织：${one.unitName}。`] : []),
  work: (_one, lines) =>
    lines
      .filter(({ kind }) => kind === 'employment')
      .map((line) => {
        const { employer, post } = line.data as Record<string, string | null>
        return `${stretch(line)}，在${employer}工作${post ? `，岗位：${post}` : ''}。`
      }),
  grade: (_one, lines) =>
    lines
      .filter(({ kind }) => kind === 'grade')
      .map((line) => {
        const { occupation, grade, certificate, body } = line.data as Record<string, string | null>
        const level = labelOf(skillGrades, Number(grade))?.zh ?? grade
        return `${line.fromOn}取得${occupation}${level}，评价机构：${body}${certificate ? `，证书编号：${certificate}` : ''}。`
      }),
}

/**
 * Proves what a file has confirmed, for a request that its owner made: sentences to print, and the same as a certificate that
 * the public page checks. Both are of this day.
 * @throws Missing for a file beyond reach; Refused when nothing of the kind is confirmed.
 */
export async function proveFile(
  ctx: Ctx,
  given: { ref: WorkerRef; requestId: string; what: What; number: string; issuer: string },
): Promise<{ id: string; jwt: string; name: string; lines: string[] }> {
  const { ref, requestId, what, number, issuer } = given
  const one = await getWorker(ctx, ref, 'deed')
  const entries = await look(
    ctx,
    { subjectKind: 'worker', way: 'deed', purpose: purposes.deed },
    (glass) => listEntries(glass, ref),
    () => [ref],
  )
  const lines = sentences[what](
    one,
    entries.filter(({ state }) => state === 'confirmed'),
  )
  if (lines.length === 0)
    throw refusedLine(
      'nothing-to-prove',
      '档案中没有已确认的这类内容，不能出具证明；请先确认履历，或不予办理并说明原因',
      'The file has confirmed nothing of this kind: have it confirmed first, or decline and say why',
    )
  const proof = { number, issuer, on: ctx.today, says: lines }
  const certificate = await issue(ctx, one, {
    ...{ entryId: requestId, kind: 'proof' as const, type: 'WorkerProofCredential' },
    claims: { proof },
  })
  await noteWorker(ctx, one, 'worker.certify', { credential: certificate.id, request: requestId, number })
  return { ...certificate, name: one.name, lines }
}
