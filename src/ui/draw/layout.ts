/** What a layered drawing is made from: boxes, and arrows that carry a label. */
export interface Graph {
  start: string
  boxes: readonly { name: string; width: number; height: number }[]
  arrows: readonly { id: string; from: string; to: string; labelWidth: number }[]
}

export interface Placed {
  x: number
  y: number
  width: number
  height: number
}

/** Where everything goes, in pixels from the top left; `line` runs through the middle of its label. */
export interface Layout {
  width: number
  height: number
  boxes: Map<string, Placed>
  labels: Map<string, Placed>
  /** From the end of one box to the end of the other, in the arrow's own direction. */
  lines: Map<string, [number, number][]>
}

const gapX = 20
const gapY = 26
const labelHeight = 22
const bendWidth = 10

interface Node {
  id: string
  rank: number
  width: number
  height: number
  x: number
}

/** Boxes get even ranks, labels and bends the ones between, so that a label never lies on a box or on another label. */
export function layOut(graph: Graph): Layout {
  const rank = rankBoxes(graph)
  const nodes = new Map<string, Node>()
  for (const box of graph.boxes)
    nodes.set(box.name, { id: box.name, rank: rank.get(box.name) ?? 0, width: box.width, height: box.height, x: 0 })
  const chains = new Map(graph.arrows.map((arrow) => [arrow.id, chainOf(arrow, nodes)]))
  const links = [...chains.values()].flatMap((chain) =>
    chain.slice(1).map((to, i) => [chain[i] as string, to] as const),
  )
  const layers = orderLayers(nodes, links)
  placeAcross(layers, links, nodes)
  return measured(layers, chains, graph, nodes)
}

/** Longest way from the start, ignoring arrows that lead back to where one came from. */
function rankBoxes(graph: Graph): Map<string, number> {
  const back = findBackArrows(graph)
  const rank = new Map(graph.boxes.map((box) => [box.name, 0]))
  for (let round = 0; round < graph.boxes.length; round++)
    for (const arrow of graph.arrows) {
      if (back.has(arrow.id)) continue
      const least = (rank.get(arrow.from) ?? 0) + 2
      if ((rank.get(arrow.to) ?? 0) < least) rank.set(arrow.to, least)
    }
  return rank
}

function findBackArrows(graph: Graph): Set<string> {
  const back = new Set<string>()
  const open = new Set<string>()
  const done = new Set<string>()
  const visit = (box: string) => {
    open.add(box)
    for (const arrow of graph.arrows.filter((a) => a.from === box)) {
      if (open.has(arrow.to)) back.add(arrow.id)
      else if (!done.has(arrow.to)) visit(arrow.to)
    }
    open.delete(box)
    done.add(box)
  }
  visit(graph.start)
  for (const box of graph.boxes) if (!done.has(box.name)) visit(box.name)
  return back
}

/** The nodes an arrow runs through, in drawing order from top to bottom: box, bends, label, bends, box. */
function chainOf(arrow: Graph['arrows'][number], nodes: Map<string, Node>): string[] {
  const a = nodes.get(arrow.from)
  const b = nodes.get(arrow.to)
  if (!a || !b) return []
  const [top, bottom] = a.rank <= b.rank ? [a, b] : [b, a]
  const label: Node = {
    id: `label:${arrow.id}`,
    rank: top.rank + 1,
    width: arrow.labelWidth,
    height: labelHeight,
    x: 0,
  }
  const chain = [top.id]
  const last = Math.max(bottom.rank - 1, top.rank + 1)
  // The label stands beside the box the arrow leaves, also when it leads back up.
  label.rank = top === a ? top.rank + 1 : last
  for (let rank = top.rank + 1; rank <= last; rank++) {
    const node =
      rank === label.rank ? label : { id: `bend:${arrow.id}:${rank}`, rank, width: bendWidth, height: 0, x: 0 }
    nodes.set(node.id, node)
    chain.push(node.id)
  }
  return [...chain, bottom.id]
}

/** Nodes by rank, each rank ordered by where its neighbours stand, so that few lines cross. */
function orderLayers(nodes: Map<string, Node>, links: readonly (readonly [string, string])[]): Node[][] {
  const deepest = Math.max(0, ...[...nodes.values()].map((node) => node.rank))
  const layers: Node[][] = Array.from({ length: deepest + 1 }, () => [])
  for (const node of nodes.values()) layers[node.rank]?.push(node)
  const place = new Map<string, number>()
  const number = () => {
    for (const layer of layers) layer.forEach((node, i) => void place.set(node.id, (i + 0.5) / layer.length))
  }
  number()
  const near = neighbours(links)
  for (let sweep = 0; sweep < 12; sweep++) {
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      const key = (node: Node) =>
        mean(
          (near.get(node.id) ?? []).map((id) => place.get(id) ?? 0),
          place.get(node.id) ?? 0,
        )
      const keys = new Map(layer.map((node) => [node, key(node)]))
      layer.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
      layer.forEach((node, i) => void place.set(node.id, (i + 0.5) / layer.length))
    }
  }
  return layers
}

function neighbours(links: readonly (readonly [string, string])[]): Map<string, string[]> {
  const near = new Map<string, string[]>()
  for (const [a, b] of links) {
    near.set(a, [...(near.get(a) ?? []), b])
    near.set(b, [...(near.get(b) ?? []), a])
  }
  return near
}

const mean = (values: number[], otherwise: number): number =>
  values.length === 0 ? otherwise : values.reduce((a, b) => a + b, 0) / values.length

/** Moves every node under its neighbours as far as those beside it allow. */
function placeAcross(layers: Node[][], links: readonly (readonly [string, string])[], nodes: Map<string, Node>): void {
  const near = neighbours(links)
  for (const layer of layers)
    spread(
      layer,
      layer.map(() => 0),
    )
  for (let sweep = 0; sweep < 16; sweep++)
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse())
      spread(
        layer,
        layer.map((node) =>
          mean(
            (near.get(node.id) ?? []).map((id) => nodes.get(id)?.x ?? 0),
            node.x,
          ),
        ),
      )
}

/** Puts a layer's nodes at the wished middles, pushed apart where they would touch, and centred on the wishes again. */
function spread(layer: Node[], wishes: number[]): void {
  let edge = Number.NEGATIVE_INFINITY
  layer.forEach((node, i) => {
    node.x = Math.max(wishes[i] ?? 0, edge + node.width / 2)
    edge = node.x + node.width / 2 + gapX
  })
  const shift = mean(
    layer.map((node, i) => (wishes[i] ?? 0) - node.x),
    0,
  )
  for (const node of layer) node.x += shift
}

const box = (node: Node, top: number, left: number): Placed => ({
  x: node.x - node.width / 2 - left,
  y: top - node.height / 2,
  width: node.width,
  height: node.height,
})

function measured(layers: Node[][], chains: Map<string, string[]>, graph: Graph, nodes: Map<string, Node>): Layout {
  const left = Math.min(...layers.flat().map((node) => node.x - node.width / 2)) - 8
  const right = Math.max(...layers.flat().map((node) => node.x + node.width / 2)) + 8
  const middles: number[] = []
  let y = 8
  for (const layer of layers) {
    const height = Math.max(0, ...layer.map((node) => node.height))
    middles.push(y + height / 2)
    y += height + gapY
  }
  const layout: Layout = {
    width: right - left,
    height: y - gapY + 8,
    boxes: new Map(),
    labels: new Map(),
    lines: new Map(),
  }
  const placeOf = (id: string): Placed | undefined => {
    const node = nodes.get(id)
    return node && box(node, middles[node.rank] ?? 0, left)
  }
  for (const { name } of graph.boxes) {
    const placed = placeOf(name)
    if (placed) layout.boxes.set(name, placed)
  }
  for (const arrow of graph.arrows) {
    const chain = (chains.get(arrow.id) ?? []).map((id) => placeOf(id)).filter((placed) => placed !== undefined)
    const label = placeOf(`label:${arrow.id}`)
    if (label) layout.labels.set(arrow.id, label)
    const upwards = (nodes.get(arrow.from)?.rank ?? 0) > (nodes.get(arrow.to)?.rank ?? 0)
    const line = arrow.from === arrow.to ? loopOf(chain) : lineOf(chain)
    layout.lines.set(arrow.id, upwards ? line.reverse() : line)
  }
  return layout
}

const middleOf = (p: Placed): number => p.x + p.width / 2

/** From the lower edge of the first box through every node to the upper edge of the last. */
function lineOf(chain: Placed[]): [number, number][] {
  return chain.flatMap((p, i): [number, number][] => {
    if (i === 0) return [[middleOf(p), p.y + p.height]]
    if (i === chain.length - 1) return [[middleOf(p), p.y]]
    return [
      [middleOf(p), p.y],
      [middleOf(p), p.y + p.height],
    ]
  })
}

/** An arrow from a box to itself: down to its label and up again. */
function loopOf(chain: Placed[]): [number, number][] {
  const [state, label] = chain
  if (!state || !label) return []
  const bottom = state.y + state.height
  return [
    [middleOf(state) - 12, bottom],
    [middleOf(label), label.y + label.height / 2],
    [middleOf(state) + 12, bottom],
  ]
}
