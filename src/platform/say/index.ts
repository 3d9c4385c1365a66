/** A visible text in both languages of the interface, so that neither can be missing. */
export interface Say {
  readonly zh: string
  readonly en: string
}

/** The languages of the interface. Chinese is the first. */
export type Lang = keyof Say

/** Pairs a Chinese text with its English twin. */
export const say = (zh: string, en: string): Say => ({ zh, en })

/** The text in one language. */
export const inLang = (text: Say, lang: Lang): string => text[lang]

/** Both halves of a pair made from other pairs or values: `join(a, say('：', ': '), b)`. */
export const join = (...parts: (Say | string | number)[]): Say => ({
  zh: parts.map((part) => (typeof part === 'object' ? part.zh : String(part))).join(''),
  en: parts.map((part) => (typeof part === 'object' ? part.en : String(part))).join(''),
})
