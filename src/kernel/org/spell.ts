import { pinyin } from 'pinyin-pro'

/** How a name is spelt: all syllables together, and their first letters. */
export function spell(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true })
  return {
    pinyin: syllables.join('').toLowerCase(),
    initials: syllables
      .map((syllable) => syllable.charAt(0))
      .join('')
      .toLowerCase(),
  }
}

/** Everything a unit can be found by, in small letters: its names, old ones too, their spelling, its credit code. */
export function searchText(unit: {
  name: string
  shortName: string | null
  aliases: readonly string[]
  uscc: string | null
  former?: readonly string[]
}): string {
  const names = [...new Set([unit.name, unit.shortName ?? '', ...unit.aliases, ...(unit.former ?? [])])].filter(Boolean)
  const spelt = [unit.name, ...(unit.shortName ? [unit.shortName] : [])].map(spell)
  return [...names, ...spelt.flatMap((one) => [one.pinyin, one.initials]), unit.uscc ?? '']
    .join(' ')
    .toLowerCase()
    .trim()
}
