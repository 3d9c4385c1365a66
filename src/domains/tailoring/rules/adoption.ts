import { rule } from '#kernel/process'
import { say } from '#platform/say'
import { sources } from './sources.ts'

/** What the rules of an adoption must know. */
export interface AdoptionFacts extends Record<string, unknown> {
  undecided: string[]
  /** Faults of decisions: key of the measure, rule, sentence. */
  faults: { key: string; rule: string; zh: string; en: string }[]
  /** Measures let go above about which nothing is decided. */
  gone: string[]
  /** Whoever asks answers for the unit whose list this is, or for one above. */
  fromAbove: boolean
  /** Whether whoever asks decided any of its measures. */
  decidedIt: boolean
  upperName: string
}

const some = (keys: readonly string[]) => `${keys.slice(0, 8).join('、')}${keys.length > 8 ? '…' : ''}`

/** Nothing undecided goes up. */
export const undecidedLeft = rule<Record<string, unknown>, AdoptionFacts>(
  'undecided-left',
  say('逐条作出选择后方可报送', 'Every measure is decided before the list goes up'),
  sources.list,
  ({ facts: { undecided = [], gone = [] } }) => {
    const open = [...undecided, ...gone]
    return open.length > 0
      ? say(`还有 ${open.length} 条未选择：${some(open)}`, `${open.length} still undecided: ${some(open)}`)
      : null
  },
)

/** Reasons, minimums, hosts of merged measures: what stands against single decisions. */
export const faultyLines = rule<Record<string, unknown>, AdoptionFacts>(
  'faulty-lines',
  say('不列、低于下限、晚于时限须说明理由', 'Dropping, falling short and being late need a reason'),
  sources.local,
  ({ facts: { faults = [] } }) => {
    const [first] = faults
    if (!first) return null
    return say(
      `${first.zh}${faults.length > 1 ? `；另有 ${faults.length - 1} 处` : ''}`,
      `${first.en}${faults.length > 1 ? `; and ${faults.length - 1} more` : ''}`,
    )
  },
)

/** The list goes to the unit whose list was adopted: nobody accepts their own. */
export const notFromAbove = rule<Record<string, unknown>, AdoptionFacts>(
  'not-from-above',
  say('由上级单位审核', 'The unit above decides'),
  sources.practice,
  ({ facts }) =>
    facts.fromAbove
      ? null
      : say(
          `由下发“${facts.upperName}”的上级单位审核`,
          `The unit that issued "${facts.upperName}", or one above it, decides`,
        ),
)

/** Who decided measures of a list does not accept it, whatever other posts they hold. */
export const decidedBySame = rule<Record<string, unknown>, AdoptionFacts>(
  'four-eyes',
  say('选择与审核须由不同的人办理', 'Deciding and accepting need two people'),
  sources.practice,
  ({ facts }) =>
    facts.decidedIt
      ? say('您参与过本清单的选择，请由其他同志审核', 'You decided measures of this list; somebody else must accept it')
      : null,
)
