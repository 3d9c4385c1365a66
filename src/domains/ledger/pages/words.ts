import type { PlaceAnswer } from '#kernel/form'
import { say } from '#platform/say'

/** Titles of the ledger's pages, as menu, headings and trails show them. */
export const titles = {
  years: say('年度工作要点', 'Work points'),
  items: say('任务台账', 'Task ledger'),
  matrix: say('责任矩阵', 'Responsibility matrix'),
  tasks: say('产改任务', 'Reform tasks'),
  task: say('任务', 'Task'),
  differences: say('文件修订变化', 'Changes of a revised document'),
} as const

/** The page of a document at a clause. */
export const pageOfPlace = (place: PlaceAnswer): string =>
  `/policy/${place.documentId}${place.number ? `?clause=${encodeURIComponent(place.number)}` : ''}`
