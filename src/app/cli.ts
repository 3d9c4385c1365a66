import { DatabaseFault } from '#platform/db'
import { type Fault, Forbidden, Invalid, Missing, Refused } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { commands } from './commands.ts'
import { type CliCommand, Usage } from './usage.ts'

/** So many faults are printed at once, one a line. */
const mostFaults = 50

const title = say('工运 Gongyun 命令行', 'Gongyun command line')

function help(): string {
  const lines = commands().map((c) => `  gongyun ${c.usage.padEnd(42)} ${c.summary.zh}  ${c.summary.en}`)
  return [
    `${title.zh}  ${title.en}`,
    '',
    ...lines,
    '',
    '  --json   以 JSON 输出 Answer as JSON      --help   用法 How to use',
  ].join('\n')
}

const helpOf = (command: CliCommand) => `gongyun ${command.usage}\n\n${command.summary.zh}\n${command.summary.en}`

/** A fault in one line; where several files were given, with file, row, field and rule. */
function wordsOf({ file, row, path, message, rule }: Fault): Say {
  const where = row ? say(`第 ${row} 行：`, `row ${row}: `) : say('', '')
  if (!file) return say(`${where.zh}${message.zh}`, `${where.en}${message.en}`)
  const place = say(`${file} ${row ? `第 ${row} 行 ` : ''}${path}：`, `${file} ${row ? `row ${row} ` : ''}${path}: `)
  return say(`${place.zh}${message.zh}`, `${place.en}${message.en}${rule ? ` [${rule}]` : ''}`)
}

/** What went wrong, in one line for the operator; null for a bug. */
function reasonOf(error: unknown): Say | null {
  if (error instanceof Usage || error instanceof DatabaseFault || error instanceof Forbidden) return error.reason
  if (error instanceof Invalid) return error.faults[0] ? wordsOf(error.faults[0]) : null
  if (error instanceof Refused) return error.refusals[0]?.message ?? null
  if (error instanceof Missing) return say('没有找到', 'Not found')
  const { code, path } = error as { code?: string; path?: string }
  if (code === 'ENOENT' && path) return say(`没有这个文件：${path}`, `No such file: ${path}`)
  if (code === 'EACCES' && path) return say(`无权读写：${path}`, `No right to read or write: ${path}`)
  if (code === 'EADDRINUSE')
    return say('端口已被占用，可用 --port 另选', 'The port is taken; choose another with --port')
  return null
}

function complain(error: unknown, json: boolean): number {
  const reason = reasonOf(error)
  const faults = error instanceof Invalid && error.faults[0]?.file !== undefined ? error.faults : null
  if (json && faults) console.log(JSON.stringify({ error: reason, faults }))
  else if (faults) for (const { zh, en } of faults.slice(0, mostFaults).map(wordsOf)) console.error(`${zh}  ${en}`)
  else if (json) console.log(JSON.stringify({ error: reason ?? { zh: '内部错误', en: String(error) } }))
  else
    console.error(reason ? `${reason.zh}  ${reason.en}` : `内部错误 Internal error: ${(error as Error).stack ?? error}`)
  return 1
}

/** Runs one command line. Returns the exit code: 0, or 1 after one clear line on bad input. */
export async function main(args: string[]): Promise<number> {
  const json = args.includes('--json')
  const words = args.filter((arg) => arg !== '--json')
  const command = commands()
    .filter((c) => c.name.split(' ').every((word, i) => words[i] === word))
    .sort((a, b) => b.name.length - a.name.length)[0]
  if (!command) {
    if (words.length === 0 || words[0] === '--help' || words[0] === 'help') {
      console.log(help())
      return 0
    }
    return complain(
      new Usage(
        say(
          `没有“${words[0]}”这个命令；gongyun --help 列出全部`,
          `No command "${words[0]}"; gongyun --help lists them all`,
        ),
      ),
      json,
    )
  }
  if (words.includes('--help')) {
    console.log(helpOf(command))
    return 0
  }
  try {
    const answer = await command.run(words.slice(command.name.split(' ').length), json)
    if (answer) console.log(json ? JSON.stringify(answer.json) : answer.text)
    return answer?.exit ?? 0
  } catch (error) {
    return complain(error, json)
  }
}
