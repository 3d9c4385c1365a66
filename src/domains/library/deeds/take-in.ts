import type { Ctx } from '#kernel/domain/server'
import { findEvidence } from '#kernel/evidence/server'
import { getUnit } from '#kernel/org/server'
import type { Level } from '../model/index.ts'
import { kindOf } from '../rules.ts'
import { findSame, type StoredDocument } from '../store/documents.ts'
import { keepDocument, rewrite } from './write.ts'

/** A document as another domain describes it. */
export interface Bibliography {
  policy: { regionId: number; id: string }
  unitId: number
  title: string
  number: string | null
  issuer: string | null
  /** Level of the issuer: central, province, prefecture, or the unit's own. */
  origin: string
  issuedOn: string | null
  text: string
  evidenceId: string
  /** The document of that domain whose new edition it is. */
  revises: string | null
  address: string
}

function levelOf(origin: string, regionId: number): Level {
  if (origin === 'central' || origin === 'province' || origin === 'prefecture') return origin
  return regionId % 10_000 === 0 ? 'province' : regionId % 100 === 0 ? 'prefecture' : 'county'
}

/** A document that a newer one amends is marked so, from the newer one's day. */
async function markAmended(ctx: Ctx, old: StoredDocument, by: Bibliography): Promise<void> {
  if (old.validity === 'amended' || old.validity === 'repealed') return
  const note = [old.note, `已由《${by.title}》修改`].filter(Boolean).join('；')
  await rewrite(ctx, old, { validity: 'amended', note })
}

/**
 * Takes a document in that was uploaded elsewhere, so that nobody types it again: one the register has (by its number) gets the
 * file and the text; a new one is registered; the one it revises is marked as amended. Done twice, it is there once.
 */
export async function takeIn(ctx: Ctx, given: Bibliography): Promise<void> {
  const same = await findSame(ctx.db, given.unitId, { policyId: given.policy.id, number: given.number })
  const old = given.revises ? await findSame(ctx.db, given.unitId, { policyId: given.revises }) : undefined
  const [file] = await findEvidence(ctx.db, [given.evidenceId])
  const held = {
    ...{ text: given.text, textFault: null, policyId: given.policy.id, address: given.address },
    ...{ evidenceRegion: file?.regionId ?? null, evidenceId: file?.id ?? null },
  }
  if (same?.policyId === given.policy.id) return
  if (same)
    await rewrite(ctx, same, {
      ...held,
      issuedOn: same.issuedOn ?? given.issuedOn,
      issuer: same.issuer ?? given.issuer,
    })
  else {
    const { regionId } = await getUnit(ctx.db, given.unitId)
    const { title, number, issuer, issuedOn } = given
    const columns = {
      ...{ title, number, issuer, issuedOn, kind: kindOf(title), level: levelOf(given.origin, regionId) },
      ...{
        scope: null,
        area: null,
        validity: 'in-force' as const,
        validFrom: issuedOn,
        validUntil: null,
        measures: [],
      },
      relations: { amends: old ? [old.title] : [] },
      ...{ origin: '由“政策文件”上传带入', note: null },
    }
    await keepDocument(ctx, given.unitId, columns, held)
  }
  if (old) await markAmended(ctx, old, given)
}
