import { main } from '../src/app/cli.ts'

process.exitCode = await main(['start', '--no-browser', ...process.argv.slice(2)])
