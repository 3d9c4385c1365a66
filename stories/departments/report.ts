import { answer, awaitWords, dialogOf, press } from '../hands.ts'
import { calm } from '../kit.ts'
import { go } from '../tale.ts'
import type { Tale } from './tale.ts'

const head = (unit: string, year: number, day: number) =>
  `${unit}${year}年上半年产业工人队伍建设改革工作情况\n\n（${year}年7月${day}日）\n\n`

/** Three reports on one half-year. Two give different numbers of one thing; two count another within different scopes. */
const reports = (year: number) =>
  [
    {
      ...{ login: 'liaison-education', screen: 'wide', name: '教育厅上半年工作情况.txt' },
      text: `${head('青海省教育厅', year, 8)}${year}年上半年，全省技能人才总量达到46.8万人。组建产教融合共同体12个。\n`,
    },
    {
      ...{ login: 'liaison-human-resources', screen: 'wide', name: '人社厅上半年工作情况.txt' },
      text: `${head('青海省人力资源和社会保障厅', year, 10)}${year}年上半年，全省技能人才总量达到43.9万人。全省新增高技能人才8200人。\n`,
    },
    {
      ...{ login: 'liaison-industry', screen: 'phone', name: '工信厅上半年工作情况.txt' },
      text: `${head('青海省工业和信息化厅', year, 9)}${year}年上半年，全省规模以上工业企业新增高技能人才3100人。\n`,
    },
  ] as const

/** Each liaison officer uploads the report of the department, confirms its figures beside their text, and is done. */
export async function report(tale: Tale, year: number): Promise<void> {
  for (const { login, screen, name, text } of reports(year)) {
    const page = await tale.at(login, screen)
    await go(page, '/extraction')
    await page
      .getByLabel('选择文件')
      .last()
      .setInputFiles([{ name, mimeType: 'text/plain', buffer: Buffer.from(text) }])
    await page.waitForURL(/\/extraction\/\d+\//)
    await awaitWords(page, '确认完毕')
    await tale.look(page, `seen-report-${login}`)
    await press(page, text.match(/\d人|\d万人|\d个/g)?.length === 1 ? '确认这 1 个' : '确认这 2 个')
    await page.getByText('查看数据来历').first().waitFor()
    await press(page, '确认完毕')
    if (await dialogOf(page).isVisible()) await answer(page, {}, '确认完毕')
    await calm(page)
    await awaitWords(page, '已确认')
  }
}
