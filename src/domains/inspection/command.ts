import { readFile } from 'node:fs/promises'
import type { Command } from '#kernel/domain/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { commitmentOf, drawSample } from './draw.ts'

const wrong = (zh: string, en: string) => new Invalid([{ path: '', message: say(zh, en), rule: 'usage' }])

function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name)
  return at === -1 ? undefined : args[at + 1]
}

async function namesIn(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw wrong(`读不出文件“${file}”`, `The file "${file}" cannot be read`)
  })
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}

/** `gongyun draw FILE --seed 种子 --take N`: draws the sample of an inspection again, from the published list and seed. */
export const drawCommand: Command = {
  name: 'draw',
  usage: 'draw FILE --seed 种子 --take N',
  summary: say(
    '按公布的名单（每行一个）和随机数重新抽取，核对督查样本',
    'Draws an inspection’s sample again from the published list (a name a line) and seed',
  ),
  database: false,
  async run(args) {
    const [file] = args
    const seed = optionOf(args, '--seed')
    const take = Number(optionOf(args, '--take'))
    if (!file || file.startsWith('--')) throw wrong('请给出名单文件', 'Give the file with the list')
    if (!seed) throw wrong('请用 --seed 给出公开随机数', 'Give the seed with --seed')
    if (!Number.isInteger(take) || take < 1)
      throw wrong('请用 --take 给出抽取数量', 'Give with --take how many to draw')
    const names = await namesIn(file)
    if (take > names.length) throw wrong(`名单只有 ${names.length} 个`, `The list has only ${names.length}`)
    const drawn = drawSample(seed, names, take)
    const list = commitmentOf(names)
    const lines = drawn.map(
      ({ place, name, digest }) => `${String(place).padStart(3)}  ${name}  ${digest.slice(0, 16)}`,
    )
    return { json: { list, seed, take, drawn }, text: [`名单摘要 list ${list}`, ...lines].join('\n') }
  },
}
