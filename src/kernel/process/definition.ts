import type { Deadline } from '#kernel/calendar'
import type { Answers, Form } from '#kernel/form'
import type { Say } from '#platform/say'

/** How a piece of work stands: on course, behind, far behind or past due, no data, due soon. */
export type Light = 'green' | 'yellow' | 'red' | 'grey' | 'blue'

/** A case as rules, pages and facts see it. */
export interface CaseView<A = Record<string, unknown>> {
  regionId: number
  id: string
  process: string
  version: number
  unitId: number
  state: string
  title: string
  answers: A
  period: string | null
  dueOn: string | null
  /** The date whose parameters this case keeps. */
  openedOn: string
  openedBy: string | null
  parentId: string | null
  area: string | null
  progress: number | null
  light: Light | null
  worst: Light | null
  lightWhy: Say | null
  /** Who has done what so far: action → person ids. Separation of duties reads it. */
  did: Record<string, string[]>
  /** Parameter values of the case's own date. */
  parameters: Record<string, number | string | boolean>
  rev: number
}

/** What a rule may look at. `today` is handed in, so that rules stay pure. */
export interface Situation<A = Record<string, unknown>, Facts = Record<string, unknown>> {
  case: CaseView<A>
  /** The answers to the action's own form, as far as they are filled. */
  input: Record<string, unknown>
  facts: Facts
  today: string
  personId: string | null
}

/** A named decision with its source: null when it does not object, else the sentence that says why. */
export interface Rule<A = Record<string, unknown>, Facts = Record<string, unknown>> {
  name: string
  label: Say
  source: Say
  objects(it: Situation<A, Facts>): Say | null
}

/** Names a rule, its label and its document; `objects` gives the sentence shown to the person. */
export const rule = <A = Record<string, unknown>, Facts = Record<string, unknown>>(
  name: string,
  label: Say,
  source: Say,
  objects: (it: Situation<A, Facts>) => Say | null,
): Rule<A, Facts> => ({ name, label, source, objects })

export interface State {
  label: Say
  /** Term of this state: working or calendar days from a parameter, or `onDate({ field })` for a date in the answers. */
  within?: Deadline
  source?: Say
  /** What happens at the end of the term: the system acts, or holders of a permission are told. */
  overdue?: { act: string } | { tell: string }
  /** Holders of this permission are told some days before; the days are a parameter. */
  remind?: { tell: string; before: { parameter: string } }
  final?: true
  /** What the person whose turn it is must do, as the desk says it. */
  todo?: Say
  /**
   * Whose turn it is: the permission that moves the case on; `own` where the unit itself should do it, `above` where it must be
   * held strictly above the case's unit, though the unit holds it over those below itself. Desk, messages and pages read it; the
   * actions that such a turn waits for are `above`, too, which is what refuses everybody else.
   */
  turn?: { by: string; own?: boolean; above?: boolean }
}

export interface Action<A = Record<string, unknown>, Facts = Record<string, unknown>> {
  label: Say
  from: readonly string[]
  to: string
  /** Permission over the case's unit, or the system itself. */
  by: string
  /** The permission must be held strictly above the case's unit: nobody decides on what their own unit handed in. */
  above?: true
  form?: Form
  source?: Say
  unless?: readonly Rule<A, Facts>[]
  /** Rules that say *normally*: they stop the action unless a written reason is given, which the journal keeps. */
  unlessReasoned?: readonly Rule<A, Facts>[]
  /** The person who did one of these may not do this (four eyes). */
  notBy?: readonly string[]
  /** Whoever holds this permission over the case's unit is told. */
  tell?: string
  /** Fields of the case's own answers that this action's answers replace. */
  writes?: readonly string[]
  danger?: true
  /** A deed with power: whoever does it says again who they are. */
  asksAgain?: true
}

/**
 * Answers that not every reader of a case may read yet: minutes before they are signed. Named by field; the name counts in the
 * process's own form and in the form of every action.
 */
export interface Hiding {
  /** States in which whoever may read the case may read it. In every other state it is hidden. */
  until: readonly string[]
  /** Permissions over the case's unit whose holders read it in every state. */
  except: readonly string[]
}

export interface ProcessDefinition<F extends Form = Form, Facts = Record<string, unknown>> {
  name: string
  version: number
  label: Say
  source: Say
  form: F
  start: string
  startBy: string
  readBy: string
  /** Parameters the case keeps from its opening date. */
  parameters: readonly string[]
  states: Readonly<Record<string, State>>
  actions: Readonly<Record<string, Action<Answers<F>, Facts>>>
  /** Answers that lists show beside title and state, by the names of their fields. */
  lists?: readonly (keyof F & string)[]
  /** Answers that are not for every reader of the case yet, by the names of their fields. */
  hides?: Readonly<Record<string, Hiding>>
  /** Page of a case, `:regionId` and `:id` filled in. */
  page?: string
  /** Its open cases are asked about in every quarterly dispatch, and carry lights. */
  tracked?: true
}

/** A definition whose own answer and fact types no longer matter: what the kernel handles. */
export type AnyProcess = ProcessDefinition<Form, never>
