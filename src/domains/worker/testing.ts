import { createHash } from 'node:crypto'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An identity number made up, with a right check figure: of a region, a birthday and an order number below 1,000. */
export function madeIdentity(region: number, bornOn: string, order: number): string {
  const first = `${region}${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first[i]), 0)
  return first + '10X98765432'[sum % 11]
}

/** A mobile number made up, the same for the same words. 199 and zeros first, so that it is seen to be none. */
export const madePhone = (words: string): string =>
  `199${String(Number.parseInt(createHash('sha256').update(words).digest('hex').slice(0, 8), 16) % 1e8).padStart(8, '0')}`

/** Answers to the form of a new file. */
export const sampleWorker = (unitId: number, more: Record<string, unknown> = {}) => ({
  unitId,
  name: '石小川',
  identity: madeIdentity(630121, '1988-03-04', 17),
  card: 'A63012100017',
  phone: '19900000017',
  bank: '6222020000000000000',
  education: '40',
  ethnicity: '30',
  occupation: '6',
  industry: 'C',
  ownership: '150',
  employment: '1',
  skillGrade: '3',
  titleLevel: '0',
  party: '13',
  unionMember: true,
  migrant: true,
  hiredOn: '2015-07-01',
  employer: '大通某铝业公司',
  employerCode: null,
  source: '劳动合同',
  ...more,
})
