import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeSheets } from '#platform/sheet/server'
import { findViolations, shot } from './browser.ts'
import { answer, dialogOf, fillIn, follow, press, put } from './hands.ts'
import { calm, openStage, type Stage } from './kit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** Nothing for axe to find, and no wider than the screen. */
async function expectSound(page: Page, name: string): Promise<void> {
  await calm(page)
  await shot(page, name)
  expect(await findViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(1)
}

/** Asks the server as this page's person. */
const ask = <A>(page: Page, path: string, body?: unknown): Promise<A> =>
  page.evaluate(
    async ([path, body]) => {
      const headers = { 'x-gongyun': '1', 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
      const reply = await fetch(`/api${path}`, init)
      if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`)
      return await reply.json()
    },
    [path, body] as const,
  )

/** A workbook of sixty workers in two enterprises, in a list to draw from. */
function frameBook(): Buffer {
  const columns = ['编号', '层', '群', '规模'].map((header) => ({ header, kind: 'text' as const }))
  const rows = Array.from({ length: 60 }, (_, i) => [`职工${i}`, i < 30 ? '铝业' : '光伏', '', '1'])
  return writeSheets([{ name: '抽样框', columns, rows }])
}

interface Seen {
  regionId: number
  id: string
  rev: number
  facts: { code: string | null; drawn: number }
}

const day = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/** Publishes the list, sees what the design will take, and draws once by a seed. */
async function drawOnPage(clerk: Page, address: string): Promise<void> {
  await clerk.goto(address)
  await calm(clerk)
  await clerk
    .locator('main input[type=file]')
    .first()
    .setInputFiles([{ name: '抽样框.xlsx', mimeType: 'application/octet-stream', buffer: frameBook() }])
  const sure = clerk.locator('.ant-modal-confirm', { hasText: '60 行无误，确认导入？' })
  await sure.locator('button.ant-btn-primary').click()
  await clerk.getByRole('button', { name: '选择抽样方法' }).waitFor()
  // A design that lacks its number is refused beside the field, and one that takes more than there are by the server.
  await press(clerk, '选择抽样方法')
  const dialog = dialogOf(clerk)
  await put(dialog, '抽样方法', { radio: '分层（按比例）' })
  await press(dialog, '查看分配')
  await dialog.getByText('这种抽样方法须填“样本量”').first().waitFor()
  await put(dialog, '样本量', 20)
  await press(dialog, '查看分配')
  const plan = clerk.getByRole('table', { name: '各层分配' })
  await plan.waitFor()
  expect(await plan.getByRole('row').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringMatching(/光伏\s+30\s+10/), expect.stringMatching(/铝业\s+30\s+10/)]),
  )
  await expectSound(clerk, 'survey-plan')
  await fillIn(clerk, '按此方案抽样', { 公开随机数: '2026-133' }, '提交')
  await clerk.getByRole('table', { name: '各层应答率' }).waitFor()
}

/** Notes what became of members drawn: one, then two at once. */
async function noteOutcomes(clerk: Page): Promise<void> {
  await follow(clerk, '样本名单与接触登记')
  await clerk.getByRole('heading', { level: 1, name: '样本名单与接触登记' }).waitFor()
  await calm(clerk)
  const rows = clerk.getByRole('row').filter({ hasText: '职工' })
  await press(rows.first(), '登记接触结果')
  await answer(clerk, { 接触结果: { option: '拒访' }, 说明: '不愿参加' }, '提交')
  for (const i of [1, 2]) await rows.nth(i).getByRole('checkbox').check()
  await press(clerk, '登记接触结果（2）')
  await answer(clerk, { 接触结果: { option: '不在范围' } }, '提交')
  await expectSound(clerk, 'survey-sample')
  await clerk.goto(`${clerk.url().split('?')[0]}?outcome=out-of-scope`)
  await calm(clerk)
  expect(await rows.count()).toBe(2)
  await clerk.goto(clerk.url().replace(/\/sample.*$/, ''))
  const response = clerk.getByRole('table', { name: '各层应答率' })
  await response.waitFor()
  expect(await response.getByRole('row').nth(1).innerText()).toMatch(/合计\s+20\s+0\s+0\s+1\s+2/)
}

test('a county clerk copies a questionnaire, others put it in force and approve; a sample is planned, drawn and followed; a worker answers on a phone by link', async () => {
  const clerk = (await stage.enter('cadre-datong')).page
  await clerk.goto('/survey-questionnaires')
  await expectSound(clerk, 'questionnaires')
  await press(clerk, '新编问卷')
  await answer(clerk, { 名称: '大通县职工队伍状况' }, '提交')
  await clerk.waitForURL(/survey-questionnaires\/[0-9a-f-]{36}/)
  await expectSound(clerk, 'questionnaire')
  await press(clerk, '送审')
  await clerk.waitForURL(/survey-reviews/)
  await expectSound(clerk, 'survey-review')
  const reviewer = (await stage.enter('reviewer')).page
  await follow(reviewer, /审定问卷：.*大通县职工队伍状况/)
  await fillIn(reviewer, '审定施行', { 审批意见: '题目清楚，同意' })
  await follow(clerk, '查看全文')
  await clerk.reload()
  await press(clerk, '用此问卷发起调查')
  // The title begins with the questionnaire's name, so that it need not be typed again.
  expect(await dialogOf(clerk).getByLabel('标题').inputValue()).toBe('大通县职工队伍状况')
  await press(dialogOf(clerk), '取消')

  const { appointments } = (await ask<{ me: { appointments: { unitId: number }[] } }>(clerk, '/session')).me
  const unitId = appointments[0]?.unitId
  const answers = {
    questionnaire: '大通县职工队伍状况（第1版）',
    purpose: '了解情况',
    people: 40,
    anonymous: true,
    door: 'link',
    from: day(0),
    until: day(10),
    basis: 'internal',
  }
  const opened = await ask<Seen>(clerk, '/cases', {
    process: 'survey',
    unitId,
    title: '大通县职工队伍状况调查',
    answers,
  })
  const at = `/cases/${opened.regionId}/${opened.id}`
  const move = async (page: Page, action: string, input: object = {}) =>
    ask(page, `${at}/${action}`, { rev: (await ask<Seen>(page, at)).rev, input })
  await move(clerk, 'propose')
  await move(reviewer, 'approve', { opinion: '同意' })
  await drawOnPage(clerk, `/surveys/${opened.regionId}/${opened.id}`)
  await move(clerk, 'begin')
  await clerk.goto(`/surveys/${opened.regionId}/${opened.id}`)
  await clerk.getByText('gongyun draw', { exact: false }).filter({ visible: true }).first().waitFor()
  await clerk.getByRole('img', { name: '填答二维码' }).waitFor()
  await expectSound(clerk, 'survey-open')
  await noteOutcomes(clerk)
  const small = (await stage.enter('cadre-datong', 'phone')).page
  for (const [name, end] of [
    ['survey-open-phone', ''],
    ['survey-sample-phone', '/sample'],
  ] as const) {
    await small.goto(`/surveys/${opened.regionId}/${opened.id}${end}`)
    await expectSound(small, name)
  }
  await small.context().close()

  const { code } = (await ask<Seen>(clerk, at)).facts
  const worker = (await stage.enter(null, 'phone')).page
  await worker.goto('/s/cutshort')
  await worker.getByText('向发给您链接的人核对', { exact: false }).waitFor()
  await expectSound(worker, 'survey-no-such-link')
  await worker.goto(`/s/${code}`)
  await worker.getByRole('heading', { level: 1, name: '大通县职工队伍状况调查' }).waitFor()
  await expectSound(worker, 'survey-phone')
  await worker.getByRole('button', { name: '交卷' }).click()
  expect(await worker.getByRole('alert').count()).toBeGreaterThan(5)
  for (const name of ['男', '高中、中专、技校', '一线生产服务', '高级工', '参加过', '技能培训'])
    await worker.getByText(name, { exact: true }).first().click()
  await worker.getByLabel('您的年龄').fill('35')
  await worker.getByLabel('您平均每天工作多少小时').fill('9')
  await worker.getByText('有时有', { exact: true }).click()
  for (const row of await worker.locator('.v-row').all()) await row.getByText('一般', { exact: true }).click()
  await worker.getByText('4', { exact: true }).click()
  await worker.reload()
  expect(await worker.getByLabel('您的年龄').inputValue()).toBe('35')
  await worker.getByRole('button', { name: '交卷' }).click()
  await worker.getByText('谢谢您！').waitFor()
  await expectSound(worker, 'survey-thanks')
  await worker.reload()
  await worker.getByText(/这台设备已经交过卷/).waitFor()
  await worker.getByRole('button', { name: 'English' }).click()
  await worker.getByText(/handed in from this device/).waitFor()

  await move(clerk, 'close', { reason: '演示' })
  await clerk.goto(`/surveys/${opened.regionId}/${opened.id}/results`)
  await clerk.getByText('回答人数不足', { exact: false }).filter({ visible: true }).first().waitFor()
  expect(await clerk.getByText('100.0%').count()).toBe(0)
}, 300_000)

test('results are read with intervals, by groups, on both screens and in both languages', async () => {
  for (const screen of ['wide', 'phone'] as const) {
    const { page, faults } = await stage.enter('cadre-xining', screen)
    const { rows } = await ask<{ rows: Seen[] }>(page, '/cases?process=survey&state=published&open=all')
    const [one] = rows
    await page.goto(`/surveys/${one?.regionId}/${one?.id}/results?by=sex`)
    await page.getByText('95% 置信区间').filter({ visible: true }).first().waitFor()
    await expectSound(page, `survey-results-${screen}`)
    await page
      .getByText(/^\d{1,3}(,\d{3})+$/)
      .filter({ visible: true })
      .first()
      .waitFor()
    if (screen === 'wide') {
      const saved = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Word' }).click()
      expect((await saved).suggestedFilename()).toMatch(/结果\.docx$/)
      await page.getByRole('button', { name: 'English' }).first().click()
      await page.getByText('95 % interval').filter({ visible: true }).first().waitFor()
    }
    expect(faults).toEqual([])
    await page.context().close()
  }
}, 200_000)
