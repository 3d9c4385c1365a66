import type { Decision, FrameworkBody, Measure, Profile } from '../model/index.ts'
import { ownOf, resolve } from '../rules/resolve.ts'

/** A control of an OSCAL catalog, as far as lists of tasks have its like: title, prose, numbers that a profile may set. */
export interface Control {
  id: string
  title: string
  parts: readonly { name: string; prose: string }[]
  params?: readonly { id: string; value: number }[]
}

export interface Catalog {
  groups: readonly { id: string; title: string; controls: readonly Control[] }[]
}

/** An OSCAL profile: which controls, in which order of groups, and what is altered in them. */
export interface OscalProfile {
  include: 'all' | readonly string[]
  exclude?: readonly string[]
  /** `as-is` keeps the groups, `flat` does away with them. */
  merge: 'as-is' | 'flat'
  setParameters?: Readonly<Record<string, number>>
  alters?: Readonly<Record<string, { remove?: readonly string[]; add?: readonly { name: string; prose: string }[] }>>
}

/** What a profile resolves to. Groups are there only where they were kept. */
export interface ResolvedCatalog {
  groups: readonly { id: string; controls: readonly Control[] }[]
  controls: readonly Control[]
}

const lineOf = ({ name, prose }: Control['parts'][number]) => `${name}: ${prose}`

function measureOf(control: Control, group: string): Measure {
  const targets = (control.params ?? []).map(({ id, value }) => ({
    ...{ noun: id, value, measure: '', comparison: '=' as const, by: null },
  }))
  return {
    ...{ key: control.id, group, title: control.title, words: control.parts.map(lineOf).join('\n'), targets },
    ...{ dueOn: null, lead: '', area: null, basis: '', place: null, was: [], trace: null },
  }
}

/** A catalog as a framework: a control is a measure, its parts are its words, its parameters its targets. */
export const bodyOfCatalog = (catalog: Catalog): FrameworkBody => ({
  ...{ note: '', documentId: null, dropped: [] },
  groups: catalog.groups.map(({ id, title }) => ({ key: id, title })),
  measures: catalog.groups.flatMap(({ id, controls }) => controls.map((control) => measureOf(control, id))),
})

function decisionOf(measure: Measure, profile: OscalProfile): Decision {
  const { key } = measure
  const bare = { key, own: null, into: null, reason: null }
  const named = profile.include === 'all' || profile.include.includes(key)
  if (!named || profile.exclude?.includes(key)) return { ...bare, choice: 'drop', reason: 'not called by the profile' }
  const { remove = [], add = [] } = profile.alters?.[key] ?? {}
  const lines = measure.words.split('\n').filter((line) => line && !remove.some((name) => line.startsWith(`${name}: `)))
  const words = [...lines, ...add.map(lineOf)].join('\n')
  const targets = measure.targets.map((one) => ({ ...one, value: profile.setParameters?.[one.noun] ?? one.value }))
  const own = { ...ownOf(measure), words, targets }
  return JSON.stringify(own) === JSON.stringify(ownOf(measure))
    ? { ...bare, choice: 'keep' }
    : { ...bare, choice: 'change', own }
}

/** A profile as what a unit would decide about each measure of the catalog. */
export const profileOf = (body: FrameworkBody, profile: OscalProfile): Profile => ({
  decisions: body.measures.map((measure) => decisionOf(measure, profile)),
  additions: [],
})

function controlOf({ key, title, words, targets }: Measure): Control {
  const parts = words
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ name: line.slice(0, line.indexOf(': ')), prose: line.slice(line.indexOf(': ') + 2) }))
  const params = targets.map(({ noun, value }) => ({ id: noun, value }))
  return { id: key, title, parts, ...(params.length > 0 ? { params } : {}) }
}

/** Resolves an OSCAL profile by our own rules of adopting, and gives the result as a catalog again. */
export function resolveOscal(catalog: Catalog, profile: OscalProfile): ResolvedCatalog {
  const body = bodyOfCatalog(catalog)
  const made = resolve(body, profileOf(body, profile))
  if (profile.merge === 'flat') return { groups: [], controls: made.measures.map(controlOf) }
  const groups = made.groups.map(({ key }) => ({
    id: key,
    controls: made.measures.filter(({ group }) => group === key).map(controlOf),
  }))
  return { groups, controls: [] }
}
