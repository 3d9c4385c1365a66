import type { z } from 'zod'
import type { ProcessShape } from '#kernel/process'
import { inLang, type Lang } from '#platform/say'
import type { Graph } from './layout.ts'

/** A process as its page draws it. */
export type Process = z.output<typeof ProcessShape>

/** Width of a text in pixels, near enough: a Chinese character is square, others are about half as wide. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e7f ? size : size * 0.56), 0)

/** A text cut to a width, with an ellipsis. */
export function cutTo(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text
  let cut = text
  while (cut.length > 0 && widthOf(`${cut}…`, size) > width) cut = cut.slice(0, -1)
  return `${cut}…`
}

/** The lines written in a state's box: its name, its term, the document. */
export const linesOf = (state: Process['states'][number], lang: Lang): string[] =>
  [state.label, state.term, state.source].filter((text) => text !== null).map((text) => inLang(text, lang))

/** Widest and narrowest a box may be. */
export const boxWidth = { least: 112, most: 208 }

/** Boxes and arrows of a process: an action that leaves several states is several arrows. */
export function graphOf(process: Process, lang: Lang): Graph {
  return {
    start: process.start,
    boxes: process.states.map((state) => {
      const [name = '', ...rest] = linesOf(state, lang)
      const widest = Math.max(widthOf(name, 14), ...rest.map((line) => widthOf(line, 12))) + 28
      return {
        name: state.name,
        width: Math.min(boxWidth.most, Math.max(boxWidth.least, widest)),
        height: 36 + rest.length * 17,
      }
    }),
    arrows: process.actions.flatMap((action) =>
      action.from.map((from) => ({
        id: `${action.name}:${from}`,
        from,
        to: action.to,
        labelWidth: widthOf(inLang(action.label, lang), 12) + 12,
      })),
    ),
  }
}
