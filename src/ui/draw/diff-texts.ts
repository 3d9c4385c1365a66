/** A stretch of text that both have, or only the old one, or only the new one. */
export interface Stretch {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Chinese by the character, other scripts by the word, so that a changed number is shown whole. */
const tokensOf = (text: string): string[] => text.match(/[\p{Script=Latin}\d.%]+|[\s\S]/gu) ?? []

/** Beyond this many comparisons the texts are compared line by line. */
const most = 4_000_000

/** What was taken out of one text and put into another, in reading order. */
export function diffTexts(before: string, after: string): Stretch[] {
  let a = tokensOf(before)
  let b = tokensOf(after)
  if (a.length * b.length > most) {
    a = before.split(/(?<=\n)/)
    b = after.split(/(?<=\n)/)
  }
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const middle = compare(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const parts: Stretch[] = [
    ...a.slice(0, head).map((text) => ({ kind: 'same' as const, text })),
    ...middle,
    ...a.slice(a.length - tail).map((text) => ({ kind: 'same' as const, text })),
  ]
  return merge(parts)
}

/** Longest common run of tokens, by the table of all pairs. */
function compare(a: string[], b: string[]): Stretch[] {
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const parts: Stretch[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i] as string })
      i++
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      parts.push({ kind: 'gone', text: a[i++] as string })
    else parts.push({ kind: 'new', text: b[j++] as string })
  }
  return parts
}

function merge(parts: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else merged.push({ ...part })
  }
  return merged
}
