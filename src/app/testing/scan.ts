import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { darkRuns } from '#platform/qr'

type Box = { x: number; top: number; width: number; height: number }
type Matrix = [number, number, number, number, number, number]

/** `inner` first, then `outer`. Source: ISO 32000-1, 8.3.4. */
const joined = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
]

/** Every box around a path drawn on the first page, in points; `top` grows downwards. */
async function boxesOf(bytes: Uint8Array): Promise<Box[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  try {
    const steps = await (await (await task.promise).getPage(1)).getOperatorList()
    const boxes: Box[] = []
    const held: Matrix[] = []
    let now: Matrix = [1, 0, 0, 1, 0, 0]
    for (const [i, step] of steps.fnArray.entries()) {
      const args = steps.argsArray[i]
      if (step === OPS.save) held.push(now)
      if (step === OPS.restore) now = held.pop() ?? now
      if (step === OPS.transform) now = joined(now, Array.from(args) as Matrix)
      if (step !== OPS.constructPath || !args[2]) continue
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = Array.from(args[2] as ArrayLike<number>)
      const [ax, ay, bx, by] = [x1, y1, x2, y2].map(
        (n, at) => n * (now[at % 2 ? 3 : 0] ?? 1) + (now[at % 2 ? 5 : 4] ?? 0),
      )
      if (ax === undefined || ay === undefined || bx === undefined || by === undefined) continue
      boxes.push({ x: Math.min(ax, bx), top: -Math.max(ay, by), width: Math.abs(bx - ax), height: Math.abs(by - ay) })
    }
    return boxes
  } finally {
    await task.destroy()
  }
}

/** Whether the QR code printed on the first page (26 mm a side) is the code of this text, square by square. */
export async function isCodeOf(bytes: Uint8Array, text: string): Promise<boolean> {
  const { size, runs } = darkRuns(text)
  const cell = (26 / 25.4) * (72 / size)
  const squares = (await boxesOf(bytes)).filter(({ height }) => Math.abs(height - cell) < 0.02)
  const [left, top] = [Math.min(...squares.map(({ x }) => x)), Math.min(...squares.map((one) => one.top))]
  const found = squares.map((one) =>
    [one.x - left, one.top - top, one.width].map((n) => Math.round(n / cell)).join(' '),
  )
  return (
    found.sort().join() ===
    runs
      .map((run) => run.join(' '))
      .sort()
      .join()
  )
}
