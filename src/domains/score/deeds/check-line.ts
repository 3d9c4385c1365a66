import type { Ctx } from '#kernel/domain/server'
import { checkEvidence, linkEvidence } from '#kernel/evidence/server'
import type { CaseRef } from '#kernel/process'
import { type Fault, Invalid, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { type Extra, type Item, itemsOf, type SystemBody } from '../model/index.ts'
import { isMark } from '../rules/index.ts'

/** An entry of a system by its key. @throws Missing. */
export function entryOf(
  body: SystemBody,
  key: string,
): { item: Item } | { extra: Extra; kind: 'bonus' | 'deduction' | 'veto' } {
  const item = itemsOf(body).find((one) => one.key === key)
  if (item) return { item }
  const lists = { bonus: body.bonuses, deduction: body.deductions, veto: body.vetoes } as const
  for (const kind of ['bonus', 'deduction', 'veto'] as const) {
    const extra = lists[kind].find((one) => one.key === key)
    if (extra) return { extra, kind }
  }
  throw new Missing()
}

interface Saying {
  yes: boolean | null
  mark: string | null
  notApplicable: string | null
  evidence: readonly string[]
}

const fault = (path: string, zh: string, en: string): Fault => ({ path, message: say(zh, en) })

/** What is wrong with what is said about a line: an answer of the wrong kind, a mark out of range, no evidence. */
export function findLineFaults(body: SystemBody, key: string, said: Saying, proves: boolean): Fault[] {
  const entry = entryOf(body, key)
  if (said.notApplicable !== null)
    return 'item' in entry
      ? []
      : [fault('notApplicable', '加分、扣分、否决项不适用时不必填写', 'Leave it empty instead')]
  const marked = 'item' in entry ? entry.item.kind === 'REVIEWED' : entry.kind !== 'veto'
  const asked = 'item' in entry ? entry.item.kind === 'YES_NO' : entry.kind === 'veto'
  const most = 'item' in entry ? 100 : entry.extra.most
  const faults: Fault[] = []
  if (asked && said.yes === null) faults.push(fault('yes', '请选择“是”或“否”', 'Say yes or no'))
  if (marked && (said.mark === null || !isMark(said.mark, most)))
    faults.push(fault('mark', `请填写 0 至 ${most}，最多两位小数`, `A number from 0 to ${most}, two decimals at most`))
  if (!asked && said.yes !== null) faults.push(fault('yes', '本项不作是否回答', 'This is no yes-or-no item'))
  if (!marked && said.mark !== null) faults.push(fault('mark', '本项不作评分', 'This item takes no mark'))
  const claims = said.yes === true || (said.mark !== null && Number(said.mark) > 0)
  if (proves && claims && said.evidence.length === 0)
    faults.push(fault('evidence', '请附佐证材料', 'Evidence is needed'))
  return faults
}

/** Checks files and ties them to the line. @throws Invalid at `evidence`. */
export async function proveLine(ctx: Ctx, ref: CaseRef, item: string, evidence: readonly string[]): Promise<void> {
  if (evidence.length === 0) return
  const faults = await checkEvidence(ctx, evidence)
  if (faults.length > 0) throw new Invalid(faults.map((f) => ({ ...f, path: `evidence.${f.path}` })))
  await linkEvidence(ctx, ref, item, evidence)
}
