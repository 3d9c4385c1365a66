/** `A` for 1, `AA` for 27. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** 1 for `A7`, 27 for `AA1`; 0 when the address has no letters. */
export function columnNumber(address: string): number {
  let number = 0
  for (let i = 0; i < address.length && i < 4; i++) {
    const code = address.charCodeAt(i) - 64
    if (code < 1 || code > 26) break
    number = number * 26 + code
  }
  return number
}
