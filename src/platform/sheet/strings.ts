import { type Archive, walkXml } from '#platform/reading/server'
import { plainCell } from './escape.ts'

/** Gathers the text of one `si` or `is`: the runs joined, reading aids (rPh) left out. */
export function textGatherer() {
  let text = ''
  let inText = false
  let inAid = false
  return {
    open(name: string) {
      if (name === 't') inText = true
      if (name === 'rPh') inAid = true
    },
    close(name: string) {
      if (name === 't') inText = false
      if (name === 'rPh') inAid = false
    },
    add(more: string) {
      if (inText && !inAid) text += more
    },
    take(): string {
      const taken = plainCell(text)
      text = ''
      return taken
    },
  }
}

/** The texts that cells point at by number. */
export function readStrings(archive: Archive, part: string): string[] {
  const strings: string[] = []
  const gather = textGatherer()
  walkXml((push) => archive.stream(part, push), {
    open: gather.open,
    text: gather.add,
    close(name) {
      gather.close(name)
      if (name === 'si') strings.push(gather.take())
    },
  })
  return strings
}
