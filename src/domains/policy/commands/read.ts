import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { Invalid } from '#platform/errors'
import { readText } from '#platform/reading/server'
import { type Say, say } from '#platform/say'
import type { OutlineDocument } from '../model.ts'
import { everyClause, findDocuments, findMainDocument } from '../rules/index.ts'

/** What was asked of a file on the command line. */
export interface FileArgs {
  file: string
  title?: string
  list: boolean
  /** Where to write the text that the offsets count in. */
  text?: string
}

const wrong = (message: Say) => new Invalid([{ path: 'arguments', message, rule: 'usage' }])

/** @throws Invalid for an unknown option, or not exactly one file. */
export function readFileArgs(args: readonly string[]): FileArgs {
  const options = { title: { type: 'string' }, list: { type: 'boolean' }, text: { type: 'string' } } as const
  let found: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    found = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw wrong(say(`参数有误：${(error as Error).message}`, `Wrong arguments: ${(error as Error).message}`))
  }
  const [file, ...rest] = found.positionals
  if (!file || rest.length > 0) throw wrong(say('请给出一个文件，见 --help', 'Give one file; see --help'))
  return { file, list: found.values.list ?? false, title: found.values.title, text: found.values.text }
}

/**
 * The text of a file on disk.
 * @throws Invalid for a folder or a file that cannot be read as a document; the system's own error when it is not there.
 */
export async function readFileText(file: string): Promise<string> {
  if (!(await stat(file)).isFile()) throw wrong(say(`不是文件：${file}`, `Not a file: ${file}`))
  return (await readText(await readFile(file), basename(file))).text
}

/** The documents of a text in their order. */
export const listDocuments = (text: string) =>
  findDocuments(text).map(({ nodes, ...document }) => ({ ...document, clauses: [...everyClause(nodes)].length }))

/** The document meant: by its title, else the main one. @throws Invalid when there is none. */
export function getDocument(text: string, title: string | undefined): OutlineDocument {
  const document = findMainDocument(text, title)
  if (document) return document
  throw wrong(
    title
      ? say(
          `文件中没有标题含“${title}”的文件；--list 列出全部`,
          `No document here has "${title}" in its title; --list shows all`,
        )
      : say('文件中没有识别到公文', 'No document was found in the file'),
  )
}
