import type { AnyProcess } from './definition.ts'

/** One step of a path through a definition. */
export interface Step {
  action: string
  from: string
  to: string
}

/** Every path from the start to a final state that uses no edge twice. A test plays each of them through HTTP. */
export function listPaths(process: AnyProcess, most = 500): Step[][] {
  const paths: Step[][] = []
  const walk = (state: string, path: Step[]) => {
    if (paths.length >= most) return
    if (process.states[state]?.final) {
      paths.push(path)
      return
    }
    for (const [action, { from, to }] of Object.entries(process.actions)) {
      if (!from.includes(state) || path.some((s) => s.action === action && s.from === state)) continue
      walk(to, [...path, { action, from: state, to }])
    }
  }
  walk(process.start, [])
  return paths
}
