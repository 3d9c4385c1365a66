import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { linkEvidence, uploadEvidence } from '#kernel/evidence/server'
import { unitsNamed } from '#kernel/org/server'
import { act, openCase } from '#kernel/process/server'

const potash = '青海盐湖工业股份有限公司钾肥分公司'

/** An enterprise nominated by its prefecture, with its papers; the review is the office's next deed. */
async function nominate(ctx: Ctx, unitId: number): Promise<void> {
  const cadre = await asPerson(onDay(ctx, plusDays(ctx.today, -8)), 'cadre-haixi')
  const upload = { unitId, origin: '企业表彰事迹材料' }
  const bytes = Buffer.from('演示材料：企业产改事迹和职代会通过、公示无异议证明')
  const file = await uploadEvidence(cadre, upload, { name: '事迹和公示证明（演示）.txt', bytes })
  const ref = await openCase(cadre, {
    process: 'commendation',
    unitId,
    title: `${potash}：产改成效显著企业`,
    answers: {
      enterprise: potash,
      honour: '产改成效显著企业',
      deeds: '班组长工资集体协商、技能等级自主认定、首席技师津贴三项制度落到班组（演示数据）。',
      clean: true,
      shownFrom: plusDays(ctx.today, -20),
      shownTo: plusDays(ctx.today, -13),
      figures: null,
      proof: [file.id],
    },
  })
  await linkEvidence(cadre, ref, 'proof', [file.id])
}

/** What an enterprise says of the reform in its report, waiting to be checked by its prefecture. */
async function disclose(ctx: Ctx): Promise<void> {
  const chair = await asPerson(onDay(ctx, plusDays(ctx.today, -5)), 'chair-potash')
  const [unitId = 0] = chair.ownUnits
  await openCase(chair, {
    process: 'disclosure',
    unitId,
    title: `${potash}产业工人队伍建设专章`,
    period: ctx.today.slice(0, 4),
    answers: {
      enterprise: potash,
      leadership: '党委全年专题研究产改两次，把产改写入年度重点工作和班组考核（演示数据）。',
      skills: '开展技能等级自主认定，新聘首席技师，津贴按月兑现（演示数据）。',
      rights: '职代会审议工资专项集体合同，厂务公开每季度一次（演示数据）。',
      figures: null,
      records: null,
    },
  })
}

/** Two items of a state firm: one under way, one reported and waiting to be assessed. */
async function answerFor(ctx: Ctx, unitId: number): Promise<void> {
  const clerk = await asPerson(onDay(ctx, plusDays(ctx.today, -30)), 'clerk')
  const item = (title: string, system: 'soe-reform' | 'party', area: 'quality' | 'status') => ({
    process: 'responsibility',
    unitId,
    title,
    answers: {
      system,
      area,
      item: `${title}（演示数据）。`,
      measure: '有制度、有台账、职工代表测评满意',
      lead: '党委副书记、人力资源部',
      basis: '《意见》第（二十六）条；年度党建工作责任书（演示）',
      dueOn: plusDays(ctx.today, 20),
    },
  })
  await openCase(clerk, item('把技能人才培养列入深化改革任务清单', 'soe-reform', 'quality'))
  const reported = await openCase(clerk, item('把产改纳入党建工作责任制考核', 'party', 'status'))
  const chair = await asPerson(onDay(ctx, plusDays(ctx.today, -3)), 'chair-potash')
  const done = '已写入党委责任书，班子成员各联系一个班组（演示数据）。'
  await act(chair, reported, 'report', { input: { done, figures: null, proof: null } })
}

/** Enterprises: one nominated, one disclosing, one answering for items. */
export async function demonstrateEnterprises(ctx: Ctx): Promise<void> {
  const id = await unitsNamed(ctx.db, [potash, '海西蒙古族藏族自治州总工会'])
  await nominate(ctx, id('海西蒙古族藏族自治州总工会'))
  await disclose(ctx)
  await answerFor(ctx, id(potash))
}
