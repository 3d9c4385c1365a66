import type { Ctx, GivenFile } from '#kernel/domain/server'
import { exportMost } from '#kernel/export'
import { noteExport } from '#kernel/export/server'
import { Invalid, Refused } from '#platform/errors'
import { writeDocx } from '#platform/paper/server'
import { say } from '#platform/say'
import { writeSheets } from '#platform/sheet/server'
import { keptBack, type View } from '../model/index.ts'
import { partsOf } from '../rules/parts.ts'
import { sayCell, type Told, tell } from '../rules/words.ts'
import { showTable } from './show.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function told(ctx: Ctx, view: View): Promise<{ of: Told; unitName: string; asOf: string; isInternal: boolean }> {
  const { about, columns, rows, total } = await showTable(ctx, { ...view, page: 1, size: exportMost })
  if (!about) throw new Refused([noSnapshot])
  if (total > exportMost) throw new Invalid([tooLong(total)])
  const body = { filter: { ...view, use: about.use }, count: rows.length, cut: false }
  await noteExport(ctx, { action: 'list.export', subjectId: '/workforce/table', body })
  return {
    of: tell(about, columns, rows),
    unitName: about.unitName,
    asOf: about.asOf,
    isInternal: about.use === 'internal',
  }
}

const noSnapshot = {
  rule: 'workforce-no-snapshot',
  message: say('还没有统计快照，请先生成', 'There is no snapshot yet; make one first'),
  source: say('产品规则', 'Rule of the product'),
}
const tooLong = (rows: number) => ({
  path: 'dims',
  message: say(`表有 ${rows} 行，请减少分组后再导出`, `${rows} rows; take fewer dimensions before exporting`),
})

const mark = (isInternal: boolean) => (isInternal ? '（内部使用）' : '')

/** The table as a workbook: figures as numbers, what is kept back as `*`, and a sheet that says what is counted how. */
export async function tableXlsx(ctx: Ctx, view: View): Promise<GivenFile> {
  const { of, asOf, isInternal } = await told(ctx, view)
  const inRows = of.rows[0]?.heads.length ?? 1
  const isKept = (c: number) => of.rows.some(({ cells }) => cells[c] === keptBack)
  const bytes = writeSheets([
    {
      name: '职工队伍统计',
      columns: of.heads.map((header, i) => ({
        header,
        // A column with something kept back holds texts and numbers.
        kind: i < inRows || isKept(i - inRows) ? ('text' as const) : ('number' as const),
        width: i < inRows ? 26 : 14,
      })),
      rows: of.rows.map(({ heads, cells }) => [
        ...heads,
        ...cells.map((value, c) => (isKept(c) && value !== null ? sayCell(value, view.measure) : value)),
      ]),
    },
    {
      name: '导出说明',
      columns: [
        { header: '项目', kind: 'text', width: 12 },
        { header: '内容', kind: 'text', width: 90 },
      ],
      rows: [
        ['表名', of.title],
        ...of.notes.map((note) => ['说明', note]),
        ['导出人', ctx.actor.name],
        ['导出日期', ctx.today],
      ],
    },
  ])
  return { name: `职工队伍统计${mark(isInternal)}-${asOf}.xlsx`, type: xlsx, bytes }
}

/** The table as a document, with its definitions, date and source below it. */
export async function tableDocx(ctx: Ctx, view: View): Promise<GivenFile> {
  const { of, unitName, asOf, isInternal } = await told(ctx, view)
  const parts = partsOf(of, (value) => sayCell(value, view.measure))
  const bytes = await writeDocx({
    ...(isInternal ? { marks: ['内部使用 不得公布'] } : {}),
    sign: `${unitName}\n职工队伍统计资料`,
    number: '',
    title: of.title,
    blocks: [
      ...parts.flatMap(({ heads, rows }, i) => [
        ...(i > 0 ? [{ kind: 'paragraph' as const, text: `（续表 ${i}）` }] : []),
        { kind: 'table' as const, columns: heads.map((header) => ({ header })), rows },
      ]),
      ...of.notes.map((text) => ({ kind: 'paragraph' as const, text })),
    ],
    signature: { body: unitName, date: ctx.today },
  })
  return { name: `职工队伍统计${mark(isInternal)}-${asOf}.docx`, type: docx, bytes }
}
