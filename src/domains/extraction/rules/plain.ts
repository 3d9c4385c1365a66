/** A passage without the spaces of typesetting, and where each of its characters stands in the whole text. */
export interface Plain {
  text: string
  /** Offset in the whole text of each character, and at the end the offset behind the last. */
  at: number[]
}

const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0b\uff0e]/
const SPACE = /[\s\u3000]/

/** Most characters are Chinese and need neither test. */
const isSpace = (char: string): boolean => {
  const code = char.charCodeAt(0)
  return code <= 0x20 || code === 0x3000 || (code > 0x7f && code < 0x3000 && SPACE.test(char)) || code === 0xfeff
}

const half = (char: string): string =>
  char >= '\uff00' && FULL_WIDTH.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char

/**
 * Puts pieces of a text together as one run: full-width digits and signs become half-width, spaces between Chinese
 * and digits go, a space that parts thousands goes too, any other between digits or Latin letters stays, tabs stay.
 */
export function plainOf(whole: string, pieces: readonly { from: number; to: number }[]): Plain {
  const out: string[] = []
  const at: number[] = []
  for (const { from, to } of pieces) {
    for (let i = from; i < to; i += 1) {
      const char = whole[i] ?? ''
      if (char === '\t') push(char, i)
      else if (isSpace(char)) {
        if (keeps(whole, i)) push(' ', i)
      } else if (char !== '*' || whole[i + 1] !== '*') push(half(char), i)
    }
  }
  at.push(pieces.at(-1)?.to ?? 0)
  return { text: out.join(''), at }

  function push(char: string, i: number): void {
    if (char === ' ' && out.at(-1) === ' ') return
    out.push(char)
    at.push(i)
  }
}

/** Whether a space says something: between two digits that are not thousands, or between Latin words. */
function keeps(whole: string, i: number): boolean {
  const before = half(whole[i - 1] ?? '')
  const behind = half(whole[i + 1] ?? '')
  if (SPACE.test(behind)) return false
  if (/\d/.test(before) && /\d/.test(behind)) {
    const isThousands =
      /^\d{3}(?!\d)/.test(whole.slice(i + 1, i + 5)) && /(?:^|\D)\d{1,3}$/.test(whole.slice(Math.max(0, i - 4), i))
    return !isThousands
  }
  return /[\w)]/.test(before) && /[\w(]/.test(behind)
}
