import { z } from 'zod'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

/** What the cells of a table say. */
export const measures = [
  { value: 'count', label: say('人数', 'People') },
  { value: 'row', label: say('占本行比重', 'Share of the row') },
  { value: 'column', label: say('占本列比重', 'Share of the column') },
  { value: 'all', label: say('占总数比重', 'Share of all') },
  { value: 'skilled', label: say('技能人才占比', 'Share of skilled workers') },
  { value: 'high', label: say('高技能人才占比', 'Share of the highly skilled') },
  { value: 'age', label: say('平均年龄', 'Mean age') },
] as const
export type Measure = (typeof measures)[number]['value']

/** For whom a table is: protected, as it may be published, or for those who may read the files anyway. */
export const uses = [
  { value: 'publish', label: say('可公布（小数保护）', 'For publication (small counts protected)') },
  { value: 'internal', label: say('内部使用（不得公布）', 'Internal (not for publication)') },
] as const
export type Use = (typeof uses)[number]['value']

/** How a table is drawn. */
export const charts = [
  { value: 'bar', label: say('柱状图', 'Bars') },
  { value: 'stacked', label: say('堆积柱状图', 'Stacked bars') },
  { value: 'line', label: say('折线图', 'Line') },
  { value: 'pyramid', label: say('人口金字塔（左右两类）', 'Pyramid of two groups') },
  { value: 'tiles', label: say('地区方格图', 'Tiles of regions') },
  { value: 'map', label: say('示意地图', 'Sketch map') },
  { value: 'none', label: say('不画图', 'None') },
] as const

const valuesOf = <T extends string>(all: readonly { value: T }[]) => all.map(({ value }) => value) as [T, ...T[]]
const mostId = 2_147_483_647

/** The view, as an address carries it whole. */
export const View = z.object({
  /** Names of one to five dimensions, by commas; first those of the rows. */
  dims: z.string().max(120).default('region,grade'),
  /** How many of them stand in the rows; the others stand in the columns. */
  rows: z.coerce.number().int().min(1).max(5).optional(),
  /** `sex:1,grade:4~5~6`: categories of a dimension that are let through. */
  filters: z.string().max(600).default(''),
  unitId: z.coerce.number().int().min(1).max(mostId).optional(),
  measure: z.enum(valuesOf(measures)).default('count'),
  /** Left out: internal for those who may, so that only what is meant for publication counts as published. */
  use: z.enum(valuesOf(uses)).optional(),
  asOf: z.iso.date().optional(),
  /** How the page draws it; the table is the same. */
  chart: z.enum(valuesOf(charts)).optional(),
})
export type View = z.infer<typeof View>

/** Stands for a cell that is kept back. */
export const keptBack = '*'
export type CellValue = number | typeof keptBack | null

/** A category at the head of a row or a column. */
export const Head = z.object({
  key: z.string(),
  label: SayShape,
  /** The unit, where it is one that can be opened. */
  unitId: z.number().nullable(),
  /** Division of the unit. */
  regionId: z.number().nullable(),
})
export type Head = z.infer<typeof Head>

export const TableRow = z.object({
  /** A category of each dimension in the rows; none for the total. */
  heads: z.array(Head),
  /** One for each column. Shares are between 0 and 1. `*` is kept back; null is nothing to say, as a share of nobody. */
  cells: z.array(z.union([z.number(), z.literal(keptBack)]).nullable()),
})
export type TableRow = z.infer<typeof TableRow>

const Chosen = z.object({ name: z.string(), label: SayShape, source: SayShape })
const Choice = z.object({ key: z.string(), label: SayShape })

export const About = z.object({
  unitId: z.number(),
  unitName: z.string(),
  /** Units above it that the reader may open, the nearest last. */
  above: z.array(z.object({ unitId: z.number(), name: z.string() })),
  asOf: z.string(),
  madeAt: z.string(),
  /** Days since. */
  lag: z.number(),
  /** Days of snapshots that can be asked for. */
  days: z.array(z.string()),
  use: z.enum(valuesOf(uses)),
  mayInternal: z.boolean(),
  measure: z.enum(valuesOf(measures)),
  dims: z.array(Chosen),
  inRows: z.number(),
  filters: z.array(z.object({ name: z.string(), label: SayShape, key: z.string(), category: SayShape })),
  /** Categories of every dimension that can be filtered by. */
  choices: z.array(z.object({ name: z.string(), label: SayShape, categories: z.array(Choice) })),
  least: z.number(),
  hidden: z.number(),
  /** Milliseconds the counting took. */
  took: z.number(),
})
export type About = z.infer<typeof About>

export const GetTable = endpoint({
  method: 'GET',
  path: '/workforce/table',
  summary: say('职工队伍统计：交叉表', 'Workforce: a cross table'),
  needs: 'workforce.read',
  query: Paging.extend(View.shape),
  answer: pageOf(TableRow).extend({
    /** Categories of the dimensions in the columns; the last column is the total and has none. */
    columns: z.array(z.array(Head)),
    /** Null where there is no snapshot yet. */
    about: About.nullable(),
  }),
})

export const TableXlsx = endpoint({
  method: 'GET',
  path: '/workforce/table/export',
  summary: say('职工队伍统计：导出 Excel', 'Workforce: the table as a workbook'),
  needs: 'workforce.read',
  query: View,
  givesFile: true,
})

export const TableDocx = endpoint({
  method: 'GET',
  path: '/workforce/table/docx',
  summary: say('职工队伍统计：导出 Word', 'Workforce: the table as a document'),
  needs: 'workforce.read',
  query: View,
  givesFile: true,
})

export const MakeSnapshot = endpoint({
  method: 'POST',
  path: '/workforce/snapshots',
  summary: say('生成今日快照（在后台进行）', 'Make today’s snapshot, in the background'),
  needs: 'workforce.manage',
  answer: z.object({}),
})

export const ViewRow = z.object({
  regionId: z.number(),
  id: z.string(),
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  personName: z.string(),
  unitId: z.number(),
  mine: z.boolean(),
  keptAt: z.string(),
})
export type ViewRow = z.infer<typeof ViewRow>

export const ListViews = endpoint({
  method: 'GET',
  path: '/workforce/views',
  summary: say('保存的视图：本人的和本单位共享的', 'Views kept: one’s own, and those shared in the unit'),
  needs: 'workforce.read',
  query: Paging,
  answer: pageOf(ViewRow),
})

const KeptView = z.object({ name: z.string().trim().min(1).max(60), shared: z.boolean() })
export const KeepView = endpoint({
  method: 'POST',
  path: '/workforce/views',
  summary: say('保存视图', 'Keep a view'),
  needs: 'workforce.read',
  body: KeptView.extend({ query: z.string().max(600) }),
  answer: z.object({ id: z.string() }),
})

const ViewRef = z.object({ regionId: z.coerce.number().int().min(0).max(mostId), id: z.uuid() })
export const RenameView = endpoint({
  method: 'PUT',
  path: '/workforce/views/:regionId/:id',
  summary: say('改名或共享视图', 'Rename or share a view'),
  needs: 'workforce.read',
  params: ViewRef,
  body: KeptView,
  answer: z.object({}),
})
export const DropView = endpoint({
  method: 'DELETE',
  path: '/workforce/views/:regionId/:id',
  summary: say('删除视图', 'Delete a view'),
  needs: 'workforce.read',
  params: ViewRef,
  answer: z.object({}),
})
