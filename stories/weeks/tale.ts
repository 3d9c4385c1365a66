import type { Stage } from '../kit.ts'
import { type Told, begin as tell } from '../tale.ts'

export { chineseLeft, go } from '../tale.ts'

const places = ['meeting', 'other', 'paper', 'document', 'newer', 'assessment', 'pilot', 'inspection'] as const

export type Tale = Told<(typeof places)[number]>

/** Begins the tales of a week: they share one product, one browser and everybody at their screens. */
export const begin = (stage: Stage): Tale => tell(stage, 'weeks', places)

/** A day later or earlier than this one. */
export const later = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
