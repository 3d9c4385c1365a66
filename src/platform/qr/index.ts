import { create } from 'qrcode'

/** Dark squares of a QR code as runs along its rows: column, row and length in squares; `size` squares a side. */
export function darkRuns(text: string): { size: number; runs: [column: number, row: number, length: number][] } {
  const { size, get } = squaresOf(text)
  const runs: [number, number, number][] = []
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      if (!get(row, column)) continue
      const last = runs.at(-1)
      if (last && last[1] === row && last[0] + last[2] === column) last[2] += 1
      else runs.push([column, row, 1])
    }
  return { size, runs }
}

function squaresOf(text: string) {
  const { modules } = create(text)
  return { size: modules.size, get: (row: number, column: number) => modules.get(row, column) === 1 }
}
