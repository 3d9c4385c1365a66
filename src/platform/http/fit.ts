import type { FastifyRequest } from 'fastify'
import type { Endpoint } from '../endpoint/index.ts'
import { Invalid } from '../errors/index.ts'
import { say } from '../say/index.ts'

/** Values of a body that anybody may send, and that somebody known may: a table of a page has 5,000 rows of 60 cells. */
const mostValues = { public: 10_000, known: 400_000 }
const deepest = 64

/** How many values are left of so many when those of a body are taken away; below zero as soon as there are more. */
function leftOf(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return most - 1
  let left = most - 1
  if (Array.isArray(value)) {
    // Most values of a large body are plain ones in a list: they are counted without being looked at.
    left -= value.length
    for (let i = 0; i < value.length && left >= 0; i += 1)
      if (typeof value[i] === 'object') left = leftOf(value[i], left)
    return left
  }
  for (const key in value) {
    left = leftOf((value as Record<string, unknown>)[key], left)
    if (left < 0) return left
  }
  return left
}

const isUnfit = (text: string) => text.includes('\0') || /\p{Surrogate}/u.test(text)

/**
 * Where a value holds what no text or JSON of the database can: a zero character, half of a surrogate pair, or more levels
 * than any form has. Null when it is sound. The way there is put together only once something was found: most bodies are
 * sound, and a large one must cost nobody else their time.
 */
function findUnfit(value: unknown, level = 0): string[] | null {
  if (typeof value === 'string') return isUnfit(value) ? [] : null
  if (typeof value !== 'object' || value === null) return null
  if (level > deepest) return []
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      const found = findUnfit(value[i], level + 1)
      if (found) return [String(i), ...found]
    }
    return null
  }
  for (const key in value) {
    if (isUnfit(key)) return []
    const found = findUnfit((value as Record<string, unknown>)[key], level + 1)
    if (found) return [key, ...found]
  }
  return null
}

/** @throws Invalid for a request that holds more than anybody types, or what cannot be kept; counted first, because that is quick. */
export function refuseUnfit(req: FastifyRequest, body: unknown, { needs }: Endpoint): void {
  if (leftOf(body, needs === 'public' ? mostValues.public : mostValues.known) < 0)
    throw new Invalid([{ path: 'body', message: say('内容过多', 'There is too much in it'), rule: 'too-many' }])
  for (const [at, part] of Object.entries({ params: req.params, query: req.query, body })) {
    const found = findUnfit(part)
    if (!found) continue
    const message = say('含有不能保存的字符或层次过多', 'Holds characters that cannot be kept, or too many levels')
    const path = [at, ...found]
      .join('.')
      .slice(0, 200)
      .replace(/[\0\p{Surrogate}]/gu, '')
    throw new Invalid([{ path, message, rule: 'text' }])
  }
}

/** Whether a text of JSON has more levels than any form has: told before it is taken apart, which costs far more. */
export function isTooDeep(text: string): boolean {
  let [level, inText] = [0, false]
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i)
    if (inText) {
      if (c === 0x5c) i += 1
      else if (c === 0x22) inText = false
    } else if (c === 0x22) inText = true
    else if (c === 0x5b || c === 0x7b) {
      level += 1
      if (level > deepest + 1) return true
    } else if (c === 0x5d || c === 0x7d) level -= 1
  }
  return false
}
