import { join, type Say, say } from '#platform/say'
import type { FaultKind, ItemFault } from '../model/rows.ts'
import { sources } from './sources.ts'

/** What of an item decides whether somebody answers for it. */
export interface Owned {
  leads: readonly { id: number; name: string }[]
  joints: readonly { id: number }[]
  unmatched: readonly string[]
  area: string | null
}

const fault = (rule: FaultKind, message: Say, source: Say, blocks: boolean): ItemFault => ({
  rule,
  message,
  source,
  blocks,
})

const listed = (names: readonly string[]): Say => say(names.join('、'), names.join(', '))

function leadFaults({ leads, unmatched }: Owned): ItemFault[] {
  if (leads.length > 1) {
    const names = listed(leads.map((u) => u.name))
    const message = join(
      say('多头牵头：', 'Several leads: '),
      names,
      say('，须商定一家牵头，其余改为配合', '; settle on one, the others join'),
    )
    return [fault('double-lead', message, sources.duty, true)]
  }
  if (leads.length === 1) return []
  const printed =
    unmatched.length > 0 ? join(say('（文件所列：', ' (the document names '), listed(unmatched), say('）', ')')) : ''
  return [fault('no-owner', join(say('没有牵头单位', 'Nobody leads'), printed), sources.duty, true)]
}

/**
 * What is wrong with an item: no lead, two leads, a lead that also joins, a name that no unit bears, a unit that has ended,
 * no key task. Faults that block keep it from being issued; the others are only shown.
 */
export function faultsOf(item: Owned, ended: ReadonlySet<number> = new Set()): ItemFault[] {
  const faults = leadFaults(item)
  const twice = item.leads.filter((lead) => item.joints.some((joint) => joint.id === lead.id))
  if (twice.length > 0) {
    const message = join(listed(twice.map((u) => u.name)), say('既牵头又配合', ' both leads and joins'))
    faults.push(fault('lead-joins', message, sources.duty, true))
  }
  if (item.unmatched.length > 0) {
    const message = join(say('单位名称未识别：', 'Not recognised: '), listed(item.unmatched))
    faults.push(fault('unmatched', message, sources.list, false))
  }
  const gone = item.leads.filter((lead) => ended.has(lead.id))
  if (gone.length > 0) {
    const message = join(
      listed(gone.map((u) => u.name)),
      say('已撤并，请改由承接单位牵头', ' has ended; let its successor lead'),
    )
    faults.push(fault('ended-unit', message, sources.duty, true))
  }
  if (item.area === null)
    faults.push(
      fault(
        'no-area',
        say(
          '未归入五项重点任务，请点“修改”选定一项；确实不属任何一项的（如组织领导），选“组织保障”',
          'Not classed: press Edit and choose a key task, or “Organisation and support” where it truly serves none',
        ),
        sources.list,
        true,
      ),
    )
  return faults
}

/** Faults with the item they belong to, as a sentence that stands alone. */
export const naming = (item: { no: number; title: string }, faults: readonly ItemFault[]) =>
  faults.map(({ rule, message, source }) => ({
    rule,
    source,
    message: join(say(`第 ${item.no} 项“${item.title}”：`, `Item ${item.no} "${item.title}": `), message),
  }))
