import type { Finding } from '../finding.ts'
import { type Claim, isActualCount, isCount } from '../read/claim.ts'
import { groupBy } from '../register.ts'
import { badSum, sumOf } from './parts.ts'
import { type Shelf, sameVoice } from './shelf.ts'

const vote = /(赞成|同意|反对|不同意|弃权)(票)?(数|人数|票数)?$/
const present = /(到会|实到|出席|参会)[一-龥]{0,4}(代表|会员|委员|人)|(代表|会员|委员)[一-龥]{0,2}(到会|实到|出席|参会)/

/** Votes of one ballot, by what they are on. */
const ballotOf = ({ row }: Claim): string => row.indicator.replace(vote, '')

/** Votes for, against and withheld of one ballot come to no more than those who were there. */
export function checkVotes(shelf: Shelf): Finding[] {
  const votes = shelf.claims.filter((claim) => isActualCount(claim) && vote.test(claim.row.indicator))
  if (votes.length < 2) return []
  const there = shelf.claims.filter((claim) => isCount(claim) && present.test(claim.row.indicator))
  return [...groupBy(votes, ballotOf).values()].flatMap((ballot) => {
    const [first] = ballot
    const [all] = there.filter((claim) => first && sameVoice(claim, first))
    if (!all || ballot.length < 2 || ballot.some((one) => one.row.reporter !== all.row.reporter)) return []
    return sumOf(ballot).lo > all.amount.hi ? [badSum(all, ballot)] : []
  })
}
