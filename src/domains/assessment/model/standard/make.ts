import { type Say, say } from '#platform/say'
import type { SchemeAspect, SchemeItem } from '../scheme.ts'

/** The document an item leans on, unless it says otherwise. */
const opinion = say(
  '中共中央、国务院关于深化产业工人队伍建设改革的意见（2024-10-12）',
  'Opinions of the Central Committee and the State Council on deepening the reform of the industrial workforce (2024-10-12)',
)

interface Plain {
  weight: number
  label: Say
  demands: Say
  source?: Say
  areas?: string[]
  indicators?: string[]
  processes?: string[]
}

/** An item of the standard scheme; the unit is found by name when it is taken over. */
export const item = (key: string, plain: Plain): SchemeItem => ({
  key,
  label: plain.label,
  weight: plain.weight,
  demands: plain.demands,
  source: plain.source ?? opinion,
  unitId: null,
  areas: plain.areas ?? [],
  indicators: plain.indicators ?? [],
  processes: plain.processes ?? ['task', 'report'],
  was: null,
})

export const aspect = (key: string, label: Say, items: SchemeItem[]): SchemeAspect => ({ key, label, items })
