import type { Comparison, Condition, Question, Sheet } from '../model/questionnaire.ts'

/** What is shown of a question: its lines in the order of its choices, null where a number is kept back. */
interface Told {
  n: number | null
  lines: readonly { n: number | null }[]
}

const comparisons = (condition: Condition): Comparison[] =>
  condition.op === 'and' || condition.op === 'or' ? condition.of.flatMap(comparisons) : [condition]

const values = (one: Comparison): readonly string[] =>
  one.op === 'any-of' ? one.values : one.op === 'equals' ? [String(one.value)] : []

/** The choices of a question in the order of its lines. */
function choicesOf(question: Question): string[] {
  if (question.kind === 'single' || question.kind === 'multiple') return question.options.map(({ value }) => value)
  if (question.kind !== 'scale') return []
  return Array.from({ length: question.to - question.from + 1 }, (_, i) => String(question.from + i))
}

/**
 * Questions that are asked of some only, by what these answered before, tell by their own numbers how many that were. This keeps
 * count of what is shown and finds those that would tell a group which is kept back.
 */
export class Telling {
  readonly #sheets: readonly { answers: Sheet }[]
  readonly #asked: readonly ReadonlySet<string>[]
  readonly #least: number
  readonly #told = new Map<string, { question: Question; told: Told }>()
  readonly #shown: ReadonlySet<number>[]

  /** `asked`: the questions that each sheet's path leads to; `least`: groups of fewer are kept back. */
  constructor(sheets: readonly { answers: Sheet }[], asked: readonly ReadonlySet<string>[], least: number) {
    this.#sheets = sheets
    this.#asked = asked
    this.#least = least
    this.#shown = [new Set(sheets.keys())]
  }

  /** Whether the numbers of this question would tell what is kept back of those before it. */
  tells(question: Question): boolean {
    if (!question.showIf) return false
    const some = this.#askedOf(question.key)
    return this.#differsByFew(some) || comparisons(question.showIf).some((one) => this.#splits(one, some))
  }

  /** Takes note of what is shown of a question. */
  note(question: Question, told: Told): void {
    this.#told.set(question.key, { question, told })
    if (told.n !== null) this.#shown.push(this.#askedOf(question.key))
  }

  #askedOf(key: string): Set<number> {
    return new Set([...this.#asked.keys()].filter((i) => this.#asked[i]?.has(key)))
  }

  /** Two groups, one within the other, of which each is shown, tell the rest: that must not be a few. */
  #differsByFew(some: ReadonlySet<number>): boolean {
    return this.#shown.some((other) => {
      const [less, more] = some.size < other.size ? [some, other] : [other, some]
      const rest = more.size - less.size
      return rest > 0 && rest < this.#least && [...less].every((i) => more.has(i))
    })
  }

  /** Whether only some of those whose answers are kept back together are asked. */
  #splits(one: Comparison, some: ReadonlySet<number>): boolean {
    const before = this.#told.get(one.question)
    if (!before) return false
    const together = this.#keptBack(before, one)
    const within = together.filter((i) => some.has(i)).length
    return within > 0 && within < together.length
  }

  #keptBack({ question, told }: { question: Question; told: Told }, one: Comparison): number[] {
    const answered = [...this.#sheets.keys()].filter(
      (i) => this.#asked[i]?.has(question.key) && this.#sheets[i]?.answers[question.key] !== undefined,
    )
    if (told.n === null) return answered
    const hidden = new Set(choicesOf(question).filter((_, at) => told.lines[at]?.n === null))
    // Of several choices each is a division of its own: whoever chose it, and whoever did not.
    if (question.kind === 'multiple') return values(one).some((value) => hidden.has(value)) ? answered : []
    return answered.filter((i) => hidden.has(String(this.#sheets[i]?.answers[question.key])))
  }
}
