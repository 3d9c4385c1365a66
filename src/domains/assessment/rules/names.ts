/** Names that Windows keeps for itself. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** What a person sees may differ from what a disk can hold; these never may stand in a name. */
const forbidden = /[\p{Cc}\p{Cf}\\/:*?"<>|]/gu

/**
 * A name that every system can unpack: no separators, wildcards, control or direction characters, no dots or blanks at its
 * ends, none of the names Windows keeps, at most `max` characters with its ending kept.
 */
export function safeName(name: string, max = 80): string {
  const clean = name
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 && clean.length - dot <= 8 ? clean.slice(dot) : ''
  const stem = [...clean.slice(0, clean.length - ending.length)]
    .slice(0, max - ending.length)
    .join('')
    .trimEnd()
  const whole = `${stem || '未命名'}${ending}`
  return reserved.test(stem) ? `_${whole}` : whole
}

/** Names that differ, also on disks that do not tell capitals from small letters: a second one gets (2) before its ending. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const dot = name.lastIndexOf('.')
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
    let free = name
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${stem}(${n})${ending}`
    taken.add(free.toLowerCase())
    return free
  })
}
