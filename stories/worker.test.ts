import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstrationPassword } from '#kernel/access/server'
import { asSystem } from '../src/app/worker.ts'
import { findViolations, openPage, shot } from './browser.ts'
import { answer, dialogOf, press, put } from './hands.ts'
import { calm, openStage, type Stage } from './kit.ts'

const card = 'A63280100001'
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

type Page = Awaited<ReturnType<Stage['enter']>>['page']

async function isSound(page: Page, name: string): Promise<void> {
  await shot(page, name)
  expect([name, await findViolations(page)]).toEqual([name, []])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect([name, overflow <= 1]).toEqual([name, true])
}

describe('a worker on a phone', () => {
  test('signs in, sees who looked, disputes a line, withdraws a consent, takes the file along, and shows a certificate', async () => {
    const { page, faults } = await openPage(stage.browser, 'phone', stage.address)
    await page.goto('/my')
    await calm(page)
    await isSound(page, 'my-enter')
    await put(page, '身份证号或社会保障卡号', card)
    await press(page, '发送验证码')
    await page.getByText(/演示验证码：\d{6}/).waitFor()
    const code = /演示验证码：(\d{6})/.exec(await page.locator('main').innerText())?.[1] ?? ''
    await put(page, '短信验证码', code)
    await press(page, '登录')
    await page.getByRole('heading', { name: '谁看过我的档案' }).waitFor()
    await isSound(page, 'my-file')
    const main = page.locator('main')
    expect(await main.innerText()).toContain('乌云其其格')
    expect(await main.innerText()).toMatch(/\*{8}/)

    const line = page.locator('.w-line').filter({ hasText: '在会' })
    await line.getByRole('button', { name: '有异议' }).click()
    await answer(page, { 哪里不对: '入会时间应为 2011 年。' }, '提交')
    await line.getByText('有异议').waitFor()
    await main.getByText('履历异议').filter({ visible: true }).first().waitFor()

    const jobs = page.getByRole('switch', { name: '就业岗位推荐' })
    expect(await jobs.getAttribute('aria-checked')).toBe('true')
    await jobs.click()
    await page.getByRole('switch', { name: '就业岗位推荐', checked: false }).waitFor()
    await calm(page)

    const [saved] = await Promise.all([page.waitForEvent('download'), press(page, '导出数据（JSON）')])
    expect(saved.suggestedFilename()).toMatch(/^我的档案-.*\.json$/)

    const honour = page.locator('.w-line').filter({ hasText: '五一劳动奖章' })
    await honour.getByRole('button', { name: '电子凭证', exact: true }).click()
    const dialog = dialogOf(page)
    await dialog.getByRole('img', { name: '核验二维码' }).waitFor()
    await isSound(page, 'my-certificate')
    const address = await dialog.getByRole('link').getAttribute('href')
    const other = await openPage(stage.browser, 'phone', stage.address)
    await other.page.goto(address ?? '')
    await other.page.getByText('凭证有效').waitFor()
    await isSound(other.page, 'verify')
    await other.page.getByRole('button', { name: 'English' }).click()
    await other.page.getByText('The certificate stands.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Who has looked at my file' }).waitFor()
    await isSound(page, 'my-file-en')
    expect(faults.filter((fault) => !/401/.test(fault))).toEqual([])
  })
})

describe('a county clerk', () => {
  test('finds a file by its number, gives a reason to see it whole, and the worker can read that reason', async () => {
    const { page, faults } = await stage.enter('cadre-golmud', 'wide')
    await page.goto('/workers')
    await calm(page)
    await isSound(page, 'workers')
    await put(page, '身份证号或社会保障卡号', card)
    await press(page, '按号码查找')
    await page.locator('.w-found a').click()
    await page.getByRole('heading', { name: '履历' }).waitFor()
    await calm(page)
    await isSound(page, 'worker-file')
    const masked = await page.locator('.w-number').first().innerText()
    expect(masked).toMatch(/^\d{6}\*{8}\d{3}[\dX]$/)
    await press(page, '说明理由后查看')
    const dialog = dialogOf(page)
    await dialog.getByRole('checkbox', { name: '身份证号' }).check()
    await put(dialog, '查看理由（本人可见）', '核对养老保险参保信息')
    await dialog.getByRole('button', { name: /提\s?交/ }).click()
    const again = page.getByRole('dialog', { name: '请再次确认身份' })
    await again.waitFor()
    await again.getByLabel('密码', { exact: true }).fill(demonstrationPassword)
    await again.getByRole('button', { name: /确\s?认/ }).click()
    await page.waitForFunction(() => /^\d{17}[\dX]$/.test(document.querySelector('.w-number')?.textContent ?? ''))
    await shot(page, 'worker-whole')
    const { rows } = await asSystem(stage.product.database, stage.product.house, ({ db }) =>
      sql<{
        reason: string
        personName: string
      }>`select reason, person_name from sight where way = 'unmask' order by at desc`.execute(db),
    )
    expect(rows[0]).toEqual({ reason: '核对养老保险参保信息', personName: '顾北辰' })
    expect(faults.filter((fault) => !/403/.test(fault))).toEqual([])
  })

  test('has every list of files on a phone, too', async () => {
    const { page } = await stage.enter('cadre-golmud', 'phone')
    for (const path of ['/workers', '/workers/claims', '/workers/arrivals', '/workers/imports', '/workers/twins']) {
      await page.goto(path)
      await calm(page)
      await isSound(page, `phone${path.replaceAll('/', '-')}`)
    }
  })

  test('has nothing readable in the address or in what the browser keeps', async () => {
    const { rows } = await asSystem(stage.product.database, stage.product.house, ({ db }) =>
      sql<{ n: number }>`select count(*)::int as n from request_key where answer::text like ${`%${card}%`}`.execute(db),
    )
    expect(rows[0]?.n).toBe(0)
  })
})
