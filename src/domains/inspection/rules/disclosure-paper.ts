import type { Block, Paper } from '#platform/paper'

/** A figure of the section with the claim it comes from; null where no claim says so. */
export interface DisclosedFigure {
  label: string
  figure: string
  scope: string
  asOf: string | null
  claim: { id: string; said: string } | null
  disputed: boolean
}

/** All that the section on the reform in an enterprise's report says. */
export interface DisclosureContent {
  enterprise: string
  period: string
  leadership: string
  skills: string
  rights: string
  figures: readonly DisclosedFigure[]
  records: readonly { what: string; kind: string; on: string; number: string }[]
  /** Who checked it, once somebody has. */
  checkedOn: string | null
  date: string
}

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ kind: 'paragraph', text: line }))

const numberOf = (i: number): string => `[${i + 1}]`

function figureBlocks(figures: DisclosureContent['figures']): Block[] {
  if (figures.length === 0) return [{ kind: 'paragraph', text: '本年度未填报关键数据。' }]
  return [
    {
      kind: 'table',
      columns: [{ header: '指标' }, { header: '数值' }, { header: '统计范围' }, { header: '截止日期' }],
      rows: figures.map(({ label, figure, scope, asOf, disputed }, i) => [
        label,
        `${figure}${disputed ? '※' : ''}${numberOf(i)}`,
        scope || '全口径',
        asOf ?? '—',
      ]),
    },
    ...(figures.some(({ disputed }) => disputed)
      ? [{ kind: 'paragraph' as const, text: '“※”为同一口径下另有不同数据。' }]
      : []),
  ]
}

/** Where each number comes from. A number without a claim is said to be without one. */
function sourceBlocks({ figures, records }: DisclosureContent): Block[] {
  const rows = figures.map(({ claim }, i) => [
    numberOf(i),
    claim ? claim.said : '本次填报，数据台账中没有记录',
    claim?.id ?? '—',
  ])
  const recordRows = records.map(({ what, number }) => ['记录', what, number])
  if (rows.length + recordRows.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: '数据和记录来源' },
    {
      kind: 'table',
      columns: [
        { header: '编号', width: 1 },
        { header: '来源', width: 5 },
        { header: '台账或记录编号', width: 5 },
      ],
      rows: [...rows, ...recordRows],
    },
  ]
}

function recordBlocks(records: DisclosureContent['records']): Block[] {
  if (records.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: '试点、经验和表彰' },
    {
      kind: 'table',
      columns: [
        { header: '日期', width: 2 },
        { header: '类别', width: 2 },
        { header: '事项', width: 6 },
      ],
      rows: records.map(({ on, kind, what }) => [on, kind, what]),
    },
  ]
}

/** The section as a document, for the enterprise to put into its report. What nobody has checked yet is a draft on every page. */
export const disclosurePaper = (content: DisclosureContent): Paper => ({
  sign: content.enterprise,
  number: `${content.period}年度社会责任（可持续发展）报告`,
  title: '产业工人队伍建设改革专章',
  blocks: [
    { kind: 'heading', level: 1, text: '组织领导和制度' },
    ...paragraphs(content.leadership),
    { kind: 'heading', level: 1, text: '技能形成和职业发展' },
    ...paragraphs(content.skills),
    { kind: 'heading', level: 1, text: '权益保障和民主管理' },
    ...paragraphs(content.rights),
    { kind: 'heading', level: 1, text: '关键数据' },
    ...figureBlocks(content.figures),
    ...recordBlocks(content.records),
    ...sourceBlocks(content),
  ],
  signature: { body: content.enterprise, date: content.checkedOn ?? content.date },
  ...(content.checkedOn === null ? { draft: true } : {}),
})
