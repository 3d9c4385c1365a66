import type { Attended, Block, Paper } from '#platform/paper'
import { longDate } from '#platform/paper'
import type { Attendance } from '../model/index.ts'

/** All that minutes say, with units by the names they had: what is signed is a digest of this. */
export interface MinutesContent {
  /** Name of the body; its head is this and 纪要. */
  body: string
  name: string
  heldOn: string
  place: string
  chair: string
  opening: string
  agenda: readonly { point: string; unit: string | null }[]
  problems: readonly { problem: string }[]
  decisions: readonly { text: string; lead: string; joints: readonly string[]; dueOn: string }[]
  attendance: readonly { unit: string; how: Attendance; person: string | null; instead: string | null }[]
  others: string | null
}

/** What is printed around the content: number (null for a draft), office, day of signing. */
export interface Dress {
  number: string | null
  office: string
  date: string
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
const listed = (head: string, lines: readonly string[]): Block[] =>
  lines.length === 0 ? [] : [heading(head), ...lines.map((line, i) => paragraph(`${i + 1}. ${line}`))]

const owners = (lead: string, joints: readonly string[], dueOn: string) =>
  [
    `牵头单位：${lead}`,
    ...(joints.length > 0 ? [`配合单位：${joints.join('、')}`] : []),
    `完成时限：${longDate(dueOn)}`,
  ].join('；')

/** The text of minutes: what the meeting was, its agenda, the problems it named, what it decided. */
export const minutesBlocks = (content: MinutesContent): Block[] => [
  ...content.opening.split('\n').filter(Boolean).map(paragraph),
  ...listed(
    '会议议程',
    content.agenda.map(({ point, unit }) => (unit ? `${point}（${unit}汇报）。` : `${point}。`)),
  ),
  ...listed(
    '会议指出的问题',
    content.problems.map(({ problem }) => `${problem.replace(/[。；;]$/, '')}。`),
  ),
  ...listed(
    '会议议定事项',
    content.decisions.map(
      ({ text, lead, joints, dueOn }) => `${text.replace(/[。；;]$/, '')}。（${owners(lead, joints, dueOn)}）`,
    ),
  ),
]

/** 出席、请假、列席 as lists: units with their people, somebody who came for another with that other's name. */
export function attendedLists({ attendance, others }: Pick<MinutesContent, 'attendance' | 'others'>): Attended[] {
  const said = (rows: MinutesContent['attendance']) =>
    rows
      .map(({ unit, person, instead }) => `${unit}${person ? ` ${person}` : ''}${instead ? `（代${instead}）` : ''}`)
      .join('，')
  const there = said(attendance.filter((row) => row.how !== 'absent'))
  const away = said(attendance.filter((row) => row.how === 'absent'))
  return [
    { label: '出席', people: there },
    { label: '请假', people: away },
    { label: '列席', people: others ?? '' },
  ].filter(({ people }) => people !== '')
}

/** The 纪要 of some content: its own head, those who were there, no seal. Without a number it is a draft and says so. */
export const minutesPaper = (content: MinutesContent, { number, office, date }: Dress): Paper => ({
  sign: `${content.body}纪要`,
  number: number ?? '（草稿，未编号）',
  title: `${content.name}纪要`,
  blocks: minutesBlocks(content),
  minutes: attendedLists(content),
  signature: { body: office, date },
  record: { office, date },
  ...(number === null ? { draft: true } : {}),
})

/** How the opening begins where nobody has written it yet. */
export const openingOf = ({
  name,
  heldOn,
  place,
  chair,
}: Pick<MinutesContent, 'name' | 'heldOn' | 'place' | 'chair'>): string =>
  `${longDate(heldOn)}，${chair}在${place}主持召开${name}。现将会议情况和议定事项纪要如下。`
