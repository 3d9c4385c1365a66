import type { PlaceAnswer } from '#kernel/form'
import { say } from '#platform/say'
import { may } from '#ui'

/** Titles of the ledger's pages, as menu, headings and trails show them. */
export const titles = {
  years: say('年度工作要点', 'Work points'),
  items: say('任务台账', 'Task ledger'),
  matrix: say('责任矩阵', 'Responsibility matrix'),
  tasks: say('产改任务', 'Reform tasks'),
  task: say('任务', 'Task'),
  differences: say('文件修订变化', 'Changes of a revised document'),
} as const

/** Said where a person sees no year of work points: only who may begin one is told how. */
export const noPoints = () =>
  may('ledger.issue')
    ? say(
        '还没有工作要点。可新建一年，或在政策文件中确认任务后自动形成。',
        'No work points yet. Begin a year, or confirm the tasks of a policy document.',
      )
    : say(
        '您的权限范围内没有工作要点。下达到本单位的任务请在“产改任务”中查看。',
        'No work points within your units. Tasks issued to your unit are under Reform tasks.',
      )

/** The page of a document at a clause. */
export const pageOfPlace = (place: PlaceAnswer): string =>
  `/policy/${place.documentId}${place.number ? `?clause=${encodeURIComponent(place.number)}` : ''}`
