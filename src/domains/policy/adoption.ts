import { rule } from '#kernel/process'
import { say } from '#platform/say'

/** Where the demands of this domain come from. */
export const sources = {
  list: say(
    '省产改联席会议讲话（2024-10-09）：逐项对照梳理，列出任务清单，建立工作台账',
    'Conference speech of 2024-10-09: go through item by item, list the tasks, keep a ledger',
  ),
  duty: say(
    '省产改联席会议讲话（2024-10-09）：细化分解任务，明确责任分工',
    'Conference speech of 2024-10-09: break tasks down and make clear who answers for them',
  ),
  practice: say('文件办理工作惯例（产品默认，可调整）', 'Office practice (product default, adjustable)'),
}

/** What the rules must know of a document's lines and differences. */
export interface PolicyFacts extends Record<string, unknown> {
  lines: number
  open: number
  confirmed: number
  /** Titles of confirmed lines that nobody leads, and that several lead. */
  noLead: string[]
  severalLeads: string[]
  /** Whether there is an earlier edition, and how many differences to it wait. */
  isEdition: boolean
  pending: number
}

type Known = PolicyFacts
type Any = Record<string, unknown>

const few = (titles: readonly string[]) => `${titles.slice(0, 3).join('、')}${titles.length > 3 ? '等' : ''}`

/** A document is broken down only once its lines are there. */
export const noLines = rule<Any, Known>(
  'no-lines',
  say('须先生成任务条目', 'Lines must have been made'),
  sources.list,
  ({ facts }) =>
    facts.lines === 0 ? say('这份文件没有可分解的条款', 'No clause of this document suggests a task') : null,
)

/** Only a new edition is compared. */
export const noEdition = rule<Any, Known>(
  'no-edition',
  say('须有前一版文件', 'There must be an earlier edition'),
  sources.list,
  ({ facts }) => (facts.isEdition ? null : say('没有可比对的前一版', 'There is no earlier edition to compare')),
)

/** Each difference is decided on its own. */
export const changesOpen = rule<Any, Known>(
  'changes-open',
  say('差异须逐条核对', 'Each difference must be decided'),
  sources.list,
  ({ facts }) =>
    facts.pending > 0
      ? say(`还有 ${facts.pending} 处差异未核对`, `${facts.pending} differences have not been decided`)
      : null,
)

/** Nothing enters the ledger that nobody looked at. */
export const linesOpen = rule<Any, Known>(
  'lines-open',
  say('任务须逐条确认', 'Each line must be confirmed'),
  sources.list,
  ({ facts }) =>
    facts.open > 0 ? say(`还有 ${facts.open} 条未确认`, `${facts.open} lines have not been confirmed`) : null,
)

/** An empty list is no breakdown: such a document is withdrawn. */
export const nothingConfirmed = rule<Any, Known>(
  'nothing-confirmed',
  say('至少确认一条任务', 'At least one line must be confirmed'),
  sources.list,
  ({ facts }) =>
    facts.confirmed === 0
      ? say('没有一条任务列入台账；不需分解的文件请撤回', 'No line goes into the ledger; withdraw the document instead')
      : null,
)

/** A task normally has a unit that leads it when it enters the ledger. */
export const noLead = rule<Any, Known>(
  'no-lead',
  say('任务一般应有牵头单位', 'A task normally has a lead'),
  sources.duty,
  ({ facts }) =>
    facts.noLead.length > 0
      ? say(
          `${facts.noLead.length} 条任务没有牵头单位：${few(facts.noLead)}`,
          `${facts.noLead.length} lines have no lead: ${few(facts.noLead)}`,
        )
      : null,
)

/** And normally just one. */
export const severalLeads = rule<Any, Known>(
  'several-leads',
  say('任务一般只有一个牵头单位', 'A task normally has one lead'),
  sources.duty,
  ({ facts }) =>
    facts.severalLeads.length > 0
      ? say(
          `${facts.severalLeads.length} 条任务有多个牵头单位：${few(facts.severalLeads)}`,
          `${facts.severalLeads.length} lines have several leads: ${few(facts.severalLeads)}`,
        )
      : null,
)
