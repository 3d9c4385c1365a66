import { parseArgs } from 'node:util'
import { type Say, say } from '#platform/say'

/** Words on the command line that make no sense; the reason is printed in one line. */
export class Usage extends Error {
  readonly reason: Say
  constructor(reason: Say) {
    super(reason.en)
    this.reason = reason
  }
}

/** What a command answers: data for --json, lines for people, and an exit code where it is not 0. */
export interface CliAnswer {
  json: unknown
  text: string
  exit?: number
}

/** A command of the command line. */
export interface CliCommand {
  name: string
  usage: string
  summary: Say
  run(args: string[], json: boolean): Promise<CliAnswer | null>
}

type Options = Record<string, { type: 'string' | 'boolean'; default?: string | boolean }>

/** Options and file names of a command. @throws Usage with one clear line when they are wrong. */
export function readArgs(args: string[], options: Options, files: number) {
  try {
    const found = parseArgs({ args, options, allowPositionals: true })
    if (found.positionals.length !== files)
      throw new Usage(
        say(`应给出 ${files} 个文件名或参数，见 --help`, `Give ${files} file name(s) or argument(s); see --help`),
      )
    return { values: found.values as Record<string, string | boolean | undefined>, positionals: found.positionals }
  } catch (error) {
    if (error instanceof Usage) throw error
    throw new Usage(say(`参数有误：${(error as Error).message}`, `Wrong arguments: ${(error as Error).message}`))
  }
}
