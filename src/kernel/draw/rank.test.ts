import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { commitmentOf, drawSample } from './rank.ts'

const names = [
  '西宁市总工会',
  '海东市总工会',
  '海西蒙古族藏族自治州总工会',
  '海南藏族自治州总工会',
  '玉树藏族自治州总工会',
]

test('the same seed draws the same sample, whatever the order of the list', () => {
  const once = drawSample('2026-11-22 双色球 第 133 期 03 07 11', names, 2)
  expect(drawSample('2026-11-22 双色球 第 133 期 03 07 11', [...names].reverse(), 2)).toEqual(once)
  expect(once.map(({ place }) => place)).toEqual([1, 2])
  expect(
    drawSample('another', names, 5)
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...names].sort())
})

test('a second program with nothing of ours draws the same', () => {
  const script = `
import sys,hashlib
seed,*names=sys.argv[1:]
print(chr(10).join(sorted(names,key=lambda n:hashlib.sha256((seed+chr(10)+n).encode()).hexdigest())))`
  const done = spawnSync('python3', ['-c', script, '种子 7', ...names], { encoding: 'utf8' })
  if (done.status !== 0) return console.log('no python3 here: the second program is skipped')
  expect(done.stdout.trim().split('\n')).toEqual(drawSample('种子 7', names, 5).map(({ name }) => name))
})

test('the published digest changes when a name is added or left out, and not when the list is sorted otherwise', () => {
  expect(commitmentOf([...names].reverse())).toBe(commitmentOf(names))
  expect(commitmentOf(names.slice(1))).not.toBe(commitmentOf(names))
})

test('every name has the same chance', () => {
  const times = new Map<string, number>()
  for (let i = 0; i < 5000; i += 1)
    for (const { name } of drawSample(`seed ${i}`, names, 1)) times.set(name, (times.get(name) ?? 0) + 1)
  for (const name of names) expect(Math.abs((times.get(name) ?? 0) - 1000)).toBeLessThan(150)
})
