import type { TreeNode } from './numbering.ts'

/** Units of the list that stand in a circle, or above which there is one; parents outside the list end the way up. */
export function findCircle(nodes: readonly TreeNode[]): number[] {
  const above = new Map(nodes.map((node) => [node.id, node.parentId]))
  const ends = new Map<number, boolean>()
  for (const node of nodes) {
    const way: number[] = []
    const onWay = new Set<number>()
    let at: number | null | undefined = node.id
    while (at != null && above.has(at) && !ends.has(at) && !onWay.has(at)) {
      way.push(at)
      onWay.add(at)
      at = above.get(at)
    }
    const isRound = at != null && (onWay.has(at) || ends.get(at) === false)
    for (const id of way) ends.set(id, !isRound)
  }
  return nodes.filter((node) => ends.get(node.id) === false).map((node) => node.id)
}
