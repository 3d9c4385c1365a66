import { circled } from './numbers.ts'

/** 带圈字符: the field that draws a ring around a number. */
const RING = /^\s*eq\s+\\o\s*(?:\\a[cdlr]\s*)?\(\s*[○◯]\s*[,，、]\s*(\d{1,3})\s*\)/i

/** The fields open at one place of the text. Their code is not text, their result is. */
export interface Fields {
  /** Whether the place is text, and not the code of a field. */
  isText(): boolean
  /** Words of a code. */
  code(words: string): void
  /** A field's begin, separate or end; gives what the field prints by its code alone, else ''. */
  step(type: string | null): string
}

const LONGEST_CODE = 200

export function fields(): Fields {
  const open: { code: string; inCode: boolean }[] = []
  let codes = 0
  return {
    isText: () => codes === 0,
    code: (words) => {
      const field = open.at(-1)
      if (field?.inCode && field.code.length < LONGEST_CODE) field.code += words
    },
    step: (type) => {
      if (type === 'begin') {
        open.push({ code: '', inCode: true })
        codes++
      }
      const field = open.at(-1)
      if (field?.inCode && (type === 'separate' || type === 'end')) codes--
      if (type === 'separate' && field) field.inCode = false
      if (type !== 'end') return ''
      open.pop()
      const ringed = field?.inCode ? RING.exec(field.code)?.[1] : undefined
      return ringed ? circled(Number(ringed)) : ''
    },
  }
}
