import { readFile } from 'node:fs/promises'
import type { Command } from '#kernel/domain/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { type Design, type Member, readFrame } from './frame.ts'
import { commitmentOf, drawSample } from './rank.ts'
import { draw } from './sample.ts'

const wrong = (zh: string, en: string) => new Invalid([{ path: '', message: say(zh, en), rule: 'usage' }])

function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name)
  return at === -1 ? undefined : args[at + 1]
}

async function membersIn(file: string): Promise<Member[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw wrong(`读不出文件“${file}”`, `The file "${file}" cannot be read`)
  })
  return readFrame(text)
}

function countOf(args: readonly string[], name: string): number {
  const count = Number(optionOf(args, name))
  if (!Number.isInteger(count) || count < 1)
    throw wrong(`请用 ${name} 给出抽取数量`, `Give with ${name} how many to draw`)
  return count
}

function designOf(args: readonly string[], method: string): Design {
  if (method === 'simple') return { method, take: countOf(args, '--take') }
  if (method === 'two-stage') return { method, clusters: countOf(args, '--clusters'), each: countOf(args, '--each') }
  if (method !== 'stratified') throw wrong(`没有“${method}”这种抽样方法`, `There is no way of drawing "${method}"`)
  const parts = optionOf(args, '--allocation')
    ?.split(',')
    .map((part) => part.split('='))
  const allocation = parts && Object.fromEntries(parts.map(([name = '', n]) => [name.trim(), Number(n)]))
  return { method, take: countOf(args, '--take'), ...(allocation && { allocation }) }
}

/**
 * `gongyun draw FILE --seed 种子 --take N`: draws a sample again from the published list and seed. A list of names is ranked;
 * with `--method` a list with stratum, cluster and size (between tabs) is drawn as a survey draws it, with each one's chance.
 */
export const drawCommand: Command = {
  name: 'draw',
  usage:
    'draw FILE --seed 种子 --take N [--method simple|stratified|two-stage] [--allocation 层=N,…] [--clusters N --each N]',
  summary: say(
    '按公布的名单（每行一个）和随机数重新抽取，核对督查或调查样本',
    'Draws the sample of an inspection or survey again from the published list (a line each) and seed',
  ),
  database: false,
  async run(args) {
    const [file] = args
    const seed = optionOf(args, '--seed')
    if (!file || file.startsWith('--')) throw wrong('请给出名单文件', 'Give the file with the list')
    if (!seed) throw wrong('请用 --seed 给出公开随机数', 'Give the seed with --seed')
    const method = optionOf(args, '--method')
    const members = method || args.includes('--take') ? await membersIn(file) : []
    return method ? drawnBy(members, seed, designOf(args, method)) : drawnFrom(members, seed, countOf(args, '--take'))
  },
}

function drawnBy(members: readonly Member[], seed: string, design: Design) {
  const { frame, chosen } = draw(members, seed, design)
  const lines = chosen.map(
    ({ place, key, stratum, cluster, probability }) =>
      `${String(place).padStart(4)}  ${[key, stratum, cluster].filter(Boolean).join('  ')}  ${probability.toFixed(6)}`,
  )
  return { json: { frame, seed, design, chosen }, text: [`名单摘要 list ${frame}`, ...lines].join('\n') }
}

function drawnFrom(members: readonly Member[], seed: string, take: number) {
  const names = members.map(({ key }) => key)
  if (take > names.length) throw wrong(`名单只有 ${names.length} 个`, `The list has only ${names.length}`)
  const drawn = drawSample(seed, names, take)
  const list = commitmentOf(names)
  const lines = drawn.map(({ place, name, digest }) => `${String(place).padStart(3)}  ${name}  ${digest.slice(0, 16)}`)
  return { json: { list, seed, take, drawn }, text: [`名单摘要 list ${list}`, ...lines].join('\n') }
}
