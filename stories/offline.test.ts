import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findViolations, shot } from './browser.ts'
import { dialogOf, press, put } from './hands.ts'
import { calm, openStage, type Stage, signIn } from './kit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

interface Seen {
  id: string
  regionId: number
  rev: number
  state: string
  page: string
  history: { action: string }[]
}

/** Asks the server as this page's person. */
const ask = <A>(page: Page, path: string, body?: unknown): Promise<A> =>
  page.evaluate(
    async ([path, body]) => {
      const headers = { 'x-gongyun': '1', 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
      return await (await fetch(`/api${path}`, init)).json()
    },
    [path, body] as const,
  )

const caseAt = (page: Page, one: Pick<Seen, 'regionId' | 'id'>) => ask<Seen>(page, `/cases/${one.regionId}/${one.id}`)
const deedsOf = async (page: Page, one: Seen, action: string) =>
  (await caseAt(page, one)).history.filter((line) => line.action === action).length

/** The first open case of a process in a state. */
async function findCase(page: Page, process: string, state: string): Promise<Seen> {
  const { rows } = await ask<{ rows: Seen[] }>(page, `/cases?process=${process}&state=${state}`)
  if (!rows[0]) throw new Error(`the demonstration has no ${process} in ${state}`)
  return rows[0]
}

/** Everything a phone needs to open this page in a place without a connection. */
async function takeAlong(page: Page, address: string): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.goto(address)
  await calm(page)
}

/** What of the product itself is on the device. */
const keptShell = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    (await (await caches.open('gongyun-shell-2')).keys()).map(({ url }) => new URL(url).pathname),
  )

const leaveNetwork = (page: Page) => page.context().setOffline(true)
const returnToNetwork = (page: Page) => page.context().setOffline(false)

/** Everything is delivered: the header no longer shows the outbox. */
const delivered = (page: Page) =>
  page.getByRole('link', { name: /^待发送/ }).waitFor({ state: 'detached', timeout: 60_000 })

/** A photograph as a phone takes it; the smallest JPEG there is. */
const photograph = Buffer.from(
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
)

/** Writes the record of a visit into the form that is open. */
async function writeRecord(page: Page, people: string): Promise<void> {
  const dialog = dialogOf(page)
  await put(dialog, '检查日期', new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  await put(dialog, '检查人员', people)
  // The points of the inspection stand in the form already.
  const met = await dialog.getByRole('radio', { name: '符合', exact: true }).all()
  expect(met.length).toBeGreaterThan(0)
  for (const one of met) await one.check()
}

describe('at a place without a connection', () => {
  test('a visit is read, filled in with a photograph, survives a reload, and goes out once', async () => {
    const { page } = await stage.enter('clerk', 'phone')
    const visit = await findCase(page, 'visit', 'drawn')
    await takeAlong(page, visit.page)
    expect(await keptShell(page)).toEqual(
      expect.arrayContaining(['/', expect.stringMatching(/^\/assets\/index-.*\.js$/)]),
    )
    await leaveNetwork(page)
    await page.reload()
    await page.getByText(/离线，数据截至/).waitFor()
    await press(page, '登记检查记录')
    await writeRecord(page, '林晓棠')
    await page.reload()
    await page.getByText(/离线，数据截至/).waitFor()
    await press(page, '登记检查记录')
    await page.getByText('已恢复上次未提交的内容').waitFor()
    const dialog = dialogOf(page)
    expect(await dialog.getByLabel('检查人员').inputValue()).toBe('林晓棠')
    const photo = { name: '现场.jpg', mimeType: 'image/jpeg', buffer: photograph }
    await dialog.getByLabel('现场照片和材料').last().setInputFiles([photo])
    await dialog.getByText('存在本机，随表单一起上传').waitFor()
    await dialog.getByRole('button', { name: '登记检查记录' }).click()
    await dialog.getByRole('button', { name: '存入待发送' }).waitFor()
    expect(await findViolations(page)).toEqual([])
    await shot(page, 'offline-form')
    await dialog.getByRole('button', { name: '存入待发送' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByText(/“登记检查记录”已于 \d\d:\d\d 存在本机/).waitFor()
    await page.getByRole('link', { name: /^待发送 1 件，最早/ }).click()
    await page.getByRole('heading', { level: 1, name: '待发送' }).waitFor()
    await calm(page)
    expect(await findViolations(page)).toEqual([])
    await shot(page, 'offline-outbox')
    await returnToNetwork(page)
    await delivered(page)
    const after = await caseAt(page, visit)
    expect(after.state).toBe('recorded')
    expect(await deedsOf(page, visit, 'record')).toBe(1)
    const [record] = after.history.filter((line) => line.action === 'record') as { input?: { proof?: string[] } }[]
    expect(record?.input?.proof).toHaveLength(1)
    await page.context().close()
  })

  test('a deed whose answer was lost on the way goes out under the same key and is done once', async () => {
    const { page } = await stage.enter('clerk', 'phone')
    const chapter = await findCase(page, 'chapter', 'asked')
    await takeAlong(page, chapter.page)
    const keys: (string | undefined)[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/drop')) keys.push(request.headers()['idempotency-key'])
    })
    await press(page, '撤销')
    await put(dialogOf(page), '理由', '并入另一章')
    // From here on nothing comes back, though the deed itself still arrives: a page that could read the case would see it done.
    await page.route('**/api/**', (route) => route.abort())
    await page.route('**/drop', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await dialogOf(page).getByRole('button', { name: '撤销' }).click()
    await dialogOf(page).getByRole('button', { name: '存入待发送' }).click()
    await dialogOf(page).waitFor({ state: 'hidden' })
    await page.unrouteAll()
    await page.goto('/outbox')
    await expect.poll(() => keys.length, { timeout: 60_000 }).toBeGreaterThan(1)
    await delivered(page)
    expect(new Set(keys).size).toBe(1)
    expect(await deedsOf(page, chapter, 'drop')).toBe(1)
    await page.context().close()
  })
})

describe('what the server refuses', () => {
  /** Opens a chapter without a connection; returns its case once it has gone out. */
  async function openedOffline(page: Page, title: string): Promise<Seen> {
    await takeAlong(page, '/blue-book')
    await leaveNetwork(page)
    await fillInOffline(page, title)
    await returnToNetwork(page)
    await delivered(page)
    const { rows } = await ask<{ rows: (Seen & { title: string })[] }>(page, '/cases?process=chapter')
    const made = rows.filter((row) => row.title === title)
    expect(made).toHaveLength(1)
    if (!made[0]) throw new Error('nothing was opened')
    return made[0]
  }

  async function fillInOffline(page: Page, title: string): Promise<void> {
    await press(page, '约稿')
    const dialog = dialogOf(page)
    await put(dialog, '标题', title)
    await put(dialog, '所属重点任务', { option: '素质提升' })
    await put(dialog, '写作要求', '写清进展，数据注明来源。')
    await put(dialog, '交稿期限', '2027-03-01')
    await dialog.getByRole('button', { name: '提交' }).click()
    await dialog.getByRole('button', { name: '存入待发送' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  test('stays with its reason in words, can be opened, is discarded only after asking, and wiped on signing out only after a warning', async () => {
    const { page } = await stage.enter('clerk', 'phone')
    const chapter = await openedOffline(page, '技能提升（离线约稿）')
    await takeAlong(page, chapter.page)
    await leaveNetwork(page)
    await page.reload()
    await press(page, '撤销')
    await put(dialogOf(page), '理由', '并入另一章')
    await dialogOf(page).getByRole('button', { name: '撤销' }).click()
    await dialogOf(page).getByRole('button', { name: '存入待发送' }).click()
    await dialogOf(page).waitFor({ state: 'hidden' })
    const beside = await stage.enter('clerk')
    const { rev } = await caseAt(beside.page, chapter)
    await ask(beside.page, `/cases/${chapter.regionId}/${chapter.id}/drop`, { rev, input: { reason: '已另约' } })
    await returnToNetwork(page)
    await page.goto('/outbox')
    await page.getByText('未被接受', { exact: true }).waitFor()
    await page
      .getByText(/已被他人|已有新的变化|他人/)
      .first()
      .waitFor()
    expect(await findViolations(page)).toEqual([])
    await shot(page, 'offline-refused')
    await press(page, '打开修改')
    await dialogOf(page).getByText('现在不能再这样办理').waitFor()
    await dialogOf(page).getByText('已撤销').waitFor()
    await dialogOf(page).getByRole('button', { name: '关闭' }).click()
    const saved = page.waitForEvent('download')
    await press(page, '导出 JSON')
    expect((await saved).suggestedFilename()).toContain('撤销.json')
    await press(page, '丢弃')
    await press(dialogOf(page), '不丢弃')
    await page.getByText('未被接受', { exact: true }).waitFor()
    expect(await deedsOf(page, chapter, 'drop')).toBe(1)
    await signOutUnsent(page)
    await page.context().close()
  })

  test('belongs to whoever wrote it: a session that ended keeps it, and the next person on the device sees nothing of it', async () => {
    const { page } = await stage.enter('clerk', 'phone')
    await takeAlong(page, '/blue-book')
    await leaveNetwork(page)
    await fillInOffline(page, '只存在本机的一章')
    await page.context().clearCookies()
    await returnToNetwork(page)
    await page.goto('/')
    await page.getByText('本机有 1 件内容待发送').waitFor()
    await signIn(page, 'cadre-xining')
    await page.goto('/outbox')
    await page.getByText('没有待发送的内容').waitFor()
    await page.context().close()
  })

  /** Signs out although something was not sent, and looks whether anything is left on the device. */
  async function signOutUnsent(page: Page): Promise<void> {
    await page.getByRole('button', { name: /林晓棠/ }).click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
    await page
      .getByText(/有 1 件尚未发送/)
      .last()
      .waitFor()
    await press(page, '删除并退出')
    await page.getByLabel('登录名').waitFor()
    const left = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('gongyun')
          opening.onsuccess = () => {
            const all = opening.result.transaction('entries').objectStore('entries').count()
            all.onsuccess = () => resolve(all.result)
          }
        }),
    )
    expect(left).toBe(0)
  }
})

test('an answer of the server is never taken for a lost connection: nothing is offered to be kept', async () => {
  const { page } = await stage.enter('clerk')
  await page.goto('/blue-book')
  await page.route('**/api/cases', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 503, body: 'x' }) : route.continue(),
  )
  await press(page, '约稿')
  await put(dialogOf(page), '标题', '不该存下')
  await put(dialogOf(page), '所属重点任务', { option: '素质提升' })
  await put(dialogOf(page), '写作要求', '写清进展。')
  await put(dialogOf(page), '交稿期限', '2027-03-01')
  await dialogOf(page).getByRole('button', { name: '提交' }).click()
  await dialogOf(page)
    .getByText(/系统出错/)
    .waitFor()
  expect(await dialogOf(page).getByRole('button', { name: '存入待发送' }).count()).toBe(0)
  await page.context().close()
})
