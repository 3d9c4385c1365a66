import { randomUUID } from 'node:crypto'
import { pinyin } from 'pinyin-pro'
import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { type Answers, parseAnswers } from '#kernel/form'
import { getUnit } from '#kernel/org/server'
import { type Fault, Invalid, Missing, Refused, Stale } from '#platform/errors'
import { say } from '#platform/say'
import { NewNumbers, NewWorker, WorkerChange, type WorkerRef } from '../model/index.ts'
import { codeFault, numberFault, personOf, tidy } from '../rules/numbers.ts'
import type { DigestTable, WorkerTable } from '../store/tables.ts'
import { dropDigests, insertWorker, takeDigests, updateWorker } from '../store/write.ts'
import { getWorker, noteWorker } from './show.ts'
import { type Numbers, workerVault } from './vault.ts'

type About = Omit<Answers<typeof WorkerChange>, 'name'>

/** Names in Chinese signs have a pinyin; others are found as they are. */
export const pinyinOf = (name: string): string => pinyin(name, { toneType: 'none', surname: 'head' }).slice(0, 200)

/** What a form says of a worker, as the columns that are counted. */
export const codedColumns = (about: About) => ({
  education: Number(about.education),
  ethnicity: about.ethnicity === null ? null : Number(about.ethnicity),
  occupation: Number(about.occupation),
  industry: String(about.industry),
  ownership: Number(about.ownership),
  employment: Number(about.employment),
  skillGrade: Number(about.skillGrade),
  titleLevel: Number(about.titleLevel),
  party: Number(about.party),
  unionMember: about.unionMember,
  migrant: about.migrant,
  hiredOn: about.hiredOn,
  employer: about.employer,
  employerCode: about.employerCode === null ? null : tidy(about.employerCode),
  source: about.source,
})

const refuseFaults = (faults: (Fault | null)[]) => {
  const found = faults.filter((one) => one !== null)
  if (found.length > 0) throw new Invalid(found)
}

const tidied = (answers: Record<string, unknown>): Numbers =>
  Object.fromEntries(
    (['identity', 'card', 'phone', 'bank'] as const)
      .filter((field) => typeof answers[field] === 'string')
      .map((field) => [field, tidy(String(answers[field]))]),
  )

const numberFaults = (numbers: Numbers, today: string) =>
  Object.entries(numbers).map(([field, text]) =>
    text ? numberFault(field as keyof Numbers & string as 'identity', text, today, `answers.${field}`) : null,
  )

/** One person, one file: which file has the number is not said, only where to go. */
const known = (held: DigestTable) =>
  new Refused([
    {
      rule: 'registered-already',
      message: say(
        `该${held.kind === 'identity' ? '身份证号' : '社会保障卡号'}已有档案，请用“按号码查找”；不在本辖区的，请对方单位办理转出`,
        'There is a file with this number. Find it by the number; where it lies elsewhere, ask for a transfer',
      ),
      source: say(
        '一人一档（青海省产业工人电子档案：以社会保障卡为载体）',
        'One file a person, carried by the social-security card',
      ),
    },
  ])

/** Takes a file's numbers in the register of the whole province. @throws Refused when another file has one. */
async function takeNumbers(ctx: Ctx, ref: WorkerRef, numbers: Numbers): Promise<void> {
  const vault = await workerVault(ctx)
  const rows = (['identity', 'card'] as const).flatMap((kind): DigestTable[] => {
    const text = numbers[kind]
    if (!text) return []
    return [{ digest: vault.digest(kind, text), kind, regionId: ref.regionId, workerId: ref.id, ownerId: ref.id }]
  })
  const [held] = await takeDigests(ctx.db, rows)
  if (held) throw known(held)
}

/** A new file. @throws Invalid for a number that fails its check; Refused when there is a file already; Missing for a foreign unit. */
export async function addWorker(ctx: Ctx, given: Record<string, unknown>): Promise<WorkerRef> {
  const answers = parseAnswers(NewWorker, given)
  const numbers = tidied(answers)
  refuseFaults([
    ...numberFaults(numbers, ctx.today),
    codeFault(answers.employerCode && tidy(answers.employerCode), 'answers.employerCode'),
  ])
  const unit = await getUnit(ctx.db, answers.unitId)
  if (!mayOver(ctx.actor, 'worker.manage', unit)) throw new Missing()
  const ref = { regionId: unit.regionId, id: randomUUID() }
  await takeNumbers(ctx, ref, numbers)
  const vault = await workerVault(ctx)
  const row: WorkerTable = {
    ...ref,
    ...{ unitId: unit.id, unitNo: unit.no, indNo: unit.indNo, state: 'active' },
    ...{ name: answers.name, pinyin: pinyinOf(answers.name) },
    ...{ identitySealed: null, cardSealed: null, phoneSealed: null, bankSealed: null },
    ...vault.seal(ref.id, numbers),
    ...personOf(numbers.identity ?? ''),
    ...codedColumns(answers),
    ...{ addedOn: ctx.today, addedBy: ctx.actor.personId, addedUnit: ctx.ownUnits[0] ?? unit.id },
    ...{ mergedInto: null, held: false, importId: null, rev: 1 },
  }
  await insertWorker(ctx.db, row)
  await noteWorker(ctx, row, 'worker.add', { source: answers.source })
  return ref
}

const refuseForeign = (ctx: Ctx, one: Pick<WorkerTable, 'unitNo' | 'indNo'>) => {
  if (!mayOver(ctx.actor, 'worker.manage', { no: one.unitNo, indNo: one.indNo })) throw new Missing()
}

/** Why nothing more is done with a file that is only kept. */
export const refuseHeld = (one: Pick<WorkerTable, 'held'>) => {
  if (!one.held) return
  throw new Refused([
    {
      rule: 'held',
      message: say(
        '该档案依法仅作存储，不得另作处理',
        'This file is only kept, as the law says, and used for nothing else',
      ),
      source: say('个人信息保护法第四十七条', 'Personal Information Protection Law art. 47'),
    },
  ])
}

/** Changes what a file says of its worker. @throws Stale when somebody changed it since. */
export async function changeWorker(ctx: Ctx, ref: WorkerRef, rev: number, given: Record<string, unknown>) {
  const answers = parseAnswers(WorkerChange, given)
  refuseFaults([codeFault(answers.employerCode && tidy(answers.employerCode), 'answers.employerCode')])
  const before = await getWorker(ctx, ref, 'deed', { lock: true })
  refuseForeign(ctx, before)
  refuseHeld(before)
  const change = { name: answers.name, pinyin: pinyinOf(answers.name), ...codedColumns(answers) }
  if (!(await updateWorker(ctx.db, ref, rev, change))) throw new Stale()
  const was = before as unknown as Record<string, unknown>
  const changed = Object.entries(change).filter(([name, value]) => was[name] !== value && name !== 'pinyin')
  await noteWorker(
    ctx,
    before,
    'worker.change',
    Object.fromEntries(changed.map(([name, to]) => [name, { from: was[name], to }])),
  )
  return { rev: rev + 1 }
}

/** Changes numbers; the journal keeps which and why, never what they are. */
export async function changeNumbers(ctx: Ctx, ref: WorkerRef, rev: number, given: Record<string, unknown>) {
  const { reason, ...answers } = parseAnswers(NewNumbers, given)
  const numbers = tidied(answers)
  refuseFaults(numberFaults(numbers, ctx.today))
  const before = await getWorker(ctx, ref, 'deed', { lock: true, reason })
  refuseForeign(ctx, before)
  refuseHeld(before)
  for (const kind of ['identity', 'card'] as const) if (numbers[kind]) await dropDigests(ctx.db, ref.id, kind)
  await takeNumbers(ctx, ref, numbers)
  const vault = await workerVault(ctx)
  const person = numbers.identity ? personOf(numbers.identity) : {}
  if (!(await updateWorker(ctx.db, ref, rev, { ...vault.seal(ref.id, numbers), ...person }))) throw new Stale()
  await noteWorker(ctx, before, 'worker.numbers', { fields: Object.keys(numbers), reason })
  return { rev: rev + 1 }
}
