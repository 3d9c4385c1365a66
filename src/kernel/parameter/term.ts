import { type Say, say } from '#platform/say'
import type { ParameterSeed } from './parameter.ts'

/** A term in working days for which no norm was found: the product's default for every region, to be set by the customer. */
export const defaultTerm = (key: string, label: Say, value: number, source: Say): ParameterSeed => ({
  key,
  label,
  value,
  unit: say('个工作日', 'working days'),
  region: null,
  validFrom: '2024-01-01',
  validTo: null,
  source,
  confidence: 'D',
})
