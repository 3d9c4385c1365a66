import type { IndicatorSeed } from '#kernel/domain/server'
import { type Say, say } from '#platform/say'

const source = say('产改联席会议交流材料', 'Papers for the joint conference')
const people = say('人', 'people')
const firms = say('家', 'firms')

const reported = (
  name: string,
  label: Say,
  measure: Say,
  kind: 'flow' | 'stock',
  per: 'year' | 'as-of',
): IndicatorSeed => ({ name: `conference-${name}`, label, measure, kind, per, source, direction: 'up', decimals: 0 })

/** Figures that members bring in their papers again and again; an office may add others. */
export const conferenceIndicators: readonly IndicatorSeed[] = [
  reported('labour-arranged', say('协调企业用工', 'Workers found for firms'), people, 'flow', 'year'),
  reported('relief-projects', say('以工代赈项目', 'Work-relief projects'), say('个', 'projects'), 'flow', 'year'),
  reported('trained', say('职业技能培训', 'Skill training'), say('人次', 'people'), 'flow', 'year'),
  reported('partner-firms', say('校企合作企业', 'Firms working with schools'), firms, 'stock', 'as-of'),
  reported('tech-firms', say('科技型企业', 'Technology firms'), firms, 'stock', 'as-of'),
  reported('high-tech-firms', say('高新技术企业', 'High-tech firms'), firms, 'stock', 'as-of'),
  reported('industrial-workers', say('产业工人', 'Industrial workers'), people, 'stock', 'as-of'),
  reported('model-studios', say('劳模创新工作室', 'Model workers’ studios'), say('个', 'studios'), 'stock', 'as-of'),
  reported('highly-skilled', say('高技能人才', 'Highly skilled workers'), people, 'stock', 'as-of'),
]
