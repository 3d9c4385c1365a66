import { createHash, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { countTry } from '#kernel/access/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import type { Field } from '#kernel/form'
import { masks } from '#kernel/secret'
import { vaultOf } from '#kernel/secret/server'
import {
  type CredentialKind,
  type CredentialState,
  certified,
  type EntryKindName,
  entryKinds,
  type GetCredentialState,
  type VerifyCredential,
} from '../model/index.ts'
import {
  findState,
  insertCredential,
  insertIssuer,
  listIssuers,
  listRevoked,
  updateIssuer,
} from '../store/credentials.ts'
import type { EntryTable } from '../store/tables.ts'
import type { FoundWorker } from '../store/workers.ts'
import { lineOf, refusedLine } from './entries.ts'
import { claimsOf, freshPair, issuerOf, type Jwk, signed } from './jose.ts'
import { lookOwn, type Mine } from './my.ts'
import { noteWorker } from './show.ts'

const purpose = 'worker.issuer'
const bound = (id: string) => `issuer:${id}`
/** Places in one list of revoked certificates: the least that hides which one is asked about (Bitstring Status List 1.0). */
const listLength = 131_072

/** The key that signs now; the first certificate makes it. Its sealed half follows every rotation when it is next used. */
async function signer(ctx: Ctx): Promise<{ publicKey: Jwk; privateKey: string }> {
  const vault = await vaultOf(ctx, [purpose])
  const [found] = await listIssuers(ctx.db)
  if (found) {
    const privateKey = vault.open(bound(found.id), found.privateSealed)
    if (vault.isOld(found.privateSealed))
      await updateIssuer(ctx.db, found.id, vault.seal(purpose, bound(found.id), privateKey))
    return { publicKey: found.publicKey, privateKey }
  }
  const pair = freshPair()
  const id = createHash('sha256').update(JSON.stringify(pair.publicKey)).digest('base64url').slice(0, 16)
  await insertIssuer(
    ctx.db,
    { id, publicKey: pair.publicKey, privateSealed: vault.seal(purpose, bound(id), pair.privateKey) },
    ctx.now,
  )
  return pair
}

/** What a line says, field by field, in words a reader elsewhere understands. */
const achievement = (line: EntryTable) => {
  const kind = line.kind as EntryKindName
  const data = line.data as Record<string, unknown>
  const fields = Object.entries(entryKinds[kind].form as Record<string, Field>).filter(([name]) => data[name] !== null)
  return {
    type: kind,
    name: entryKinds[kind].label.zh,
    from: line.fromOn,
    ...(line.toOn ? { until: line.toOn } : {}),
    source: line.source,
    reporter: line.reporterUnitName,
    details: Object.fromEntries(
      fields.map(([name, field]) => [
        field.label.zh,
        field.choices?.find(({ value }) => value === data[name])?.label.zh ?? data[name],
      ]),
    ),
  }
}

/**
 * A certificate of one of one's own confirmed lines: W3C Verifiable Credentials 2.0, signed as a compact `vc+jwt`.
 * @throws Refused for a line that is not confirmed, or of a kind that no certificate is issued for.
 */
export async function issueOwn(ctx: Mine, entryId: string): Promise<{ id: string; jwt: string }> {
  const one = await lookOwn(ctx, async (_glass, file) => file)
  const line = await lineOf(ctx, one, entryId, true)
  if (!(certified as readonly string[]).includes(line.kind))
    throw refusedLine('no-certificate', '这类履历不签发凭证', 'No certificate is issued for this')
  if (line.state !== 'confirmed')
    throw refusedLine('not-confirmed', '双方确认后才能签发凭证', 'Only what both sides confirm is certified')
  const achieved = { type: 'WorkerAchievementCredential', claims: { achievement: achievement(line) } }
  const given = await issue(ctx, one, { entryId, kind: line.kind as EntryKindName, ...achieved })
  await noteWorker(ctx, one, 'worker.certify', { credential: given.id, entry: entryId })
  return given
}

/** Where a list of revoked certificates is fetched; whoever checks elsewhere needs the whole address. */
const statusListAt = (site: string | null, list: number) => `${site ?? ''}/api/issuer/status/${list}`

type Holder = Pick<FoundWorker, 'regionId' | 'id' | 'unitId' | 'unitNo' | 'name'>

/** Signs a certificate for somebody and gives it a place in the list of revoked ones. */
export async function issue(
  ctx: Ctx,
  one: Holder,
  { entryId, kind, type, claims }: { entryId: string; kind: CredentialKind; type: string; claims: object },
): Promise<{ id: string; jwt: string }> {
  const { publicKey, privateKey } = await signer(ctx)
  const id = randomUUID()
  const issued = { id, regionId: one.regionId, workerId: one.id, entryId, unitId: one.unitId, unitNo: one.unitNo }
  const place = await insertCredential(ctx.db, { ...issued, kind, holder: masks.name(one.name) }, ctx.now)
  const list = Math.floor(place / listLength)
  const site = ctx.house.publicAddress
  const jwt = signed(privateKey, publicKey, {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    // With a known address the name of the certificate is the page that checks it.
    id: site ? `${site}/verify/${id}` : `urn:uuid:${id}`,
    type: ['VerifiableCredential', type],
    issuer: issuerOf(publicKey),
    validFrom: ctx.now.toISOString(),
    credentialStatus: {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(place % listLength),
      statusListCredential: statusListAt(site, list),
    },
    // The name and what was achieved; no number of a person leaves the house in a certificate.
    credentialSubject: { name: one.name, ...claims },
  })
  return { id, jwt }
}

const nothing: CredentialState = { found: false, kind: null, holder: null, issuedAt: null, revokedAt: null }
/** In a quarter of an hour from one address: by number, which nobody guesses; and whole, which costs a signature. */
const mostChecks = { byId: 600, whole: 60 }

async function stateOf(ctx: Ctx, id: string): Promise<CredentialState> {
  const found = await findState(ctx.db, id)
  if (!found) return nothing
  const iso = (at: string | Date | null) => (at === null ? null : new Date(at).toISOString())
  const { kind, holder } = found
  return {
    found: true,
    kind: kind as CredentialKind,
    holder,
    issuedAt: iso(found.issuedAt),
    revokedAt: iso(found.revokedAt),
  }
}

/** Whether a certificate stands, for anybody who has its number. @throws TooMany when an address asks too often. */
export async function checkById(asked: Asked<typeof GetCredentialState>): Promise<CredentialState> {
  await countTry(asked.db, `verify-id:${asked.caller.address.slice(0, 60)}`, mostChecks.byId, asked.now)
  return stateOf(asked, asked.params.id)
}

/** The number of a certificate in its name, whatever the public address was when it was signed. */
const certificateId = /^(?:urn:uuid:|https?:\/\/[^/]+\/verify\/)([0-9a-f-]{36})$/

/** Whether a whole certificate is genuine and stands. */
export async function checkWhole(asked: Asked<typeof VerifyCredential>) {
  await countTry(asked.db, `verify:${asked.caller.address.slice(0, 60)}`, mostChecks.whole, asked.now)
  const keys = (await listIssuers(asked.db)).map(({ publicKey }) => publicKey)
  const claims = claimsOf(asked.body.jwt, keys)
  const id = certificateId.exec(String(claims?.id))?.[1]
  const state = id ? await stateOf(asked, id) : nothing
  // What else we sign, the list of revoked ones, is no certificate of anybody.
  const genuine = claims !== null && state.found
  const subject = (claims?.credentialSubject as Record<string, unknown> | undefined) ?? null
  return { ...state, genuine, claims: genuine ? subject : null }
}

/** The public halves, for whoever checks without us. */
export async function showIssuer(ctx: Ctx) {
  const keys = (await listIssuers(ctx.db)).map(({ publicKey }) => publicKey)
  return { issuer: keys[0] ? issuerOf(keys[0]) : null, keys }
}

/** The list of revoked certificates, signed: a bit for each place, packed. Source: W3C Bitstring Status List 1.0. */
export async function showStatusList(ctx: Ctx, list: number): Promise<{ jwt: string }> {
  const { publicKey, privateKey } = await signer(ctx)
  const bits = Buffer.alloc(listLength / 8)
  for (const place of await listRevoked(ctx.db, list * listLength, (list + 1) * listLength)) {
    const at = place % listLength
    bits.writeUInt8(bits.readUInt8(at >> 3) | (128 >> (at & 7)), at >> 3)
  }
  const site = ctx.house.publicAddress
  const subject = {
    type: 'BitstringStatusList',
    statusPurpose: 'revocation',
    encodedList: `u${gzipSync(bits).toString('base64url')}`,
  }
  const jwt = signed(privateKey, publicKey, {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    ...(site ? { id: statusListAt(site, list) } : {}),
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerOf(publicKey),
    validFrom: ctx.now.toISOString(),
    credentialSubject: subject,
  })
  return { jwt }
}
