import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstrationPassword } from '#kernel/access/server'
import { callerAt } from '../src/app/testing/server.ts'
import { findViolations, openPage, shot } from './browser.ts'
import { dialogOf, press, put } from './hands.ts'
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

describe('a department that may ask, and a worker who may know', () => {
  test('credentials are given once, a program asks with them, and the worker reads that it did', async () => {
    const { page, faults } = await stage.enter('cadre-golmud', 'wide')
    await page.goto('/exchange')
    await calm(page)
    await isSound(page, 'exchange-list')
    await page
      .getByRole('link', { name: /就业岗位推荐/ })
      .first()
      .click()
    await calm(page)
    await page.getByRole('button', { name: '发放凭据' }).click()
    await calm(page)
    await put(dialogOf(page), '客户端名称（系统名）', '就业信息系统')
    await dialogOf(page)
      .getByRole('button', { name: /提\s?交/ })
      .click()
    const again = page.getByRole('dialog', { name: '请再次确认身份' })
    await again.waitFor()
    await again.getByLabel('密码', { exact: true }).fill(demonstrationPassword)
    await again.getByRole('button', { name: /确\s?认/ }).click()
    await page.getByText('密钥只显示这一次').waitFor()
    const [clientId = '', secret = ''] = await page.locator('[role=alert] .x-code').allInnerTexts()
    await isSound(page, 'exchange-agreement')

    const program = callerAt(stage.address, '', '')
    const basic = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`
    const form = { authorization: basic, 'content-type': 'application/x-www-form-urlencoded' }
    const token = await program.ask('POST', '/exchange/v1/token', {
      body: 'grant_type=client_credentials',
      headers: form,
    })
    const told = await program.ask('POST', '/exchange/v1/workers/query', {
      body: { number: card },
      headers: { authorization: `Bearer ${token.json.access_token}` },
    })
    expect(Object.keys(told.json)).toEqual(['name', 'phone', 'occupation', 'skillGrade'])

    await page.goto('/exchange/calls')
    await page.getByRole('cell', { name: '格尔木市就业服务局（演示）' }).first().waitFor()
    await isSound(page, 'exchange-calls')
    await page.goto('/exchange/catalogue')
    await calm(page)
    await isSound(page, 'exchange-catalogue')
    expect(faults.filter((fault) => !/403/.test(fault))).toEqual([])
  })

  test('on the phone a service is asked for with a form that is filled in already, and its progress is seen', async () => {
    const { page, faults } = await openPage(stage.browser, 'phone', stage.address)
    await page.goto('/sharing')
    await page.getByRole('heading', { name: '格尔木市就业服务局（演示）' }).waitFor()
    await isSound(page, 'sharing')
    await page.goto('/services')
    await page.getByText('登录后可申请').waitFor()
    await isSound(page, 'services')
    await page.goto('/my')
    await put(page, '身份证号或社会保障卡号', card)
    await press(page, '发送验证码')
    await page.getByText(/演示验证码：\d{6}/).waitFor()
    const code = /演示验证码：(\d{6})/.exec(await page.locator('main').innerText())?.[1] ?? ''
    await put(page, '短信验证码', code)
    await press(page, '登录')
    await page.getByRole('heading', { name: '谁看过我的档案' }).waitFor()
    await page.getByText('格尔木市就业服务局（演示）').first().waitFor()
    await page.goto('/services')
    await page.getByRole('link', { name: '申请：会员和就业履历证明' }).click()
    await page.getByText('系统已带出').first().waitFor()
    await isSound(page, 'service-ask')
    await put(page, '证明内容', { radio: '工会会员身份' })
    await put(page, '用途', '申请公租房')
    await press(page, '以上内容属实，提交')
    await page.getByText(/已提交，承诺/).waitFor()
    await page.getByRole('link', { name: '全部事项和我的办件' }).click()
    await page.getByRole('heading', { name: /会员和就业履历证明：待受理/ }).waitFor()
    await isSound(page, 'services-mine')
    expect(faults.filter((fault) => !/401/.test(fault))).toEqual([])
    const staff = await stage.enter('chair-potash', 'phone')
    await staff.page.goto('/services/requests')
    await calm(staff.page)
    await isSound(staff.page, 'service-requests')
    await staff.page
      .getByRole('link', { name: /会员和就业履历证明：拉/ })
      .first()
      .click()
    await staff.page.getByText('申请公租房').waitFor()
    await isSound(staff.page, 'service-request')
    expect(staff.faults).toEqual([])
  })
})
