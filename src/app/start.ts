import { demonstrationPassword, makeFirstCode } from '#kernel/access/server'
import { say } from '#platform/say'
import { openBrowser } from './browser.ts'
import { beginDemonstration, isEmpty, loadDemonstration } from './demonstration/load.ts'
import { demonstrationPeople } from './demonstration/people.ts'
import type { Mode } from './mode.ts'
import { openProduct, type Product } from './product.ts'
import { serve } from './server.ts'
import { type CliCommand, readArgs, Usage } from './usage.ts'
import { dataDir } from './where.ts'
import { asSystem } from './worker.ts'

const options = {
  address: { type: 'string' as const },
  empty: { type: 'boolean' as const },
  host: { type: 'string' as const, default: process.env.HOST ?? '127.0.0.1' },
  port: { type: 'string' as const, default: process.env.PORT ?? '8063' },
  'no-browser': { type: 'boolean' as const },
}

/** A demonstration never becomes real by accident. @throws Usage when real work is asked of a demonstration's database. */
function refuseMixing(demonstration: boolean, empty: boolean): void {
  if (!demonstration || !empty) return
  throw new Usage(
    say(
      `数据目录 ${dataDir()} 里是演示数据；请用 GONGYUN_DATA 指定新的目录`,
      `The data folder ${dataDir()} holds the demonstration; name a new one with GONGYUN_DATA`,
    ),
  )
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Real work is not offered to a network in the clear. @throws Usage unless https stands before us. */
function refuseClear(host: string, demonstration: boolean, secure: boolean): void {
  if (demonstration || secure || loopback.has(host)) return
  throw new Usage(
    say(
      '正式使用时请在前面设置 https 代理，并设 GONGYUN_SECURE=yes；否则只监听本机',
      'For real work put an https proxy before it and set GONGYUN_SECURE=yes; otherwise it listens on this machine only',
    ),
  )
}

/** A program that starts us waits for the whole; a person may sign in while the rest is loaded. */
async function loadOnce(product: Product, whole: boolean): Promise<void> {
  const { database, house } = product
  if (!(await asSystem(database, house, isEmpty))) return
  console.log('首次启动，载入演示省份（青海）…  First start: loading the demonstration province …')
  await asSystem(database, house, whole ? loadDemonstration : beginDemonstration)
  if (!whole) console.log('事项和数据在后台继续载入，约十几秒后齐全。  Cases and figures follow in the background.')
}

/** Said once on the console: without it, papers lead to wherever the page that made them was opened. */
const noAddress = `  未设置对外网址：证明和问卷的二维码将用打开页面时的网址。请用 --address https://主机名 或 GONGYUN_ADDRESS 设置。
  No public address: codes on proofs and surveys will lead to wherever their page was opened. Set --address https://HOST or GONGYUN_ADDRESS.
`

function greet(address: string, mode: Mode, code: string | null): void {
  console.log(`\n  工运 Gongyun  ${address}\n`)
  if (mode === 'real') {
    if (code) {
      console.log('  请在浏览器中设立管理员，并输入首次设置码（只显示这一次，重新启动换新码）：')
      console.log('  Set up the administrator in the browser with this setup code (a restart makes a new one):')
      console.log(`\n    ${code}\n`)
    }
    return
  }
  console.log(`  演示账号 Demonstration accounts（口令 password：${demonstrationPassword}）`)
  for (const { login, name } of demonstrationPeople.slice(0, 12)) console.log(`    ${login.padEnd(22)} ${name}`)
  console.log('    …登录页列出全部 The sign-in page lists them all\n')
}

/** Runs until it is told to stop. */
export const startCommand: CliCommand = {
  name: 'start',
  usage: 'start [--empty] [--host H] [--port N] [--address URL]',
  summary: say(
    '启动系统；首次启动载入演示省份，--empty 则从空白开始；--address（或 GONGYUN_ADDRESS）为对外网址，印在证明和二维码上',
    'Start; the first start loads the demonstration province, --empty begins with nothing; --address (or GONGYUN_ADDRESS) is the public address for papers and QR codes, https://HOST',
  ),
  run: async (args, json) => {
    const { values } = readArgs(args, options, 0)
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new Usage(say('端口应为 0–65535', 'The port must be 0–65535'))
    const secure = process.env.GONGYUN_SECURE === 'yes'
    const begin = values.empty ? 'real' : 'demonstration'
    const product = await openProduct({ begin, ...(values.address ? { address: String(values.address) } : {}) })
    const { demonstration, publicAddress } = product.house
    try {
      refuseMixing(demonstration, values.empty === true)
      refuseClear(String(values.host), demonstration, secure)
    } catch (error) {
      await product.database.close()
      throw error
    }
    if (demonstration) await loadOnce(product, json)
    const proxy = process.env.GONGYUN_PROXY
    const code = demonstration ? null : await makeFirstCode(product.database)
    const running = await serve(product, { host: String(values.host), port, secure, ...(proxy ? { proxy } : {}) })
    const mode = demonstration ? 'demonstration' : 'real'
    if (json) console.log(JSON.stringify({ address: running.address, mode, ...(code ? { code } : {}) }))
    else {
      greet(running.address, mode, code)
      if (publicAddress === null && mode === 'real') console.log(noAddress)
    }
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
