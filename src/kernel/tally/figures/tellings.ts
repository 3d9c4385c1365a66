import type { Warning } from '../result.ts'
import { type Code, warnings } from './warning.ts'

const shown = 5

/** Warnings of one sum, handed up the tree to every node they concern. */
export class Tellings {
  private readonly byNode = new Map<number, Map<Code, Set<number>>>()
  private readonly parent: Int32Array
  private readonly nameOf: (node: number) => string
  private readonly standsFor: Uint8Array | null
  constructor(
    told: readonly { node: number; code: Code }[],
    parent: Int32Array,
    nameOf: (node: number) => string,
    standsFor: Uint8Array | null,
  ) {
    this.parent = parent
    this.nameOf = nameOf
    this.standsFor = standsFor
    for (const { node, code } of told)
      for (let at = node; at >= 0; at = this.parent[at] ?? -1) this.note(at, code, node)
  }

  private note(at: number, code: Code, node: number): void {
    const codes = this.byNode.get(at) ?? new Map<Code, Set<number>>()
    const nodes = codes.get(code) ?? new Set<number>()
    nodes.add(node)
    codes.set(code, nodes)
    this.byNode.set(at, codes)
  }

  /** Whether what a node itself reported is part of another's figure: that is above it and no whole stands between. */
  counts(own: number, at: number): boolean {
    for (let node = own; node >= 0; node = this.parent[node] ?? -1) {
      if (node !== own && this.standsFor?.[node] === 1) return false
      if (node === at) return true
    }
    return false
  }

  /** Warnings of a node, by their code. */
  at(node: number): Warning[] {
    const codes = [...(this.byNode.get(node) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
    return codes.map(([code, nodes]) => {
      const ids = [...nodes].map((one) => this.nameOf(one)).sort()
      return { code, message: warnings[code], count: ids.length, units: ids.slice(0, shown) }
    })
  }

  /** Warnings about the asked unit itself. */
  static ofUnit(unit: string, codes: readonly Code[]): Warning[] {
    return codes.map((code) => ({ code, message: warnings[code], count: 1, units: [unit] }))
  }

  /** Warnings of several terms, each once. */
  static join(all: readonly Warning[]): Warning[] {
    const once = new Map<string, Warning>()
    for (const one of all) if ((once.get(one.code)?.count ?? 0) < one.count) once.set(one.code, one)
    return [...once.values()]
  }
}
