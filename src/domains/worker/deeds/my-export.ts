import {
  type CodeList,
  educations,
  employments,
  industries,
  labelOf,
  occupations,
  ownerships,
  parties,
  sexes,
  skillGrades,
  titleLevels,
} from '#kernel/codes'
import type { GivenFile } from '#kernel/domain/server'
import type { Field } from '#kernel/form'
import type { Block } from '#platform/paper'
import { writePdf } from '#platform/paper/server'
import {
  type EntryKindName,
  entryKinds,
  entryStates,
  type MyFile,
  type SealedField,
  sealedFields,
  states,
} from '../model/index.ts'
import { lookOwn, type Mine, showMy, showMySights } from './my.ts'
import { noteWorker } from './show.ts'
import { workerVault } from './vault.ts'

const mostSights = 1000

/** One's own numbers whole: they are one's own (个人信息保护法 art. 45). */
async function ownNumbers(ctx: Mine): Promise<Record<SealedField, string | null>> {
  const vault = await workerVault(ctx)
  return lookOwn(ctx, async (_glass, one) => {
    await noteWorker(ctx, one, 'worker.own-export', {})
    const fields = Object.keys(sealedFields) as SealedField[]
    return Object.fromEntries(fields.map((field) => [field, vault.open(one, field)])) as Record<
      SealedField,
      string | null
    >
  })
}

/** One's own file, to read elsewhere: everything that is kept, numbers whole, and who has looked. */
export async function exportMyJson(ctx: Mine): Promise<GivenFile> {
  const numbers = await ownNumbers(ctx)
  const file = await showMy(ctx)
  const { rows } = await showMySights(ctx, { page: 1, size: mostSights })
  const all = {
    format: 'gongyun-worker-1',
    exportedOn: ctx.today,
    ...file,
    worker: { ...file.worker, ...numbers },
    sights: rows,
  }
  const bytes = Buffer.from(JSON.stringify(all, null, 2))
  return { name: `我的档案-${ctx.today}.json`, type: 'application/json; charset=utf-8', bytes }
}

const table = (headers: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  columns: headers.map((header) => ({ header })),
  rows,
})
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

const wordsIn = (list: CodeList, value: string | number | null) => labelOf(list, value)?.zh ?? '—'

function factsOf({ worker }: MyFile, numbers: Record<SealedField, string | null>): [string, string][] {
  return [
    ['姓名', worker.name],
    ...Object.entries(sealedFields).map(([field, label]): [string, string] => [
      label.zh,
      numbers[field as SealedField] ?? '—',
    ]),
    ['性别', wordsIn(sexes, worker.sex)],
    ['出生日期', worker.bornOn ?? '—'],
    ['状态', states.find(({ value }) => value === worker.state)?.label.zh ?? '—'],
    ['所属单位', worker.unitName],
    ['用人单位', worker.employer ?? '—'],
    ['文化程度', wordsIn(educations, worker.education)],
    ['职业大类', wordsIn(occupations, worker.occupation)],
    ['行业门类', wordsIn(industries, worker.industry)],
    ['经济类型', wordsIn(ownerships, worker.ownership)],
    ['用工形式', wordsIn(employments, worker.employment)],
    ['技能等级', wordsIn(skillGrades, worker.skillGrade)],
    ['职称级别', wordsIn(titleLevels, worker.titleLevel)],
    ['政治面貌', wordsIn(parties, worker.party)],
    ['工会会员', worker.unionMember ? '是' : '否'],
    ['信息来源', worker.source],
  ]
}

/** What a line says, in words: “职业（工种）：电工；技能等级：高级工”. */
export function wordsOfLine(kind: EntryKindName, data: Record<string, unknown>): string {
  const fields = Object.entries(entryKinds[kind].form as Record<string, Field>)
  return fields
    .filter(([name]) => data[name] !== null && data[name] !== undefined)
    .map(([name, field]) => {
      const value = field.choices?.find((one) => one.value === data[name])?.label.zh ?? String(data[name])
      return `${field.label.zh}：${value}${field.measure?.zh ?? ''}`
    })
    .join('；')
}

/** One's own file on paper. */
export async function exportMyPdf(ctx: Mine): Promise<GivenFile> {
  const numbers = await ownNumbers(ctx)
  const file = await showMy(ctx)
  const { rows } = await showMySights(ctx, { page: 1, size: 50 })
  const lines = file.entries.map((one) => [
    one.fromOn + (one.toOn ? `至${one.toOn}` : ''),
    entryKinds[one.kind].label.zh,
    wordsOfLine(one.kind, one.data),
    one.source,
    entryStates.find(({ value }) => value === one.state)?.label.zh ?? '',
  ])
  const bytes = await writePdf({
    sign: '产业工人电子档案',
    number: `导出日期 ${ctx.today}`,
    title: `${file.worker.name}的电子档案`,
    blocks: [
      heading('基本信息'),
      table(['项目', '内容'], factsOf(file, numbers)),
      heading('履历'),
      lines.length > 0
        ? table(['时间', '类别', '内容', '来源', '状态'], lines)
        : { kind: 'paragraph', text: '尚无记录。' },
      heading('最近的查阅记录'),
      table(
        ['时间', '查阅人', '单位', '用途'],
        rows.map((one) => [one.at.slice(0, 16).replace('T', ' '), one.personName, one.unitName ?? '—', one.purpose.zh]),
      ),
    ],
    signature: { body: file.worker.unitName, date: ctx.today },
  })
  return { name: `我的档案-${ctx.today}.pdf`, type: 'application/pdf', bytes: Buffer.from(bytes) }
}
