import type { z } from 'zod'
import type { Say } from '../say/index.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * Who may call: anybody, any of the staff signed in, somebody whose file is kept (signed in by phone, for what is theirs), a
 * program of a partner (with a bearer token and no cookie), or holders of a permission. There is no default: an endpoint must say.
 */
export type Needs = 'public' | 'signed-in' | 'subject' | 'partner' | (string & {})

/** One contract: the server must answer it, the page may ask it, and the API document is written from it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: Method
  /** Path below /api, with `:name` for parameters. */
  path: string
  summary: Say
  needs: Needs
  params?: Params
  query?: Query
  body?: Body
  /** What is answered. Fields not promised here are not sent. Left out for a file. */
  answer?: Answer
  /** The request is multipart: one file, and the body as fields. */
  takesFile?: true
  /** The request is a form of the web (RFC 6749 asks for a token that way), sent by a program that carries its own credentials. */
  takesForm?: true
  /** What is answered is about people, and nothing of it is kept, not even for a repeat of the request. */
  keepsNothing?: true
  /** The answer is a file to save. */
  givesFile?: true
  /** The deed needs the second factor or the password again within this session (grants, export, unmasking). */
  asksAgain?: true
}

/** Fixes the types of a contract. */
export function endpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodUndefined,
>(contract: Endpoint<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  return contract
}

/** What a caller hands over, and what it is answered, for a contract. */
export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never
export type AnswerOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never

/** The part of a path that a contract's parameters fill: `/cases/:id` with `{id: 5}` is `/cases/5`. */
export function fillPath(path: string, params: Record<string, unknown> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
}

export { Paging, pageOf, RefusalShape, SayShape } from './shapes.ts'
