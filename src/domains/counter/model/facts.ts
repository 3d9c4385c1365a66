/** What the file of whoever asks says of them, as its keeper tells it. */
export interface OwnFacts {
  name: string
  sex: number
  birthYear: number | null
  education: number
  occupation: string
  employer: string | null
  employment: number
  skillGrade: number
  unionMember: boolean
  unitName: string
  atWork: boolean
  /** The highest confirmed grade, as its line says; null when there is none. */
  grade: { occupation: string; grade: string; certificate: string | null; body: string; on: string } | null
  /** First day of the unemployment insurance that still runs; null when no confirmed line says so. */
  insuredFrom: string | null
}
