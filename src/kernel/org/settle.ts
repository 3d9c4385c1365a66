import { numberFrom, numberTree, placeChildren, type Span, type TreeNode, widthOf } from './numbering.ts'

/** A unit of the tree with its present number; null when it is new to this tree. */
export interface Settled extends TreeNode {
  span: Span | null
}

/** The tree by parent, for walking down. */
type Below = ReadonlyMap<number | null, readonly Settled[]>

function childrenOf(units: readonly Settled[]): Below {
  const below = new Map<number | null, Settled[]>()
  for (const unit of units) {
    const siblings = below.get(unit.parentId)
    if (siblings) siblings.push(unit)
    else below.set(unit.parentId, [unit])
  }
  return below
}

/** A unit and all below it, parents first. */
function subtree(top: Settled, below: Below): Settled[] {
  const found = [top]
  for (let i = 0; i < found.length; i++) {
    for (const child of below.get(found[i]?.id ?? -1) ?? []) found.push(child)
  }
  return found
}

/** Loose units by the unit they hang below; those below another loose one go with it. */
function loosePieces(loose: ReadonlySet<number>, byId: ReadonlyMap<number, Settled>): Map<number | null, Settled[]> {
  const pieces = new Map<number | null, Settled[]>()
  for (const id of loose) {
    const unit = byId.get(id)
    if (!unit || (unit.parentId !== null && loose.has(unit.parentId))) continue
    if (unit.parentId !== null && !byId.has(unit.parentId)) throw new RangeError(`unit ${id} hangs below no unit`)
    const beside = pieces.get(unit.parentId)
    if (beside) beside.push(unit)
    else pieces.set(unit.parentId, [unit])
  }
  return pieces
}

/**
 * New numbers after some units came or moved (`loose`): each loose unit and all below it is placed in the free room of
 * the unit above. Where there is none, the smallest part of the tree with enough room is numbered again, at worst all.
 * Returns only the units whose number changed.
 * @throws RangeError for a circle, or a loose unit whose parent is not among `units`.
 */
export function settle(units: readonly Settled[], loose: ReadonlySet<number>): Map<number, Span> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const below = childrenOf(units)
  const changed = new Map<number, Span>()
  const spanOf = (id: number | null) => (id === null ? null : (changed.get(id) ?? byId.get(id)?.span ?? null))
  for (const [parentId, tops] of loosePieces(loose, byId)) {
    const beside = (below.get(parentId) ?? []).filter((unit) => !loose.has(unit.id))
    const siblings = beside.flatMap((unit) => spanOf(unit.id) ?? [])
    const pieces = tops.map((top) => subtree(top, below))
    const places = placeChildren(spanOf(parentId), siblings, pieces.map(widthOf))
    if (!places) {
      const again = makeRoom(parentId, byId, below, spanOf)
      if (!again) return changesOnly(numberTree(units), byId)
      for (const [id, span] of again) changed.set(id, span)
      continue
    }
    pieces.forEach((piece, i) => {
      for (const [id, span] of numberFrom(places[i]?.no ?? 0, piece)) changed.set(id, span)
    })
  }
  return changesOnly(changed, byId)
}

/** The smallest range above with room for all below it, numbered anew; null when only the whole tree will do. */
function makeRoom(
  parentId: number | null,
  byId: ReadonlyMap<number, Settled>,
  below: Below,
  spanOf: (id: number | null) => Span | null,
): Map<number, Span> | null {
  for (let at = parentId === null ? undefined : byId.get(parentId); at; at = byId.get(at.parentId ?? -1)) {
    const span = spanOf(at.id)
    const piece = subtree(at, below)
    if (!span || widthOf(piece) > span.upto - span.no) continue
    const spans = numberFrom(span.no, piece)
    return spans.set(at.id, span)
  }
  return null
}

function changesOnly(spans: ReadonlyMap<number, Span>, byId: ReadonlyMap<number, Settled>): Map<number, Span> {
  return new Map(
    [...spans].filter(([id, span]) => {
      const before = byId.get(id)?.span
      return before?.no !== span.no || before.upto !== span.upto
    }),
  )
}
