import { sql } from 'kysely'
import { type Glass, through } from '#kernel/sight/server'
import type { Db } from '#platform/db'
import type { What } from '../model/index.ts'

/** A proof that was given, as it prints. */
export interface Certificate {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  workerId: string
  number: string
  issuer: string
  what: What
  purpose: string
  holder: string
  lines: string[]
  issuedOn: string
  credentialId: string
  jwt: string
}

export const insertCertificate = (db: Db, one: Certificate) =>
  sql`insert into counter_certificate (region_id, id, unit_id, unit_no, worker_id, number, issuer, what, purpose, holder, lines,
        issued_on, credential_id, jwt)
      values (${one.regionId}, ${one.id}, ${one.unitId}, ${one.unitNo}, ${one.workerId}, ${one.number}, ${one.issuer},
        ${one.what}, ${one.purpose}, ${one.holder}, ${JSON.stringify(one.lines)}::jsonb, ${one.issuedOn}::date,
        ${one.credentialId}, ${one.jwt})`.execute(db)

/** The proofs of these requests, as far as the scope reaches. */
export async function listCertificates(glass: Glass, ids: readonly string[]): Promise<Certificate[]> {
  const { rows } = await sql<Certificate>`
    select * from counter_certificate where id = any(${[...ids]}::uuid[])`.execute(through(glass))
  return rows
}
