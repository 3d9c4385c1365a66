import type { Say } from '../say/index.ts'

/** One thing wrong with what was sent: where, what, and by which rule and document. */
export interface Fault {
  /** The field, as a path: `answers.dueOn`. Empty when the whole request is meant. */
  path: string
  message: Say
  /** 1-based row of a sheet, where the input was a sheet. */
  row?: number
  /** Name of the file, where the input was several. */
  file?: string
  rule?: string
  source?: Say
}

/** A no with its reason: which rule, in a sentence, from which document. */
export interface Refusal {
  rule: string
  message: Say
  source: Say
}

/** 422: the request does not have the shape or values it must have. */
export class Invalid extends Error {
  readonly faults: Fault[]
  constructor(faults: Fault[]) {
    super(faults.map((fault) => `${fault.path}: ${fault.message.en}`).join('; '))
    this.faults = faults
  }
}

/** 403: signed in, but without the permission for any unit at all. */
export class Forbidden extends Error {
  readonly reason: Say
  constructor(reason: Say) {
    super(reason.en)
    this.reason = reason
  }
}

/** 404: not there, or not for this person; the two must not be told apart. */
export class Missing extends Error {
  /** Said instead of the usual sentence; it must not tell the two apart either. */
  readonly reason: Say | null
  constructor(reason: Say | null = null) {
    super('missing')
    this.reason = reason
  }
}

/** 401: nobody is signed in, or the session has ended. */
export class SignedOut extends Error {
  constructor() {
    super('signed out')
  }
}

/** 403: the deed needs the person to say again who they are. */
export class AskAgain extends Error {
  constructor() {
    super('ask again')
  }
}

/** 409: a rule of the trade forbids it now. */
export class Refused extends Error {
  readonly refusals: Refusal[]
  constructor(refusals: Refusal[]) {
    super(refusals.map((refusal) => `${refusal.rule}: ${refusal.message.en}`).join('; '))
    this.refusals = refusals
  }
}

/** 409: somebody changed it since it was read; nothing was written. */
export class Stale extends Error {
  constructor() {
    super('changed by somebody else meanwhile')
  }
}

/** 429: too many tries; come back after the given number of seconds. */
export class TooMany extends Error {
  readonly seconds: number
  constructor(seconds: number) {
    super(`too many tries, wait ${seconds} s`)
    this.seconds = seconds
  }
}

/** What RFC 6749 §5.2 and RFC 6750 §3.1 call the noes to a program: none of them tells which clients exist. */
export type TokenFault = 'invalid_client' | 'invalid_token' | 'invalid_scope' | 'unsupported_grant_type'

/** 401, or 400 where the request itself is wrong: a program has not proved whose it is. */
export class Unproven extends Error {
  readonly fault: TokenFault
  readonly reason: Say
  constructor(fault: TokenFault, reason: Say) {
    super(`${fault}: ${reason.en}`)
    this.fault = fault
    this.reason = reason
  }
}
