import { madeIdentity } from './made-up.ts'

export { madeIdentity }

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
