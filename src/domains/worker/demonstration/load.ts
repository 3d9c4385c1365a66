import { randomUUID } from 'node:crypto'
import { actorOfSubject } from '#kernel/access'
import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { getUnits, type Unit, unitsNamed } from '#kernel/org/server'
import { act } from '#kernel/process/server'
import { pinyinOf } from '../deeds/add.ts'
import { sayEntry } from '../deeds/entries.ts'
import { beginFile } from '../deeds/life.ts'
import { askCorrection, confirmOwn, consentOwn, disputeOwn, type Mine } from '../deeds/my.ts'
import { showWorker } from '../deeds/show.ts'
import { workerVault } from '../deeds/vault.ts'
import { demonstrationCard, type EntryKindName, type WorkerRef } from '../model/index.ts'
import { personOf } from '../rules/numbers.ts'
import { insertMany, takeMany } from '../store/imports.ts'
import { findDigest } from '../store/write.ts'
import { madeUp } from './people.ts'

/** Units with workers, and how many each: some two thousand together. */
const sizes: readonly (readonly [string, number])[] = [
  ['青海盐湖工业股份有限公司钾肥分公司', 420],
  ['青海西豫有色金属有限公司', 260],
  ['金诃藏药股份有限公司', 180],
  ['青海丽豪清能股份有限公司', 220],
  ['大通县交通运输货运行业工会联合会', 160],
  ['大通县旅游餐饮行业工会联合会', 120],
  ['民和县企业联合工会（演示）', 140],
  ['共和县快递行业工会', 90],
  ['都兰县快递、美团外卖行业工会联合会', 80],
  ['海晏县乡村工匠联合工会（演示）', 60],
  ['同仁市企业联合工会（演示）', 70],
  ['班玛县企业联合工会（演示）', 50],
  ['囊谦县生态管护员联合工会（演示）', 90],
  ['海北州家政服务行业工会', 60],
]
/** Where the first of them is: 格尔木市. */
const firstRegion = 632801
const source = '演示数据（虚构）'

interface Made {
  ref: WorkerRef
  unitId: number
}

/** Workers made up, over units of every kind, and one of them with a whole life to try the phone with. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const idOf = await unitsNamed(
    ctx.db,
    sizes.map(([name]) => name),
  )
  const units = await getUnits(
    ctx.db,
    sizes.map(([name]) => idOf(name)),
  )
  let order = 1
  const made: Made[] = []
  for (const [name, size] of sizes) {
    const unit = units.get(idOf(name))
    if (unit) made.push(...(await fillUnit(ctx, unit, order, size)))
    order += size
  }
  const [first] = made
  if (first) await liveLife(ctx, first.ref)
  const more = made.slice(1, 9)
  for (const { ref } of more) await beginFile(await asPerson(onDay(ctx, plusDays(ctx.today, -6)), 'chair-potash'), ref)
  await transfer(ctx, made[9], idOf('青海西豫有色金属有限公司'))
}

async function fillUnit(ctx: Ctx, unit: Unit, from: number, size: number): Promise<Made[]> {
  const vault = await workerVault(ctx)
  const made = Array.from({ length: size }, (_, n) => ({
    id: randomUUID(),
    order: from + n,
    ...madeUp(from + n, unit.regionId),
  }))
  const one = (n: number) => (from + n === 1 ? demonstrationCard : (made[n]?.card ?? ''))
  const digests = made.flatMap(({ id, identity }, n) => [
    { digest: vault.digest('identity', identity), kind: 'identity', region_id: unit.regionId, worker_id: id },
    { digest: vault.digest('card', one(n)), kind: 'card', region_id: unit.regionId, worker_id: id },
  ])
  const held = await takeMany(ctx.db, digests)
  if (held.size > 0) throw new Error(`the demonstration makes up a number twice at ${unit.name}`)
  const rows = made.map(({ id, name, identity, phone, coded }, n) => {
    const sealed = vault.seal(id, { identity, card: one(n), phone })
    const { bornOn, birthYear, sex } = personOf(identity)
    const { skillGrade, titleLevel, unionMember, ...plain } = coded
    return {
      ...{ region_id: unit.regionId, id, unit_id: unit.id, unit_no: unit.no, ind_no: unit.indNo },
      ...{ state: 'active', name, pinyin: pinyinOf(name) },
      ...{ identity_sealed: sealed.identitySealed, card_sealed: sealed.cardSealed, phone_sealed: sealed.phoneSealed },
      ...{ born_on: bornOn, birth_year: birthYear, sex, ...plain },
      ...{ skill_grade: skillGrade, title_level: titleLevel, union_member: unionMember, employer: unit.name },
      ...{
        hired_on: `${birthYear + 20}-07-01`,
        source,
        added_on: plusDays(ctx.today, -120),
        added_unit: unit.id,
        held: false,
        rev: 1,
      },
    }
  })
  await insertMany(ctx.db, rows)
  return made.map(({ id }) => ({ ref: { regionId: unit.regionId, id }, unitId: unit.id }))
}

/**
 * Some of the workers made up for the first unit, by their order from 1: whom samples of other rooms are about. Empty where the
 * demonstration was not loaded.
 */
export async function findMadeUp(ctx: Ctx, { orders }: { orders: readonly number[] }) {
  const vault = await workerVault(ctx)
  const found = []
  for (const order of orders) {
    const { card } = madeUp(order, firstRegion)
    const held = await findDigest(ctx.db, vault.digest('card', card))
    if (held) found.push({ id: held.workerId, card })
  }
  return found
}

/** Runs as the worker on the phone would. */
const own = (ctx: Ctx, id: string, deed: (mine: Mine) => Promise<unknown>): Promise<unknown> => {
  const subject = { id, name: '本人（演示）', session: '' }
  return deed({ ...ctx, actor: actorOfSubject(subject), ownUnits: [], subject })
}

/** One worker with lines by several reporters: some confirmed, one to confirm, one disputed; looked at by several people. */
async function liveLife(ctx: Ctx, ref: WorkerRef): Promise<void> {
  const chair = await asPerson(onDay(ctx, plusDays(ctx.today, -40)), 'chair-potash')
  const cadre = await asPerson(onDay(ctx, plusDays(ctx.today, -20)), 'cadre-golmud')
  const common = { to: null, source: '证明材料原件（演示）', evidence: null }
  const write = async (by: Ctx, kind: EntryKindName, from: string, answers: Record<string, unknown>) =>
    (await sayEntry(by, ref, kind, { ...common, from, ...answers })).id
  const employer = '青海盐湖工业股份有限公司钾肥分公司'
  const confirmed = [
    await write(chair, 'employment', '2010-07-01', { employer, post: '钾肥生产操作工' }),
    await write(chair, 'contract', '2018-07-01', { employer, footing: '2' }),
    await write(chair, 'grade', '2024-11-08', {
      occupation: '钾肥生产工',
      grade: '4',
      certificate: 'Y000063280001243000007',
      body: '本单位职业技能评价',
    }),
    await write(cadre, 'honour', '2025-04-28', {
      honour: '格尔木市五一劳动奖章（演示）',
      levels: 'county',
      issuer: '格尔木市总工会',
    }),
    await write(chair, 'insurance', '2010-08-01', { insurance: 'pension', place: '格尔木市' }),
  ]
  const disputed = await write(chair, 'training', '2026-03-02', {
    course: '安全生产复训',
    provider: '本单位',
    hours: 24,
    result: '合格',
  })
  await write(cadre, 'union', '2010-09-01', { union: '钾肥分公司工会', status: 'member' })
  const later = onDay(ctx, plusDays(ctx.today, -5))
  for (const id of confirmed) await own(later, ref.id, (mine) => confirmOwn(mine, id))
  await showWorker(await asPerson(onDay(ctx, plusDays(ctx.today, -3)), 'cadre-haixi'), ref)
  await own(later, ref.id, (mine) => consentOwn(mine, 'training', true))
  await own(later, ref.id, (mine) => consentOwn(mine, 'jobs', true))
  await own(later, ref.id, (mine) => disputeOwn(mine, disputed, '这次复训我请假没有参加，请核实。'))
  await own(later, ref.id, (mine) => askCorrection(mine, { field: 'phone', what: '手机号已更换，到工会窗口出示。' }))
}

async function transfer(ctx: Ctx, one: Made | undefined, to: number): Promise<void> {
  if (!one) return
  const chair = await asPerson(onDay(ctx, plusDays(ctx.today, -4)), 'chair-potash')
  const file = await beginFile(chair, one.ref)
  await act(chair, file, 'send', { input: { to, on: plusDays(ctx.today, -4), reason: '岗位调动（演示）' } })
}
