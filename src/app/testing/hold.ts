import { rmSync } from 'node:fs'
import { holdTestServer } from '#platform/db/server'
import { filesOf } from './demonstration.ts'

// A process beside a run of tests, whose number it is given: keeps the test server up until the run closes our input.
const run = Number(process.argv[2])
const leave = await holdTestServer(run)
console.log('up')
for await (const _ of process.stdin);
await leave()
rmSync(filesOf(run), { recursive: true, force: true })
