import { rule } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { parts } from '../model/content.ts'

/** The documents behind a circular. */
export const sources = {
  circular: say(
    '省产改联席会议制度：联席会议办公室汇总通报年度产改工作情况',
    'Joint conference: its office circulates the year of the reform',
  ),
  practice: say('年度通报惯例（产品默认，可调整）', 'Practice of yearly circulars (product default, adjustable)'),
  figures: say(
    '《中华人民共和国统计法》第七条：真实、准确、完整、及时；数出有据',
    'Statistics Act, art. 7: true, exact, complete, in time; every figure has its ground',
  ),
  saw: say('所见即所批：签发内容须与审核内容一致', 'Approve what you saw: what is signed is what was approved'),
  paper: say(
    '《党政机关公文处理工作条例》（中办发〔2012〕14号）；GB/T 9704—2012',
    'Regulation on official documents (中办发〔2012〕14号); GB/T 9704-2012',
  ),
  five: say('省级改革部署“五项重点任务”', 'The five key tasks of the province'),
} as const

/** What the rules of a circular need to know. */
export interface CircularFacts extends Record<string, unknown> {
  /** References that lead nowhere. */
  unknown: string[]
  /** Numbers written by hand, as they stand. */
  bare: string[]
  /** Labels of figures that their claims would say otherwise by now. */
  differing: string[]
  /** Labels of printed figures in open conflict. */
  inConflict: string[]
  /** Parts without a paragraph. */
  empty: string[]
  digest: string
  approved: string | null
  /** Whether whoever asks has written words of it or chosen its figures. */
  wroteIt: boolean
}

const named = (name: string, label: Say, source: Say, objects: (facts: CircularFacts) => Say | null) =>
  rule<Record<string, unknown>, CircularFacts>(name, label, source, ({ facts }) => objects(facts))

const few = (list: readonly string[], mark = '、') =>
  list.length > 6 ? `${list.slice(0, 6).join(mark)}等${list.length}处` : list.join(mark)

export const leadsNowhere = named(
  'leads-nowhere',
  say('引用的数据须存在', 'Every reference leads to a figure'),
  sources.figures,
  ({ unknown }) =>
    unknown.length > 0
      ? say(
          `文中引用的${few(unknown)}不在数据清单中`,
          `The text refers to figures that are not there: ${few(unknown, ', ')}`,
        )
      : null,
)

export const outOfDate = named(
  'out-of-date',
  say('引用的数据须为现行数据', 'Figures are those of today'),
  sources.figures,
  ({ differing }) =>
    differing.length > 0
      ? say(
          `以下数据起草后已更正：${few(differing)}；请刷新数据后再办`,
          `These figures were corrected since they were drawn: ${few(differing, ', ')}; bring them up to date first`,
        )
      : null,
)

export const inConflict = named(
  'in-conflict',
  say('有未决数据冲突的，一般不印发', 'Figures in open conflict are normally not printed'),
  sources.figures,
  ({ inConflict: open }) =>
    open.length > 0
      ? say(
          `以下数据各方说法不一、尚未核定：${few(open)}`,
          `Reports disagree and nobody has settled it: ${few(open, ', ')}`,
        )
      : null,
)

export const bareNumber = named(
  'bare-number',
  say('通报中的数一般应引用数据台账', 'Numbers of a circular normally refer to claims'),
  sources.figures,
  ({ bare }) =>
    bare.length > 0
      ? say(`有 ${bare.length} 个数没有来源：${few(bare)}`, `${bare.length} numbers have no source: ${few(bare, ', ')}`)
      : null,
)

export const partEmpty = named(
  'part-empty',
  say('五项重点任务一般均应通报', 'Each key task normally has its part'),
  sources.five,
  ({ empty }) =>
    empty.length > 0
      ? say(`${few(empty)}没有内容`, `Nothing is said of ${empty.length} key tasks: ${few(empty, ', ')}`)
      : null,
)

/** Approve what you saw. */
export const changedSince = named(
  'changed-since-approval',
  say('签发内容须与审核内容一致', 'What is signed is what was approved'),
  sources.saw,
  ({ approved, digest }) =>
    approved === digest
      ? null
      : say(
          '审核之后内容有改动，须重新审核（摘要不一致）',
          'The text changed after its approval (digests differ); it must be approved again',
        ),
)

/** Who wrote in it neither approves nor signs it, whatever other posts they hold. */
export const writtenBySame = named(
  'four-eyes',
  say('起草与审核、签发须由不同的人办理', 'Writing, approving and signing need different people'),
  sources.practice,
  ({ wroteIt }) =>
    wroteIt
      ? say('您改动过本稿，请由其他同志审核、签发', 'You wrote in this text; somebody else must approve and sign it')
      : null,
)

/** The five key tasks of which nothing is said. */
export const emptyParts = (done: Readonly<Record<string, readonly string[]>>): string[] =>
  parts.filter(({ value }) => value !== 'support' && (done[value] ?? []).length === 0).map(({ label }) => label.zh)
