import { demonstrationPassword } from '#kernel/access/server'
import { say } from '#platform/say'
import { openBrowser } from './browser.ts'
import { isEmpty, loadDemonstration } from './demonstration/load.ts'
import { demonstrationPeople } from './demonstration/people.ts'
import { findMode, keepMode, type Mode } from './mode.ts'
import { openProduct, type Product } from './product.ts'
import { serve } from './server.ts'
import { type CliCommand, readArgs, Usage } from './usage.ts'
import { dataDir } from './where.ts'
import { asSystem } from './worker.ts'

const options = {
  empty: { type: 'boolean' as const },
  host: { type: 'string' as const, default: process.env.HOST ?? '127.0.0.1' },
  port: { type: 'string' as const, default: process.env.PORT ?? '8063' },
  'no-browser': { type: 'boolean' as const },
}

/** The mode a data folder was begun in; on first start the one asked for. A demonstration never becomes real by accident. */
function chooseMode(dir: string, empty: boolean): Mode {
  const kept = findMode(dir)
  if (kept === 'demonstration' && empty)
    throw new Usage(
      say(
        `数据目录 ${dir} 里是演示数据；请用 GONGYUN_DATA 指定新的目录`,
        `The data folder ${dir} holds the demonstration; name a new one with GONGYUN_DATA`,
      ),
    )
  return kept ?? (empty ? 'real' : 'demonstration')
}

async function loadOnce(product: Product): Promise<void> {
  const { database, house } = product
  if (!(await asSystem(database, house, isEmpty))) return
  console.log('首次启动，载入演示省份（青海）…  First start: loading the demonstration province …')
  await asSystem(database, house, loadDemonstration)
}

function greet(address: string, mode: Mode): void {
  console.log(`\n  工运 Gongyun  ${address}\n`)
  if (mode === 'real') {
    console.log('  首次使用请在浏览器中设立管理员。  On first use, set up the administrator in the browser.\n')
    return
  }
  console.log(`  演示账号 Demonstration accounts（口令 password：${demonstrationPassword}）`)
  for (const { login, name } of demonstrationPeople.slice(0, 12)) console.log(`    ${login.padEnd(22)} ${name}`)
  console.log('    …登录页列出全部 The sign-in page lists them all\n')
}

/** Runs until it is told to stop. */
export const startCommand: CliCommand = {
  name: 'start',
  usage: 'start [--empty] [--host H] [--port N]',
  summary: say(
    '启动系统；首次启动载入演示省份，--empty 则从空白开始',
    'Start; the first start loads the demonstration province, --empty begins with nothing',
  ),
  run: async (args, json) => {
    const { values } = readArgs(args, options, 0)
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new Usage(say('端口应为 0–65535', 'The port must be 0–65535'))
    const dir = dataDir()
    const mode = chooseMode(dir, values.empty === true)
    const product = await openProduct({ demonstration: mode === 'demonstration' })
    keepMode(dir, mode)
    if (mode === 'demonstration') await loadOnce(product)
    const running = await serve(product, {
      host: String(values.host),
      port,
      secure: process.env.GONGYUN_SECURE === 'yes',
    })
    if (json) console.log(JSON.stringify({ address: running.address, mode }))
    else greet(running.address, mode)
    if (!values['no-browser'] && !json) openBrowser(running.address)
    await untilStopped()
    await running.stop()
    return null
  },
}

/** Waits for the operator or the machine to say stop. */
const untilStopped = () =>
  new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
