import { expect } from 'vitest'
import { awaitWords, fillIn, follow } from '../hands.ts'
import { go, type Tale } from './tale.ts'

const topic = '推动现代职业教育'

/** A day later than this one. */
const later = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)

/** The red light has brought an order; the unit plans and reports, on the phone. */
export async function mend(tale: Tale, today: string): Promise<void> {
  const page = await tale.at('liaison-education', 'phone')
  await go(page, '/')
  await awaitWords(page, new RegExp(`提出整改方案.*${topic}`))
  await follow(page, new RegExp(`提出整改方案.*${topic}`))
  tale.address.order = new URL(page.url()).pathname
  expect(await page.innerText('main')).toContain('滞后 60 个百分点')
  await fillIn(page, '报整改方案', {
    原因分析: '三所学校的专业共建方案未按期批复',
    整改措施: '逐校确定牵头人，两周内完成批复和签约',
    责任人: '薛春晖',
    完成期限: later(today, 21),
  })
  await tale.look(page, 'phone-order')
  await fillIn(page, '报整改结果', {
    整改结果: '三所学校全部完成签约，进度补齐',
    整改佐证: { files: [{ name: '三校签约协议.txt', text: '三所学校专业共建协议（演示）\n' }] },
  })
  await page.getByText('待复核').filter({ visible: true }).first().waitFor()
}

/** The reviewer closes the order on evidence of their own; the cockpit knows. */
export async function close(tale: Tale): Promise<void> {
  const page = await tale.at('reviewer')
  await go(page, '/')
  await follow(page, new RegExp(`复核整改结果.*${topic}`))
  await fillIn(page, '复核销号', {
    复核情况: '到校查看，协议原件和课程安排属实',
    复核佐证: { files: [{ name: '实地复核记录.txt', text: '实地复核记录和照片清单（演示）\n' }] },
  })
  await page.getByText('已销号').filter({ visible: true }).first().waitFor()
  await tale.look(page, 'rectification')
}
