/** A straight line drawn level or upright on a page, in points from the top left corner. */
export interface Rule {
  x1: number
  y1: number
  x2: number
  y2: number
}

type Matrix = [number, number, number, number, number, number]

/** The numbers by which pdf.js names its steps. */
export type StepNames = Record<
  | 'save'
  | 'restore'
  | 'transform'
  | 'constructPath'
  | 'paintFormXObjectBegin'
  | 'paintFormXObjectEnd'
  | 'stroke'
  | 'closeStroke'
  | 'endPath',
  number
>

/** A box no thicker than this is a line that was filled instead of drawn. In points. */
const THIN = 3
/** A table has a few hundred lines; a drawing may have millions. */
const MOST_RULES = 20_000

/**
 * The level and upright lines of a page, from the steps that draw it: strokes, edges of boxes, and thin filled boxes,
 * which is how word processors draw the lines of tables.
 */
export function findRules(
  steps: { fnArray: readonly number[]; argsArray: readonly unknown[] },
  names: StepNames,
  height: number,
): Rule[] {
  const rules: Rule[] = []
  const held: Matrix[] = []
  let now: Matrix = [1, 0, 0, 1, 0, 0]
  for (const [i, step] of steps.fnArray.entries()) {
    const args = steps.argsArray[i]
    if (step === names.save || step === names.paintFormXObjectBegin) held.push(now)
    if (step === names.restore || step === names.paintFormXObjectEnd) now = held.pop() ?? now
    if (step === names.transform) now = product(now, args)
    if (step === names.paintFormXObjectBegin) now = product(now, (args as unknown[] | null)?.[0])
    if (step === names.constructPath) drawPath(args)
    if (rules.length > MOST_RULES) break
  }
  return rules

  /** A path that only cuts out a part of the page draws nothing; the edges of a filled area are seen as no lines. */
  function drawPath(args: unknown): void {
    const how: unknown = Array.isArray(args) ? args[0] : names.endPath
    if (how === names.endPath) return
    addRules(rules, pointsOf(pathOf(args), now, height), how === names.stroke || how === names.closeStroke)
  }
}

const isMatrix = (it: unknown): it is ArrayLike<number> =>
  typeof it === 'object' && it !== null && 'length' in it && it.length === 6

function product(by: Matrix, raw: unknown): Matrix {
  if (!isMatrix(raw)) return by
  const [a, b, c, d, e, f] = Array.from(raw) as Matrix
  return [
    by[0] * a + by[2] * b,
    by[1] * a + by[3] * b,
    by[0] * c + by[2] * d,
    by[1] * c + by[3] * d,
    by[0] * e + by[2] * f + by[4],
    by[1] * e + by[3] * f + by[5],
  ]
}

/** The numbers of a path: 0 x y begins, 1 x y draws a line, 2 and 3 draw curves, 4 closes. */
function pathOf(args: unknown): number[] {
  const path: unknown = Array.isArray(args) && Array.isArray(args[1]) ? args[1][0] : null
  return path instanceof Float32Array || Array.isArray(path) ? Array.from(path as ArrayLike<number>) : []
}

const [BEGIN, DRAW, CLOSE] = [0, 1, 4]
/** How many numbers follow each sign of a path but those of curves. */
const LENGTHS: Record<number, number> = { [BEGIN]: 2, [DRAW]: 2, [CLOSE]: 0 }

interface Point {
  x: number
  y: number
  /** A line is drawn to it from the one before. */
  draws: boolean
}

/** The corners of a path, in points from the top left corner; none when it has curves, for then it is no table's. */
function pointsOf(path: number[], matrix: Matrix, height: number): Point[] {
  const points: Point[] = []
  let first = { x: 0, y: 0 }
  for (let i = 0; i < path.length && points.length <= MOST_RULES; ) {
    const sign = path[i] ?? CLOSE
    const length = LENGTHS[sign]
    if (length === undefined) return []
    if (sign === CLOSE) points.push({ ...first, draws: true })
    else {
      const [x, y] = [path[i + 1] ?? 0, path[i + 2] ?? 0]
      const across = matrix[0] * x + matrix[2] * y + matrix[4]
      const down = height - (matrix[1] * x + matrix[3] * y + matrix[5])
      if (sign === BEGIN) first = { x: across, y: down }
      points.push({ x: across, y: down, draws: sign !== BEGIN })
    }
    i += length + 1
  }
  return points
}

function addRules(rules: Rule[], points: Point[], stroked: boolean): void {
  const box = boxOf(points)
  if (!box) return
  if (Math.min(box.x2 - box.x1, box.y2 - box.y1) <= THIN) rules.push(middleOf(box))
  else if (stroked) for (const [at, point] of points.entries()) addEdge(rules, points[at - 1], point)
}

function boxOf(points: Pick<Point, 'x' | 'y'>[]): Rule | null {
  if (points.length < 2) return null
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)]
  return { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs), y2: Math.max(...ys) }
}

/** The line in the middle of a thin box. */
function middleOf({ x1, y1, x2, y2 }: Rule): Rule {
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2]
  return x2 - x1 > y2 - y1 ? { x1, y1: y, x2, y2: y } : { x1: x, y1, x2: x, y2 }
}

function addEdge(rules: Rule[], from: Point | undefined, to: Point): void {
  const edge = from && to.draws && boxOf([from, to])
  if (edge && Math.min(edge.x2 - edge.x1, edge.y2 - edge.y1) < 0.5) rules.push(middleOf(edge))
}
