import { expect } from 'vitest'
import { finishWork } from '../../src/app/worker.ts'
import { awaitWords, fillIn, follow, press } from '../hands.ts'
import { go } from '../tale.ts'
import type { Tale } from './tale.ts'

const title = '数值不一致：技能人才总数'

/** The office finds the contradiction on its desk, sees reason and whom to ask, and asks by one press. */
export async function ask(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  const { database, house } = tale.stage.product
  await finishWork(database, house)
  await go(page, '/figures/check')
  await awaitWords(page, '同一事项数值不同')
  const row = page.getByRole('row').filter({ hasText: '468,000人' })
  const shown = await row.innerText()
  expect(shown).toContain('439,000人')
  expect(shown).toContain('各报其数，来源未核对')
  expect(shown).toContain('青海省教育厅')
  await tale.look(page, 'seen-check')
  await go(page, `/figures/check?severity=info&words=${encodeURIComponent('新增高技能人才')}`)
  const explained = page.getByRole('row').filter({ hasText: '3,100人' })
  expect(await explained.innerText()).toContain('统计口径或范围不同')
  await go(page, '/')
  await follow(page, new RegExp(`看矛盾，询问报数单位：.*${title}`))
  tale.address.conflict = new URL(page.url()).pathname
  const conflict = await page.innerText('main')
  for (const words of ['46.8万', '43.9万', '青海省教育厅', '青海省人力资源和社会保障厅'])
    expect(conflict.replace(/468,000/g, '46.8万').replace(/439,000/g, '43.9万')).toContain(words)
  await fillIn(page, '询问报数单位', {})
  await page.getByText('待答复').filter({ visible: true }).first().waitFor()
  expect(await page.innerText('main')).toContain('期限')
  await tale.look(page, 'seen-conflict')
  const phone = await tale.at('clerk', 'phone')
  await go(phone, '/figures/conflicts')
  await tale.look(phone, 'seen-phone-conflicts')
  await go(phone, '/figures/check')
  await tale.look(phone, 'seen-phone-check')
}

/** The department that is asked sees both figures on a phone, and gives the right one; nothing changes yet. */
export async function reply(tale: Tale): Promise<void> {
  const page = await tale.at('liaison-human-resources', 'phone')
  await go(page, '/')
  await follow(page, new RegExp(`核实数据并答复：.*${title}`))
  expect(await page.innerText('main')).toContain('468,000人')
  await tale.look(page, 'seen-phone-answer')
  const words = { 核实情况: '漏计技工院校上半年取得证书的毕业生2.9万人，与教育厅数一致。' }
  await fillIn(page, '答复', { 核实结果: { radio: '更正本单位的数' }, 更正后的数: '468000', ...words })
  await page.getByText('待处理').filter({ visible: true }).first().waitFor()
}

/** Somebody else settles it with a reason: the corrected figure takes the place of the earlier one, which stays. */
export async function settle(tale: Tale): Promise<void> {
  const page = await tale.at('reviewer')
  await go(page, '/')
  await follow(page, new RegExp(`处理数据矛盾：.*${title}`))
  // The right number stands beside the wrong one, before anything is opened.
  expect(await page.innerText('main')).toMatch(/439,000人\s+468000/)
  const reason = '人社厅补计后与教育厅一致，以人社厅数为准。'
  await fillIn(page, '处理', { 处理: { option: '更正数据' }, 理由: reason })
  await page.getByText('已处理').filter({ visible: true }).first().waitFor()
  await awaitWords(page, '已被更新')
  await tale.look(page, 'seen-settled')
  await press(page, 'English')
  await tale.look(page, 'english-settled')
  await press(page, '中文')
}
