import type { Permission } from '#kernel/domain/server'
import { defineParameters } from '#kernel/parameter'
import { say } from '#platform/say'
import { sources } from './rules/index.ts'

/** What one may do with the ledger, and the posts that hold it from the start. */
export const ledgerPermissions: Readonly<Record<string, Permission>> = {
  'ledger.read': {
    label: say('查看任务台账', 'See the ledger'),
    posts: [
      'office-clerk',
      'office-reviewer',
      'convener',
      'deputy-convener',
      'leader-in-charge',
      'liaison',
      'prefecture-cadre',
      'county-cadre',
      'enterprise-chair',
    ],
  },
  'ledger.issue': { label: say('编制要点、下达和调整任务', 'Draft, issue and adjust tasks'), posts: ['office-clerk'] },
  'ledger.confirm': { label: say('确认任务办结', 'Confirm that a task is done'), posts: ['office-reviewer'] },
  'ledger.own': {
    label: say('签收、推进、报办结', 'Take on tasks and report them done'),
    posts: ['liaison', 'leader-in-charge', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'],
  },
  'ledger.break-down': {
    label: say('把任务分解到下级单位', 'Break tasks down to units below'),
    posts: ['office-clerk', 'liaison', 'prefecture-cadre', 'county-cadre'],
  },
}

const days = say('个工作日', 'working days')
const seed = {
  unit: days,
  region: null,
  validFrom: '2024-01-01',
  validTo: null,
  source: sources.standard,
  confidence: 'D',
} as const

/** Terms that a document may change. */
export const ledgerParameters = defineParameters([
  { ...seed, key: 'ledger.accept-days', label: say('任务签收时限', 'Term for taking a task on'), value: 5 },
  {
    ...seed,
    key: 'ledger.confirm-days',
    label: say('办结复核时限', 'Term for confirming that a task is done'),
    value: 10,
  },
  { ...seed, key: 'ledger.remind-days', label: say('任务到期前提醒', 'Reminder before a task is due'), value: 10 },
])
