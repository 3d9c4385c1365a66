import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The measures of the house: printed by each check, and only ever improved.
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
)
const read = (file) => readFileSync(join(root, 'src', file), 'utf8').split('\n')
const isTest = (file) => /\.test\.tsx?$/.test(file)
const code = files.filter((file) => !isTest(file)).map((file) => ({ file, lines: read(file) }))
const tests = files.filter(isTest).map((file) => ({ file, lines: read(file) }))
const sum = (list) => list.reduce((n, { lines }) => n + lines.length, 0)
const sizes = code.map(({ lines }) => lines.length).sort((a, b) => a - b)
const long = code.filter(({ lines }) => lines.length > 300).map(({ file, lines }) => `${file} (${lines.length})`)
const comments = code.reduce((n, { lines }) => n + lines.filter((line) => /^\s*(\/\/|\/\*|\*)/.test(line)).length, 0)

console.log(
  `files ${code.length}, median ${sizes[Math.floor(sizes.length / 2)]} lines, over 300 lines ${long.length}${long.length ? `: ${long.join(', ')}` : ''}`,
)
console.log(
  `comments ${((100 * comments) / sum(code)).toFixed(1)} % of lines, tests ${(sum(tests) / sum(code)).toFixed(2)} × code (${sum(tests)} / ${sum(code)})`,
)
