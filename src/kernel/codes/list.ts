import type { Say } from '#platform/say'

/** A code of a list with its words. */
export interface Code<V extends string | number = string | number> {
  value: V
  label: Say
}

/** A list of codes, with the standard it comes from. */
export interface CodeList<V extends string | number = string | number> {
  name: string
  label: Say
  source: Say
  codes: readonly Code<V>[]
}

/** Fixes the type of a list's values. */
export const defineCodes = <const V extends string | number>(list: CodeList<V>): CodeList<V> => list

/** The words of a code; null when the list has no such code. */
export const labelOf = (list: CodeList, value: string | number | null | undefined): Say | null =>
  list.codes.find((code) => code.value === value)?.label ?? null

/** The code that a text names: by the code itself, or by its words in either language; null when none. */
export function findCode<V extends string | number>(list: CodeList<V>, text: string): V | null {
  const wanted = text.trim().toLowerCase()
  const found = list.codes.find(({ value, label }) =>
    [String(value), label.zh, label.en].some((name) => name.toLowerCase() === wanted),
  )
  return found?.value ?? null
}
