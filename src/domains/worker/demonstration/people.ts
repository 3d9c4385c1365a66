import { madeIdentity, madePhone, pick } from '../made-up.ts'

const surnames = [...'马韩李张王赵祁冶喇索才拉扎桑仁更尕卓周吴陈杨'].map((one) => one)
const givens = [
  ...['演晨', '演川', '演岭', '演河', '演松', '演云', '演禾', '演溪', '演峰', '演雪', '演月', '演星'],
  ...['演安', '演宁', '演和', '演平', '演乐', '演康', '演静', '演远'],
]

/** One made-up worker; every name holds 演 for 演示, and no number belongs to anybody. */
export interface MadeUp {
  name: string
  identity: string
  card: string
  phone: string
  coded: Record<string, number | string | boolean | null>
}

/** The worker of an order number in a county, always the same. */
export function madeUp(order: number, regionId: number): MadeUp {
  const of = (what: string) => `${what}:${order}`
  const year = 1966 + (order % 38)
  const bornOn = `${year}-${String(1 + (order % 12)).padStart(2, '0')}-${String(1 + (order % 28)).padStart(2, '0')}`
  const skillGrade = pick([0, 0, 1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7], of('grade'))
  return {
    name: pick(surnames, of('surname')) + pick(givens, of('given')),
    identity: madeIdentity(regionId, bornOn, order % 1000),
    card: `A${regionId}${String(order).padStart(5, '0')}`,
    phone: madePhone(order),
    coded: {
      education: pick([20, 30, 30, 40, 40, 60, 60, 70, 70, 70, 80], of('education')),
      ethnicity: pick([1, 1, 1, 1, 4, 4, 3, 3, 30, 35, 2, null], of('ethnicity')),
      occupation: pick([2, 3, 4, 4, 5, 6, 6, 6, 6, 6], of('occupation')),
      industry: pick(['B', 'C', 'C', 'C', 'D', 'E', 'E', 'G', 'G', 'H', 'I', 'O'], of('industry')),
      ownership: pick([110, 110, 150, 150, 160, 170, 170, 175], of('ownership')),
      employment: pick([1, 1, 1, 2, 2, 4, 5, 6, 6], of('employment')),
      skillGrade,
      titleLevel: pick([0, 0, 0, 0, 1, 2, 3], of('title')),
      party: pick([1, 3, 13, 13, 13, 13], of('party')),
      unionMember: pick([true, true, true, false], of('union')),
      migrant: pick([true, true, false], of('migrant')),
    },
  }
}
