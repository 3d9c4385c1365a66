import { type Say, say } from '#platform/say'
import { type Exact, exact, readExact, times } from '../exact.ts'
import type { Tree } from './definition.ts'

/** A formula ready to be reckoned. */
export type Expression =
  | { is: 'indicator'; id: string }
  | { is: 'number'; value: Exact }
  | { is: 'deed'; op: Op; args: Expression[] }
export type Op = '+' | '-' | '*' | '/' | 'min' | 'max' | 'percent' | 'ifMissing'

/** Why a formula cannot be read. */
export class FormulaFault extends Error {
  readonly reason: Say
  constructor(zh: string, en: string) {
    super(en)
    this.reason = say(zh, en)
  }
}

/** What names mean in a formula. */
export interface Known {
  indicators: ReadonlySet<string>
  constants: ReadonlyMap<string, Exact>
}

type Token = { is: 'number' | 'name' | 'sign'; text: string; at: number }

const signs: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-', '（': '(', '）': ')', '，': ',' }
const functions = new Set(['min', 'max', 'percent', 'ratio', 'ifMissing'])
const pattern = /\s*(?:(\d+(?:\.\d+)?)|\{([^{}]+)\}|([\p{L}_][\p{L}\p{N}_.]*)|([-+*/(),×÷−（），]))/uy

function cut(text: string): Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  for (let at = 0; text.slice(at).trim() !== ''; at = pattern.lastIndex) {
    const found = pattern.exec(text)
    if (!found) throw new FormulaFault(`第 ${at + 1} 个字符处无法读懂`, `cannot be read at character ${at + 1}`)
    const [, number, braced, bare, sign] = found
    if (number !== undefined) tokens.push({ is: 'number', text: number, at })
    else if (sign !== undefined) tokens.push({ is: 'sign', text: signs[sign] ?? sign, at })
    else tokens.push({ is: 'name', text: (braced ?? bare ?? '').trim(), at })
  }
  return tokens
}

/** Reads a formula by the usual precedence: × and ÷ before + and −, from left to right. */
class Reader {
  private at = 0
  private readonly tokens: readonly Token[]
  private readonly known: Known
  constructor(tokens: readonly Token[], known: Known) {
    this.tokens = tokens
    this.known = known
  }

  whole(): Expression {
    const found = this.sum()
    const rest = this.tokens[this.at]
    if (rest) throw new FormulaFault(`“${rest.text}”多余`, `"${rest.text}" is not expected there`)
    return found
  }

  private takes(...texts: string[]): string | null {
    const token = this.tokens[this.at]
    if (token?.is !== 'sign' || !texts.includes(token.text)) return null
    this.at++
    return token.text
  }

  private sum(): Expression {
    return this.chain(['+', '-'], () => this.product())
  }

  private product(): Expression {
    return this.chain(['*', '/'], () => this.signed())
  }

  private chain(ops: readonly ('+' | '-' | '*' | '/')[], part: () => Expression): Expression {
    let left = part()
    for (;;) {
      const op = this.takes(...ops) as (typeof ops)[number] | null
      if (!op) return left
      left = { is: 'deed', op, args: [left, part()] }
    }
  }

  private signed(): Expression {
    if (this.takes('+')) return this.signed()
    if (this.takes('-')) return { is: 'deed', op: '-', args: [{ is: 'number', value: exact(0n) }, this.signed()] }
    return this.single()
  }

  private single(): Expression {
    if (this.takes('(')) {
      const inner = this.sum()
      if (!this.takes(')')) throw new FormulaFault('缺右括号', 'a closing bracket is missing')
      return inner
    }
    const token = this.tokens[this.at++]
    if (!token || token.is === 'sign')
      throw new FormulaFault(
        `${token ? `“${token.text}”前` : '末尾'}缺一项`,
        `a term is missing ${token ? `before "${token.text}"` : 'at the end'}`,
      )
    if (token.is === 'number') return { is: 'number', value: readExact(token.text) ?? exact(0n) }
    if (functions.has(token.text) && this.takes('(')) return this.called(token.text)
    return named(token.text, this.known)
  }

  private called(name: string): Expression {
    const args = [this.sum()]
    while (this.takes(',')) args.push(this.sum())
    if (!this.takes(')')) throw new FormulaFault('缺右括号', 'a closing bracket is missing')
    return deed(name === 'ratio' ? '/' : (name as Op), args)
  }
}

function named(name: string, known: Known): Expression {
  if (known.indicators.has(name)) return { is: 'indicator', id: name }
  const value = known.constants.get(name)
  if (value) return { is: 'number', value }
  const near = [...known.indicators].find((id) => id.startsWith(`${name}-`))
  const hint = near
    ? [`；带连字符的指标要写成 {${near}}`, `; an indicator with a hyphen is written {${near}}`]
    : ['', '']
  throw new FormulaFault(
    `没有名为“${name}”的指标或常数${hint[0]}`,
    `there is no indicator or constant "${name}"${hint[1]}`,
  )
}

const two = new Set<Op>(['-', '/', 'percent', 'ifMissing'])

function deed(op: Op, args: Expression[]): Expression {
  if (two.has(op) && args.length !== 2)
    throw new FormulaFault(`${op} 要有两项，现有 ${args.length} 项`, `${op} needs 2 terms, not ${args.length}`)
  return { is: 'deed', op, args }
}

function fromTree(tree: Tree, known: Known): Expression {
  if ('indicator' in tree) return named(tree.indicator, { ...known, constants: new Map() })
  if ('constant' in tree) return { is: 'number', value: readExact(tree.constant) ?? exact(0n) }
  return deed(
    tree.op,
    tree.args.map((arg) => fromTree(arg, known)),
  )
}

/** A formula of either form. @throws FormulaFault when it cannot be read or names what is not there. */
export const readFormula = (formula: string | Tree, known: Known): Expression =>
  typeof formula === 'string' ? new Reader(cut(formula), known).whole() : fromTree(formula, known)

/** Indicators a formula names, each once. */
export function namesIn(expression: Expression): string[] {
  if (expression.is === 'indicator') return [expression.id]
  return expression.is === 'deed' ? [...new Set(expression.args.flatMap(namesIn))] : []
}

/** A rate's two sides, and what their quotient is multiplied by: 100 × a ÷ b is 100, a, b. */
export interface Sides {
  factor: Exact
  numerator: Expression
  denominator: Expression
}

/** A product's constant factor and the rest; no rest for a bare number. */
function stripped(one: Expression): { factor: Exact; rest: Expression | null } {
  if (one.is === 'number') return { factor: one.value, rest: null }
  if (one.is !== 'deed' || one.op !== '*') return { factor: exact(1n), rest: one }
  const parts = one.args.map(stripped)
  const factor = parts.reduce((product, part) => times(product, part.factor), exact(1n))
  const rests = parts.flatMap((part) => part.rest ?? [])
  const [only, ...more] = rests
  if (!only) return { factor, rest: null }
  return { factor, rest: more.length === 0 ? only : { is: 'deed', op: '*', args: rests } }
}

/** The two sides of a formula that is a rate; null for any other. */
export function sidesOf(one: Expression): Sides | null {
  if (one.is !== 'deed') return null
  if (one.op === 'percent') return sidesOf({ is: 'deed', op: '*', args: [hundred, { ...one, op: '/' }] })
  if (one.op === '*') return ofProduct(one)
  if (one.op !== '/') return null
  const [above, below] = one.args.map(stripped)
  if (!above || !below || below.factor.n === 0n) return null
  const factor = exact(above.factor.n * below.factor.d, above.factor.d * below.factor.n)
  if (below.rest) {
    return { factor, numerator: above.rest ?? { is: 'number', value: exact(1n) }, denominator: below.rest }
  }
  const inner = above.rest && sidesOf(above.rest)
  return inner && { ...inner, factor: times(inner.factor, factor) }
}

const hundred: Expression = { is: 'number', value: exact(100n) }

function ofProduct(one: Expression): Sides | null {
  const { factor, rest } = stripped(one)
  const inner = rest && rest !== one && (rest.is !== 'deed' || rest.op !== '*') ? sidesOf(rest) : null
  return inner && { ...inner, factor: times(inner.factor, factor) }
}
