import { plusDays } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { act, openCase } from '#kernel/process/server'
import { as } from './people.ts'

/** Matters of the four standing links, at different steps. */
export async function raiseMatters(ctx: Ctx, find: (name: string) => number): Promise<void> {
  const raise = async (login: string, unit: string, kind: string, title: string, about: string, partners: string[]) =>
    openCase(await as(ctx, login, plusDays(ctx.today, -30)), {
      process: 'matter',
      unitId: find(unit),
      title,
      answers: { kind, title, about, partners: partners.map(find) },
    })
  const met = await raise(
    'liaison-education',
    '省教育厅',
    'consult',
    '专业设置与岗位需求对接',
    '部分专业与产业需求衔接不够，需与人社、工信部门会商需求目录（《青海工运》2024年第10期）。', // lines 457
    ['省人社厅', '省工信厅'],
  )
  const clerk = await as(ctx, 'clerk', plusDays(ctx.today, -20))
  const consultation = {
    onDay: plusDays(ctx.today, -20),
    people: '三部门职业教育、培训、产业处室负责人',
    findings: '三方确认以季度为单位交换岗位需求和专业设置信息。',
    proof: null,
  }
  await act(clerk, met, 'consult', { input: consultation })
  const agreement = { agreement: '由教育厅牵头编制首期匹配目录。', doer: '薛春晖', dueOn: plusDays(ctx.today, 25) }
  await act(clerk, met, 'agree', { input: agreement })
  await raise(
    'liaison-sasac',
    '省政府国资委',
    'investigate',
    '监管企业产改试点经验调研',
    '请产改办组织对监管企业产改试点做法开展调研，总结可复制的经验（《青海工运》2024年第10期）。', // lines 733
    ['省总工会'],
  )
}
