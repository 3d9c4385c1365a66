import type { Stage } from '../kit.ts'
import { type Told, begin as tell } from '../tale.ts'

export { go } from '../tale.ts'

const places = ['document', 'task', 'report', 'evaluation', 'round', 'bulletin', 'order'] as const

export type Tale = Told<(typeof places)[number]>

/** Begins the tale of the loop: 林晓棠 `clerk`, 秦书瑶 `reviewer`, 祁远山 `convener`, 方海宁 `deputy`, 薛春晖 `liaison-education`, 苏映雪 `cadre-xining`. */
export const begin = (stage: Stage): Tale => tell(stage, 'loop', places)
