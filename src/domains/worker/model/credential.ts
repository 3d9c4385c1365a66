import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { say } from '#platform/say'
import { entryKindNames } from './entries.ts'

/** Kinds of lines a certificate is issued for: what others may want to check. */
export const certified = [
  'training',
  'grade',
  'title',
  'contest',
  'patent',
  'honour',
] as const satisfies readonly (typeof entryKindNames)[number][]

/** What a certificate may be of: a line of a file, or a whole proof that a union has given. */
export const credentialKinds = [...entryKindNames, 'proof'] as const
export type CredentialKind = (typeof credentialKinds)[number]

export const IssueCredential = endpoint({
  method: 'POST',
  path: '/my/entries/:entryId/credential',
  summary: say('取得电子凭证（W3C 可验证凭证 2.0）', 'Get a certificate (W3C Verifiable Credential 2.0)'),
  needs: 'subject',
  params: z.object({ entryId: z.uuid() }),
  answer: z.object({ id: z.string(), jwt: z.string() }),
})

/** What anybody may be told of a certificate by its id. */
export const CredentialState = z.object({
  found: z.boolean(),
  kind: z.enum(credentialKinds).nullable(),
  /** The name, masked: whoever holds the certificate knows the rest. */
  holder: z.string().nullable(),
  issuedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
})
export type CredentialState = z.infer<typeof CredentialState>

export const GetCredentialState = endpoint({
  method: 'GET',
  path: '/verify/:id',
  summary: say('核验电子凭证（按编号）', 'Check a certificate by its number'),
  needs: 'public',
  params: z.object({ id: z.uuid() }),
  answer: CredentialState,
})

export const VerifyCredential = endpoint({
  method: 'POST',
  path: '/verify',
  summary: say('核验电子凭证（全文）', 'Check a whole certificate'),
  needs: 'public',
  body: z.object({ jwt: z.string().trim().min(20).max(20_000) }),
  answer: CredentialState.extend({
    /** The signature is the issuer's, not a letter was changed, and it is a certificate that was issued to somebody. */
    genuine: z.boolean(),
    claims: z.record(z.string(), z.unknown()).nullable(),
  }),
})

export const GetIssuer = endpoint({
  method: 'GET',
  path: '/issuer',
  summary: say('签发方公钥', 'Public keys of the issuer'),
  needs: 'public',
  answer: z.object({ issuer: z.string().nullable(), keys: z.array(z.record(z.string(), z.unknown())) }),
})

export const GetStatusList = endpoint({
  method: 'GET',
  path: '/issuer/status/:list',
  summary: say('已撤销凭证清单（Bitstring Status List）', 'List of revoked certificates'),
  needs: 'public',
  params: z.object({ list: z.coerce.number().int().min(0).max(10_000) }),
  answer: z.object({ jwt: z.string() }),
})
