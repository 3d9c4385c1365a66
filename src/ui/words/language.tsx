import { useSyncExternalStore } from 'react'
import type { Lang, Say } from '#platform/say'
import { inLang } from '#platform/say'

const key = 'gongyun.language'
const listeners = new Set<() => void>()

function stored(): Lang | null {
  const value = localStorage.getItem(key)
  return value === 'zh' || value === 'en' ? value : null
}

let current: Lang = 'zh'

function show(lang: Lang): void {
  current = lang
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  for (const listener of listeners) listener()
}

/** Chooses the language of every visible text, and remembers it on this device. */
export function setLanguage(lang: Lang): void {
  localStorage.setItem(key, lang)
  show(lang)
}

/** At the start: the language chosen on this device, else the one given (a person's own), else Chinese. */
export function startLanguage(own?: Lang): void {
  show(stored() ?? own ?? 'zh')
}

/** The language shown now. */
export function useLanguage(): Lang {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

/** A function that gives a text in the language shown now. */
export function useSay(): (text: Say) => string {
  const lang = useLanguage()
  return (text) => inLang(text, lang)
}

/** A text in the language shown now. */
export function T({ of }: { of: Say }) {
  return inLang(of, useLanguage())
}
