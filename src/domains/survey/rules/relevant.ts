import type { Comparison, Condition } from '../model/questionnaire.ts'

/** A condition in the writing of XLSForm, with what is wrong with it when it cannot be read. */
export type ReadCondition = { condition: Condition } | { at: number }

const token = /\s*(?:(\$\{\w+\})|('[^']*'|"[^"]*")|(-?\d+(?:\.\d+)?)|(selected|and|or|not)\b|(!=|<=|>=|[=<>(),]))/y

function tokens(text: string): string[] | number {
  const found: string[] = []
  token.lastIndex = 0
  let at = 0
  while (at < text.trimEnd().length) {
    const match = token.exec(text)
    if (!match) return at
    found.push(match[0].trim())
    at = token.lastIndex
  }
  return found
}

class Unread extends Error {
  readonly at: number
  constructor(at: number) {
    super(`cannot be read at ${at}`)
    this.at = at
  }
}

const bare = (word: string) => word.replace(/^['"]|['"]$/g, '')

/** Reads words from left to right. */
class Reader {
  readonly words: readonly string[]
  at = 0
  constructor(words: readonly string[]) {
    this.words = words
  }
  take(wanted?: RegExp): string {
    const word = this.words[this.at]
    if (word === undefined || (wanted && !wanted.test(word))) throw new Unread(this.at)
    this.at += 1
    return word
  }
  is(word: string): boolean {
    if (this.words[this.at] !== word) return false
    this.at += 1
    return true
  }
  any(): Condition {
    return this.several('or', () => this.several('and', () => this.one()))
  }
  private several(op: 'and' | 'or', part: () => Condition): Condition {
    const first = part()
    const of = [first]
    while (this.is(op)) of.push(part())
    return of.length === 1 ? first : { op, of }
  }
  private one(): Condition {
    if (this.is('(')) {
      const inner = this.any()
      this.take(/^\)$/)
      return inner
    }
    return this.words[this.at] === 'selected' ? this.selected() : this.compared()
  }
  private selected(): Comparison {
    this.take()
    this.take(/^\($/)
    const question = this.take(/^\$/).slice(2, -1)
    this.take(/^,$/)
    const value = bare(this.take(/^['"]/))
    this.take(/^\)$/)
    return { op: 'equals', question, value }
  }
  private compared(): Condition {
    const question = this.take(/^\$/).slice(2, -1)
    const sign = this.take(/^(=|<|>|<=|>=)$/)
    const word = this.take(/^['"]|^-?\d/)
    const value = Number(bare(word))
    if (sign === '=') return { op: 'equals', question, value: /^['"]/.test(word) ? bare(word) : value }
    if (Number.isNaN(value)) throw new Unread(this.at - 1)
    const strict = { op: sign.startsWith('>') ? ('greater' as const) : ('less' as const), question, value }
    return sign.length === 1 ? strict : { op: 'or', of: [strict, { op: 'equals', question, value }] }
  }
}

/** Reads `${x} = 'y' and (selected(${z}, 'a') or ${n} > 3)`; where it cannot, the place of the first word not understood. */
export function readRelevant(text: string): ReadCondition {
  const words = tokens(text)
  if (typeof words === 'number') return { at: words }
  const reader = new Reader(words)
  try {
    const condition = reader.any()
    return reader.at === words.length ? { condition } : { at: reader.at }
  } catch (error) {
    if (error instanceof Unread) return { at: error.at }
    throw error
  }
}

/** Writes a condition so that `readRelevant` reads it again. */
export function writeRelevant(condition: Condition): string {
  if (condition.op === 'and' || condition.op === 'or')
    return condition.of
      .map((one) => ('of' in one || one.op === 'any-of' ? `(${writeRelevant(one)})` : writeRelevant(one)))
      .join(` ${condition.op} `)
  const name = `\${${condition.question}}`
  if (condition.op === 'any-of') return condition.values.map((value) => `selected(${name}, '${value}')`).join(' or ')
  if (condition.op === 'equals')
    return typeof condition.value === 'number' ? `${name} = ${condition.value}` : `${name} = '${condition.value}'`
  return `${name} ${condition.op === 'greater' ? '>' : '<'} ${condition.value}`
}
