import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What is kept of a secret or token: both are 256 random bits, which nobody finds from a digest. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** A secret or token that nobody guesses. */
export const freshSecret = (): string => randomBytes(32).toString('base64url')

const nobodys = [digestOf('nobody has this secret')]

/** Whether a secret is one of those kept; it takes as long for a client that is not there. */
export function fitsSecret(digests: readonly string[] | null, secret: string): boolean {
  const given = Buffer.from(digestOf(secret))
  let fits = false
  for (const digest of digests ?? nobodys) fits = timingSafeEqual(Buffer.from(digest), given) || fits
  return digests !== null && fits
}
