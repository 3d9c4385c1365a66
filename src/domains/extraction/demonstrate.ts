import { asPerson } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { confirmFigures } from './deeds/confirm.ts'
import { readReport } from './deeds/read.ts'
import { uploadReport } from './deeds/upload.ts'
import { listFigures } from './store/figures.ts'

/** A short report made up for the demonstration: every number is ours. */
const report = `西宁市总工会2026年第三季度产改工作情况（演示）

（2026年10月12日）

一、素质提升

2026年第三季度，全市举办职工技能培训班36期，培训职工4,280人次，其中新就业形态劳动者610人次；高级工以上技能人才新增312人，完成年度目标的78.5%。

二、权益维护

7月至9月，调解劳动争议47件，为183名职工追回工资216.4万元；发放防暑降温用品折合资金约58万元，惠及一线职工近3200人。职工医疗互助参保率达到91.2%，比上季度提高1.6个百分点。

三、建会入会

截至9月底，全市基层工会2,146个，会员28.7万名；新建外卖配送员、快递员行业工会联合会五个。下一步，力争年内再发展新就业形态劳动者会员2000名以上。
`

/** One report half confirmed: the rest is for whoever tries it out. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const clerk = await asPerson({ ...ctx, house: { ...ctx.house, links: [] } }, 'cadre-xining')
  const [unitId] = clerk.ownUnits
  if (unitId === undefined) throw new Error('the demonstration cadre holds no post')
  const file = { name: '第三季度产改工作情况（演示）.txt', bytes: Buffer.from(report) }
  const ref = await uploadReport(clerk, unitId, file)
  await readReport(ctx, ref)
  const first = (await listFigures(clerk.db, ref)).slice(0, 2)
  await confirmFigures(clerk, ref, first)
}
