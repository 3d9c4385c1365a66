#!/usr/bin/env node
import { build } from '../tools/build.js'

const quiet = process.argv.includes('--json')
await build({ quiet })
const { main } = await import('../dist/app/cli.js')
process.exitCode = await main(process.argv.slice(2))
