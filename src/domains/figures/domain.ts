import { defineDomain } from '#kernel/domain/server'
import { say } from '#platform/say'
import { checkCommand } from './commands/check.ts'

/** Figures as claims: where they contradict one another, whom to ask, and how it was settled. */
export const domain = defineDomain({
  name: 'figures',
  label: say('数据核对', 'Reconciliation'),
  commands: [checkCommand],
})
