/** A hash function over bytes, handed in so that this file runs in a browser too. The journal uses SM3. */
export type Hash = (bytes: Uint8Array) => Uint8Array

const LEAF = 0
const NODE = 1

function prefixed(kind: number, first: Uint8Array, second?: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + first.length + (second?.length ?? 0))
  bytes[0] = kind
  bytes.set(first, 1)
  if (second) bytes.set(second, 1 + first.length)
  return bytes
}

/** The hash of a leaf's content. Leaves and nodes are told apart by a first byte, so that neither passes for the other. */
export const leafHash = (hash: Hash, content: Uint8Array): Uint8Array => hash(prefixed(LEAF, content))

const nodeHash = (hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array => hash(prefixed(NODE, left, right))

/** The next level of the tree: pairs are hashed, a last one without a partner goes up as it is. */
function levelAbove(hash: Hash, level: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = []
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i], level[i + 1]]
    if (left) above.push(right ? nodeHash(hash, left, right) : left)
  }
  return above
}

/** The root over leaf hashes in order; of none, the hash of nothing. Source: RFC 6962, 2.1. */
export function merkleRoot(hash: Hash, leaves: readonly Uint8Array[]): Uint8Array {
  let level = leaves
  while (level.length > 1) level = levelAbove(hash, level)
  return level[0] ?? hash(new Uint8Array())
}

/**
 * The hashes that lead from one leaf to the root, lowest first. Source: RFC 6962, 2.1.1.
 * @throws RangeError when there is no such leaf.
 */
export function inclusionProof(hash: Hash, leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!leaves[index]) throw new RangeError(`no leaf ${index} among ${leaves.length}`)
  const proof: Uint8Array[] = []
  let level = leaves
  for (let at = index; level.length > 1; at >>= 1) {
    const partner = level[at ^ 1]
    if (partner) proof.push(partner)
    level = levelAbove(hash, level)
  }
  return proof
}

/** Whether two byte strings are equal. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

/** Whether the proof leads from the leaf hash at `index` of `size` leaves to the root. */
export function verifyInclusion(
  hash: Hash,
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isInteger(index) || index < 0 || index >= size) return false
  const left = [...proof]
  let reached = leaf
  for (let at = index, width = size; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) >= width) continue
    const partner = left.shift()
    if (!partner) return false
    reached = at % 2 === 0 ? nodeHash(hash, reached, partner) : nodeHash(hash, partner, reached)
  }
  return left.length === 0 && sameBytes(reached, root)
}
