import type { Finding } from '../finding.ts'
import { type Claim, isActualCount, isCount } from '../read/claim.ts'
import { digits } from '../read/note.ts'
import { sameKind } from '../read/unit.ts'
import { groupBy } from '../register.ts'
import { alike } from '../words/alike.ts'
import { badSum, meetsTotal } from './parts.ts'
import { type Shelf, sameVoice } from './shelf.ts'

/** 欠薪类法律援助案件数: one class of what stands behind it. */
const classed = /^(?:职工|其中)?([一-龥]{2,8}?)(?:类|型)(?!企业)([一-龥（）]{3,})$/

/** How much of its frame a total's name must have. */
const kin = 0.8

interface Class {
  claim: Claim
  name: string
  frame: string
}

/** Whether classes leave nothing out: one is 其他, or the remark says how many there are. */
function isComplete(classes: readonly Class[], total: Claim): boolean {
  const told = /分(?:为)?([两二三四五六七八\d])类/.exec(total.note.text)?.[1]
  const many = told ? (digits[told] ?? Number(told)) : null
  return many === null ? classes.some(({ name }) => /^其[他它]$/.test(name)) : many === classes.length
}

/** Classes of one thing that leave nothing out must make the whole. */
export function checkClasses(shelf: Shelf): Finding[] {
  const classes = shelf.claims.flatMap((claim): Class[] => {
    const found = isActualCount(claim) ? classed.exec(claim.row.indicator) : null
    return found ? [{ claim, name: found[1] ?? '', frame: found[2] ?? '' }] : []
  })
  const frames = groupBy(classes, ({ claim, frame }) => `${claim.row.reporter} ${claim.unit.base} ${frame}`)
  return [...frames.values()].flatMap((found) => {
    const [first] = found
    if (!first || found.length < 2 || new Set(found.map(({ name }) => name)).size < found.length) return []
    const members = found.map(({ claim }) => claim)
    const totals = shelf.claims.filter(
      (claim) =>
        isCount(claim) &&
        !members.includes(claim) &&
        sameKind(claim.unit, first.claim.unit) &&
        sameVoice(claim, first.claim) &&
        alike(claim.row.indicator, first.frame) >= kin &&
        claim.row.indicator.endsWith(first.frame.slice(-4)) &&
        !classed.test(claim.row.indicator),
    )
    const [total] = totals
    if (!total || totals.length > 1 || !isComplete(found, total) || meetsTotal(total, members)) return []
    return [badSum(total, members)]
  })
}
