import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { plan } from '../testing.ts'
import { outlineCommand, tasksCommand } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongyun-policy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, '方案.txt')
writeFileSync(file, plan.replaceAll('\n', '\r\n'))

interface Printed {
  number: string
  level: number
  heading: string
  start: number
  end: number
  children: Printed[]
}

test('outline gives the tree with ranges in the text as it was read', async () => {
  const out = join(folder, '读出.txt')
  const { json, text } = await outlineCommand.run([file, '--text', out], null)
  const { title, nodes } = json as { title: string; nodes: Printed[] }
  const read = readFileSync(out, 'utf8')
  expect(title).toBe('青海省2026年产业工人队伍建设改革工作方案')
  expect(nodes.map(({ number, level, heading }) => [number, level, heading])).toEqual([
    ['一、', 1, '提升技能素质'],
    ['二、', 1, '维护劳动权益'],
  ])
  for (const { number, heading, start, end } of nodes.flatMap((node) => node.children))
    expect(read.slice(start, end).startsWith(number + heading)).toBe(true)
  expect(text).toContain('  （一）推行技能等级制度')
  const listed = await outlineCommand.run([file, '--list'], null)
  expect(listed.json).toMatchObject({ documents: [{ title, clauses: 6 }] })
})

test('tasks gives a proposal for each clause, in the clause’s own words', async () => {
  const { json } = await tasksCommand.run([file], null)
  const { proposals } = json as { proposals: { title: string; text: string; lead: { id: null; text: string }[] }[] }
  expect(proposals).toHaveLength(4)
  expect(proposals[0]).toMatchObject({ title: '推行技能等级制度', lead: [{ id: null, text: '省人力资源社会保障厅' }] })
  for (const { text } of proposals) expect(plan).toContain(text)
})

test('what cannot be read is refused in one sentence', async () => {
  const empty = join(folder, '空.pdf')
  writeFileSync(empty, '')
  for (const args of [[], [folder], [empty], [file, '--title', '没有这份'], [file, '--nonsense']])
    await expect(outlineCommand.run(args, null)).rejects.toThrow(Invalid)
  await expect(tasksCommand.run([join(folder, '没有.txt')], null)).rejects.toMatchObject({ code: 'ENOENT' })
})
