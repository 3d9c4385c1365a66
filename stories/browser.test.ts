import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawsChinese, findViolations, launch, openPage } from './browser.ts'

let browser: Awaited<ReturnType<typeof launch>>
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('the browser draws Chinese characters, not boxes', async () => {
  const { page } = await openPage(browser, 'wide', 'http://127.0.0.1')
  expect(await drawsChinese(page)).toBe(true)
  await page.context().close()
})

test('the accessibility check finds a button without a name, and nothing on a sound page', async () => {
  const { page } = await openPage(browser, 'phone', 'http://127.0.0.1')
  const sound = '<title>工运</title><main><h1>任务</h1><button>提交</button></main>'
  await page.setContent(`<!doctype html><html lang="zh-CN"><body>${sound}</body></html>`)
  expect(await findViolations(page)).toEqual([])
  await page.setContent(`<!doctype html><html lang="zh-CN"><body>${sound.replace('提交', '')}</body></html>`)
  expect((await findViolations(page)).map((violation) => violation.rule)).toEqual(['button-name'])
  await page.context().close()
})
