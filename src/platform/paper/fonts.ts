import type { IFontAttributesProperties, IRunOptions } from 'docx'
import { PAGE } from './page.ts'

/** The fonts that the standard names, by the names word processors in offices know. They are named, not shipped. */
export const FONTS = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  black: '黑体',
  script: '楷体_GB2312',
  song: '宋体',
} as const

/** How a run of this font looks. Sizes in points. */
export function look(font: keyof typeof FONTS, size: number = PAGE.text): IRunOptions {
  const latin = font === 'body' || font === 'script' ? 'Times New Roman' : FONTS[font]
  const names: IFontAttributesProperties = { ascii: latin, hAnsi: latin, eastAsia: FONTS[font], hint: 'eastAsia' }
  // −5 twips between characters set 28 of them on a line; a grid of characters prints 14 in some word processors.
  return { font: names, size: size * 2, ...(size === PAGE.text ? { characterSpacing: -5 } : {}) }
}
