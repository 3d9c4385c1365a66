import { say } from '#platform/say'

export const titles = {
  check: say('数据核对', 'Reconciliation'),
  conflicts: say('数据矛盾', 'Conflicts of figures'),
}
