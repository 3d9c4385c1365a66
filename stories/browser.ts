import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as driver, type Page } from 'playwright-core'
import { follow } from './calm.ts'

const require = createRequire(import.meta.url)

/** Folder of an installed package; its package.json need not be exported. */
function rootOf(name: string): string {
  let folder = dirname(require.resolve(name))
  while (!existsSync(join(folder, 'package.json')) || !folder.replaceAll('\\', '/').endsWith(name))
    folder = dirname(folder)
  return folder
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(rootOf(name), 'package.json'), 'utf8')) as { version: string }
  return version
}

/** Runs something with another temp folder: the browser's package unpacks there, and takes whatever it finds there. */
async function withTemp<T>(folder: string, deed: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    return await deed()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** A folder with the browser in it, named after its version. Unpacked beside it and renamed, so that it is never half there. */
async function browserFolder(): Promise<string> {
  const folder = join(tmpdir(), `gongyun-browser-${versionOf('@sparticuz/chromium')}-${process.getuid?.() ?? 0}`)
  if (existsSync(join(folder, 'chromium'))) return folder
  const fresh = mkdtempSync(`${folder}-`)
  await withTemp(fresh, () => chromium.executablePath())
  try {
    renameSync(fresh, folder)
  } catch (thrown) {
    // Another process was faster; its browser is as good.
    if (!existsSync(join(folder, 'chromium'))) throw thrown
    rmSync(fresh, { recursive: true, force: true })
  }
  return folder
}

/** Shared libraries for machines that have none: the browser's package brings them for one system. */
async function libraryFolder(folder: string): Promise<string> {
  const unpacker = pathToFileURL(join(rootOf('@sparticuz/chromium'), 'build/esm/lambdafs.js')).href
  const { inflate } = (await import(unpacker)) as { inflate(file: string): Promise<string> }
  const place = await withTemp(folder, () => inflate(join(rootOf('@sparticuz/chromium'), 'bin/al2023.tar.br')))
  return join(place, 'lib')
}

/** Tells the browser where Chinese letters are; without this every picture shows boxes and nothing fails. */
function writeFonts(folder: string): string {
  const fonts = rootOf('@expo-google-fonts/noto-sans-sc')
  const alias = ['sans-serif', 'serif', 'monospace', 'system-ui', 'PingFang SC', 'Microsoft YaHei']
    .map(
      (name) => `<alias binding="same"><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
    )
    .join('')
  const file = join(folder, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>` +
      `<dir>${fonts}/400Regular</dir><dir>${fonts}/700Bold</dir><cachedir>${folder}/font-cache</cachedir>${alias}</fontconfig>`,
  )
  return file
}

/** Starts a browser that needs nothing installed. Close it when done. */
export async function launch(): Promise<Browser> {
  const folder = await browserFolder()
  const start = (env: Record<string, string>) =>
    driver.launch({
      executablePath: join(folder, 'chromium'),
      // Not the package's own arguments: they include one process for everything, and no web security.
      args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
      env: { ...process.env, FONTCONFIG_FILE: writeFonts(folder), ...env },
    })
  try {
    return await start({})
  } catch (thrown) {
    if (!(thrown instanceof Error) || !thrown.message.includes('shared libraries')) throw thrown
    return await start({ LD_LIBRARY_PATH: await libraryFolder(folder) })
  }
}

/** The two screens every page must work on. */
export const screens = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

export interface Opened {
  page: Page
  /** Errors the page wrote or threw, and what its content policy refused. */
  faults: string[]
}

/** A fresh page in a context of its own, in Chinese unless told. */
export async function openPage(browser: Browser, screen: keyof typeof screens, baseURL: string): Promise<Opened> {
  const context = await browser.newContext({
    viewport: screens[screen],
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    hasTouch: screen === 'phone',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  follow(page)
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  return { page, faults }
}

/** One thing an accessibility check found: rule, how bad, and where. */
export interface Violation {
  rule: string
  impact: string
  help: string
  where: string[]
}

interface AxeWindow {
  axe: {
    run(options: unknown): Promise<{
      violations: { id: string; impact: string; help: string; nodes: { target: unknown[]; html: string }[] }[]
    }>
  }
}

let axe = ''

/** What axe finds on the page as it is now: WCAG 2.2 A and AA and its best practices. */
export async function findViolations(page: Page): Promise<Violation[]> {
  axe ||= readFileSync(join(rootOf('axe-core'), 'axe.min.js'), 'utf8')
  // Evaluated from outside the page, so that the page's own content policy stays as it is; once for each page that is loaded.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as AxeWindow).axe.run({ resultTypes: ['violations'] }),
  )
  return violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact,
    help,
    where: nodes.map((node) => `${node.target.join(' ')}  ${node.html.slice(0, 160)}`),
  }))
}

/** Saves a picture of the whole page as `shots/<name>.png` in the working folder. */
export async function shot(page: Page, name: string, folder = 'shots'): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  // What sticks to the top of the screen would otherwise lie across the middle of a long picture.
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path, fullPage: true })
  return path
}

/** Whether the browser draws two Chinese characters differently: false when it has no Chinese font and draws boxes. */
export async function drawsChinese(page: Page): Promise<boolean> {
  return await page.evaluate(() => {
    const [first, second] = ['工', '会'].map((text) => {
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 40
      const pen = canvas.getContext('2d')
      if (pen) pen.font = '32px sans-serif'
      pen?.fillText(text, 2, 34)
      return canvas.toDataURL()
    })
    return first !== second
  })
}
