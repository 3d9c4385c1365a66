import type { Stage } from '../kit.ts'
import { type Told, begin as tell } from '../tale.ts'

const places = ['conflict', 'circular', 'claim'] as const

export type Tale = Told<(typeof places)[number]>

/** Begins the tale: 薛春晖 `liaison-education`, 孟祥云 `liaison-human-resources`, 贺兰亭 `liaison-industry`, 林晓棠 `clerk`, 秦书瑶 `reviewer`, 祁远山 `convener`. */
export const begin = (stage: Stage): Tale => tell(stage, 'seen-departments', places)
