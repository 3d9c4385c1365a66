import { sql } from 'kysely'
import { type Glass, through } from '#kernel/sight/server'

/** A file as samples are drawn of it. */
export interface AtWork {
  regionId: number
  id: string
  grade: number | null
  clusterId: number
}

/** Files of those at work in units of a range, in the order of their numbers. */
export async function listAtWork(glass: Glass, { no, upto }: { no: number; upto: number }): Promise<AtWork[]> {
  const { rows } = await sql<AtWork>`
    select region_id, id, grade, unit_id as cluster_id from worker
     where unit_no >= ${no} and unit_no < ${upto} and state = 'active' order by id limit 200000`.execute(through(glass))
  return rows
}

/** What statistics count of those at work in one unit: a list for each column, all in the same order. No name, no number, no id. */
export interface UnitColumns {
  regionId: number
  unitId: number
  unitNo: number
  n: number
  sex: number[]
  birthYear: (number | null)[]
  education: number[]
  occupation: number[]
  industry: string[]
  ownership: number[]
  employment: number[]
  skillGrade: number[]
  titleLevel: number[]
  party: number[]
  unionMember: boolean[]
  migrant: boolean[]
}

/** The next `limit` units after a number, in the order of their numbers. */
export async function listColumns(glass: Glass, after: number, limit: number): Promise<UnitColumns[]> {
  const { rows } = await sql<UnitColumns>`
    select min(region_id) as region_id, unit_id, unit_no, count(*)::int as n, array_agg(sex) as sex, array_agg(birth_year) as birth_year,
           array_agg(education) as education, array_agg(occupation) as occupation, array_agg(industry) as industry,
           array_agg(ownership) as ownership, array_agg(employment) as employment, array_agg(skill_grade) as skill_grade,
           array_agg(title_level) as title_level, array_agg(party) as party, array_agg(union_member) as union_member,
           array_agg(migrant) as migrant
      from worker
     where state = 'active'
       and unit_no in (select distinct unit_no from worker where unit_no > ${after} and state = 'active' order by unit_no limit ${limit})
     group by unit_id, unit_no order by unit_no`.execute(through(glass))
  return rows
}
