import { mayOver } from '#kernel/access'
import { type Asked, type Ctx, findOffer, type GivenFile } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import { takeNumber } from '#kernel/paper/server'
import { findCase } from '#kernel/process/server'
import { look } from '#kernel/sight/server'
import { Invalid, Missing, SignedOut } from '#platform/errors'
import { writePdf } from '#platform/paper/server'
import { say } from '#platform/say'
import type { OwnProofPdf, What } from '../model/index.ts'
import { paperOf } from '../paper.ts'
import { type Certificate, insertCertificate, listCertificates } from '../store/certificates.ts'
import type { RequestTable } from '../store/requests.ts'
import type { Mine } from './own.ts'

interface Proof {
  ref: { regionId: number; id: string }
  requestId: string
  what: What
  number: string
  issuer: string
}
type Proved = { id: string; jwt: string; name: string; lines: string[] }

/** The word before the number of a proof; each unit counts its own. */
const code = '职工证明'

/**
 * Gives the proof that was asked for: number, day, issuing unit and what the file has confirmed, frozen, and the same as a
 * certificate for the public page. @throws Refused when the file has confirmed nothing of the kind.
 */
export async function giveProof(ctx: Ctx, row: RequestTable): Promise<void> {
  const prove = findOffer<Proof, Proved>(ctx.house, 'worker.proveFile')
  if (!prove) throw new Missing()
  const { regionId, id, unitId, unitNo, workerId, filled } = row
  const issuer = (await getUnit(ctx.db, unitId)).name
  const { number } = await takeNumber(ctx.db, unitId, code, Number(ctx.today.slice(0, 4)))
  const what = String(filled.what) as What
  const proved = await prove(ctx, { ref: { regionId, id: workerId }, requestId: id, what, number, issuer })
  await insertCertificate(ctx.db, {
    ...{ regionId, id, unitId, unitNo, workerId, number, issuer, what, purpose: String(filled.use) },
    ...{ holder: proved.name, lines: proved.lines, issuedOn: ctx.today, credentialId: proved.id, jwt: proved.jwt },
  })
}

const printed = async (one: Certificate, site: string): Promise<GivenFile> => ({
  name: `${one.number}.pdf`,
  type: 'application/pdf',
  bytes: await writePdf(paperOf(one, site)),
})

const find = async (ctx: Ctx, way: 'own' | 'deed', id: string): Promise<Certificate> => {
  const purpose =
    way === 'own' ? say('本人取得证明', 'Fetched by its owner') : say('打印职工证明', 'Print a worker’s proof')
  return look(
    ctx,
    { subjectKind: 'worker', way, purpose },
    async (glass) => {
      const [one] = await listCertificates(glass, [id])
      if (!one) throw new Missing()
      return one
    },
    (one) => [{ regionId: one.regionId, id: one.workerId }],
  )
}

async function findOwn(ctx: Mine, id: string): Promise<Certificate> {
  const { subject } = ctx
  if (!subject) throw new SignedOut()
  const one = await find(ctx, 'own', id)
  if (one.workerId !== subject.id) throw new Missing()
  return one
}

/**
 * Where the code on a proof leads: to the operator's public address, where one is set, whatever the request says; else the page
 * says how it is reached, and it must be this product that was asked. A paper of ours never leads to somebody else’s page.
 * @throws Invalid
 */
export function ownSite({
  query,
  caller,
  house,
}: Pick<Asked<typeof OwnProofPdf>, 'query' | 'caller' | 'house'>): string {
  if (house.publicAddress !== null) return house.publicAddress
  if (new URL(query.site).host === caller.host) return query.site
  const message = say('核验地址不是本系统的地址', 'The address to check at is not that of this product')
  throw new Invalid([{ path: 'query.site', message, rule: 'own-site' }])
}

/** One's own proof as PDF. @throws Missing for somebody else's. */
export const ownProofPdf = async (ctx: Mine, id: string, site: string) => printed(await findOwn(ctx, id), site)

/** One's own proof as a W3C credential. @throws Missing for somebody else's. */
export async function ownProofCredential(ctx: Mine, id: string): Promise<GivenFile> {
  const { credentialId, jwt } = await findOwn(ctx, id)
  return { name: `${credentialId}.vc.jwt`, type: 'application/vc+jwt', bytes: Buffer.from(jwt) }
}

/** A proof as PDF for the unit that gave it, to print and seal; the worker reads that they looked. */
export async function proofPdf(ctx: Ctx, ref: { regionId: number; id: string }, site: string) {
  const one = await findCase(ctx.db, ref)
  if (!one || !mayOver(ctx.actor, 'counter.read', { no: one.unitNo, indNo: one.indNo })) throw new Missing()
  return printed(await find(ctx, 'deed', ref.id), site)
}
