import { rule } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { sources } from './sources.ts'

/** What the rules of a bulletin need to know. */
export interface BulletinFacts extends Record<string, unknown> {
  /** Units of the round whose score is not confirmed. */
  unconfirmed: string[]
  /** Digest of the text as it stands, and of the text that was approved. */
  digest: string
  approved: string | null
  /** Whether whoever asks has written words of it or drawn its figures. */
  wroteIt: boolean
  /** Scores confirmed by now are those in the text. */
  current: boolean
  /** It corrects another. */
  corrects: boolean
  /** Differences to the bulletin it corrects that no upheld objection explains. */
  unexplained: string[]
  /** Differences in all, to the bulletin it corrects. */
  differences: number
  /** Open conflicts between claims its scores were made of, by their titles. */
  disputed: string[]
}

const named = (
  name: string,
  label: Say,
  source: Say,
  objects: Parameters<typeof rule<Record<string, unknown>, BulletinFacts>>[3],
) => rule<Record<string, unknown>, BulletinFacts>(name, label, source, objects)

export const unconfirmed = named(
  'unconfirmed',
  say('全部单位得分确认后方可通报', 'All scores are confirmed first'),
  sources.bulletin,
  ({ facts }) =>
    facts.unconfirmed.length > 0
      ? say(`${facts.unconfirmed.join('、')}的得分尚未确认`, `Not confirmed yet: ${facts.unconfirmed.join(', ')}`)
      : null,
)

export const outdated = named(
  'outdated',
  say('通报数据须为已确认得分', 'The figures are the confirmed scores'),
  sources.bulletin,
  ({ facts }) =>
    facts.current
      ? null
      : say('起草之后得分有变动，请重新生成后再办', 'Scores changed since it was drafted; draw it up again'),
)

/** Who wrote in it neither approves nor signs it, whatever other posts they hold. */
export const writtenBySame = named(
  'four-eyes',
  say('起草与审核、签发须由不同的人办理', 'Writing, approving and signing need different people'),
  sources.practice,
  ({ facts }) =>
    facts.wroteIt
      ? say('您改动过本稿，请由其他同志审核、签发', 'You wrote in this text; somebody else must approve and sign it')
      : null,
)

/** Approve what you saw. */
export const changedSinceApproval = named(
  'changed-since-approval',
  say('签发内容须与审核内容一致', 'What is signed is what was approved'),
  sources.saw,
  ({ facts }) =>
    facts.approved === facts.digest
      ? null
      : say(
          '审核之后内容有改动，须重新审核（摘要不一致）',
          'The text changed after its approval (digests differ); it must be approved again',
        ),
)

export const unexplained = named(
  'unexplained-difference',
  say('更正通报只改异议成立的部分', 'A correction changes only what an upheld objection says'),
  sources.corrected,
  ({ facts }) =>
    facts.unexplained.length > 0
      ? say(
          `以下改动没有成立的异议作依据：${facts.unexplained.slice(0, 8).join('；')}`,
          `No upheld objection explains: ${facts.unexplained.slice(0, 8).join('; ')}`,
        )
      : null,
)

export const nothingUpheld = named(
  'nothing-upheld',
  say('没有成立的异议不得更正', 'No correction without an upheld objection'),
  sources.corrected,
  ({ facts }) =>
    facts.corrects && facts.differences === 0
      ? say('与原通报没有差异，无须更正', 'It does not differ from the bulletin it would correct')
      : null,
)

/** Normally a figure in dispute is settled before it is printed; a reason lets it pass, and the journal keeps it. */
export const disputed = named(
  'figure-in-conflict',
  say('有争议的数据一般先核清再印发', 'Figures in dispute are normally settled before they are printed'),
  sources.bulletin,
  ({ facts }) =>
    facts.disputed.length > 0
      ? say(
          `涉及未处理的数据矛盾：${facts.disputed.slice(0, 5).join('；')}`,
          `Open conflicts of figures: ${facts.disputed.slice(0, 5).join('; ')}`,
        )
      : null,
)
