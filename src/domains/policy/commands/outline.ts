import { writeFile } from 'node:fs/promises'
import type { Command } from '#kernel/domain/server'
import { say } from '#platform/say'
import type { Clause, OutlineDocument } from '../model.ts'
import { everyClause } from '../rules/index.ts'
import { sayNumberFault } from '../words.ts'
import { getDocument, listDocuments, readFileArgs, readFileText } from './read.ts'

/** A clause as it is printed in JSON. */
interface PrintedClause {
  number: string
  level: number
  heading: string
  start: number
  end: number
  kind: string
  fault: string | null
  children: PrintedClause[]
}

const printed = ({ number, level, heading, start, end, kind, fault, children }: Clause): PrintedClause => ({
  number,
  level,
  heading,
  start,
  end,
  kind,
  fault,
  children: children.map(printed),
})

function tree(document: OutlineDocument): string {
  const clauses = [...everyClause(document.nodes)]
  const lines = clauses.map(({ number, level, heading, start, end, fault }) => {
    const range = `[${start}–${end})`
    return `${'  '.repeat(level - 1)}${number}${heading || '……'}  ${range}${fault ? `  ⚠ ${sayNumberFault(fault).zh}` : ''}`
  })
  const head = [document.issuer, document.documentNumber, document.date].filter((one) => one !== null).join('  ')
  return [
    document.title,
    ...(head ? [head] : []),
    `共 ${clauses.length} 条  ${clauses.length} clauses`,
    '',
    ...lines,
  ].join('\n')
}

function listed(documents: ReturnType<typeof listDocuments>): string {
  return documents
    .map((one, i) => `${String(i + 1).padStart(3)}  ${one.title}  ${one.date ?? ''}  [${one.start}–${one.end})`)
    .join('\n')
}

/** `gongyun outline FILE`: the clause tree of a document, with character ranges in the text as it was read. */
export const outlineCommand: Command = {
  name: 'outline',
  usage: 'outline FILE [--title 标题] [--list] [--text OUT]',
  summary: say(
    '读出文件（docx、pdf、txt）的条款树及字符区间',
    'The clause tree of a document (docx, pdf, txt) with character ranges',
  ),
  database: false,
  run: async (args) => {
    const asked = readFileArgs(args)
    const text = await readFileText(asked.file)
    if (asked.text) await writeFile(asked.text, text)
    if (asked.list) {
      const documents = listDocuments(text)
      return { json: { documents }, text: listed(documents) }
    }
    const { nodes, ...document } = getDocument(text, asked.title)
    return { json: { ...document, nodes: nodes.map(printed) }, text: tree({ ...document, nodes }) }
  },
}
