/** Numbers as they are shown to whoever has not asked for them whole. Source: 个人信息保护法 arts. 6, 28; product default. */
export const masks = {
  /** Six figures of the region and the last four stay; the birthday and the order do not. */
  identity: (text: string) => hide(text, 6, 4),
  card: (text: string) => hide(text, 0, 4),
  phone: (text: string) => hide(text, 3, 4),
  bank: (text: string) => hide(text, 0, 4),
  /** Surname and stars; a name of one sign is all star. */
  name: (text: string) => {
    const [first = '', ...rest] = [...text]
    return rest.length === 0 ? '*' : first + '*'.repeat(Math.min(rest.length, 2))
  },
} as const

function hide(text: string, head: number, tail: number): string {
  const shown = head + tail
  if (text.length <= shown) return '*'.repeat(text.length)
  return text.slice(0, head) + '*'.repeat(text.length - shown) + text.slice(text.length - tail)
}
