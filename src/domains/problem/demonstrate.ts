import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { unitsNamed } from '#kernel/org/server'
import type { Area } from '#kernel/process'
import { openCase } from '#kernel/process/server'
import { goOn } from './demonstration-measures.ts'
import { listProblems } from './store.ts'

const federation = '青海省总工会'
const schools = '青海省教育厅'
const labour = '青海省人力资源和社会保障厅'

/** The seven shortcomings that the convener named on 2024-10-09, each given to the unit it lies nearest to (our choice). */
const named: readonly (readonly [title: string, words: string, unit: string, area: Area | null])[] = [
  [
    '对产改部署学习不深、当作软任务',
    '部分地方工会和成员单位学习研究不够，情况掌握不透，工作力度不大。',
    federation,
    null,
  ],
  ['试点以外的地方和企业进展不平衡', '先行试点的有成效，试点以外积极性不高、路线不清、推进不力。', federation, null],
  [
    '成员单位合力不足，督导评价机制未建立',
    '协调配合不够紧密，长效机制不完善，督导、评价机制还未建立。',
    federation,
    null,
  ],
  ['改革举措停留在建会、培训、维权层面', '结合实际大胆探索不够，与时俱进的思路和举措不多。', federation, null],
  [
    '产教融合不深入，企业轻培养重挖人',
    '企业不愿承担培训成本，院校经费、场地、师资不配套，校企合作停留在浅层。',
    schools,
    'quality',
  ],
  [
    '高技能人才供需不匹配',
    '技能人才 43.86 万人，占就业人员 17.13%，与 30% 的要求差距不小；高级工以上仅 23%。',
    labour,
    'quality',
  ],
  [
    '新就业形态劳动者权益维护亟待加强',
    '缺少直接有效的联络机制和管理手段，合同、交通事故等纠纷频发。',
    federation,
    'ranks',
  ],
]
const source = '省产改联席会议召集人讲话（2024-10-09）第二部分'

const again: Parameters<typeof openCase>[1]['answers'] = {
  origin: 'paper',
  source: '本单位交流材料（演示）',
  area: 'quality',
  words: '重点产业链高技能人才缺口未补上。',
}

/** The seven problems of the conference; one was said again this year. What all units named in 2024 has gone on since. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const id = await unitsNamed(ctx.db, [federation, schools, labour])
  const known = await listProblems(ctx.db)
  const then = await asPerson(onDay(ctx, '2024-10-09'), 'clerk')
  for (const [title, words, unit, area] of named) {
    const asked = {
      ...{ process: 'problem', unitId: id(unit), title, period: '2024' },
      ...(area ? { area } : {}),
      answers: { origin: 'meeting', source, area, words },
    }
    // The conference's own minutes may have brought them already.
    if (!known.some((problem) => problem.title === title)) await openCase(then, asked)
  }
  await goOn(ctx)
  await openCase(await asPerson(onDay(ctx, plusDays(ctx.today, -9)), 'liaison-human-resources'), {
    process: 'problem',
    unitId: id(labour),
    title: '高技能人才供需仍不匹配',
    period: ctx.today.slice(0, 4),
    area: 'quality',
    answers: again,
  })
}
