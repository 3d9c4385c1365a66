import { say } from '#platform/say'
import type { SystemBody } from '../system.ts'
import { firstAspects } from './first.ts'
import { extra } from './make.ts'
import { secondAspects } from './second.ts'

export { scoreIndicators } from './indicators.ts'

/**
 * The index system to begin with: ten aspects, twenty items, weights that add up to 100. The number of aspects and items
 * is that of the national assessment; the contents follow the skeleton of domain rules 9.3, since no province's table is
 * public. Every office changes it to its own.
 */
export const standardSystem: SystemBody = {
  aspects: [...firstAspects, ...secondAspects],
  bonuses: [
    extra(
      'b1',
      3,
      say('经验做法被全国层面推广', 'Practice copied nationwide'),
      say('每项加 1 分，最多 3 分', 'One point each, three at most'),
    ),
    extra(
      'b2',
      2,
      say('承担改革试点并通过验收', 'Pilot passed its review'),
      say('通过验收加 2 分', 'Two points when passed'),
    ),
  ],
  deductions: [
    extra(
      'd1',
      5,
      say('整改逾期未销号', 'Rectification overdue'),
      say('每项扣 1 分，最多 5 分', 'One point each, five at most'),
    ),
    extra(
      'd2',
      5,
      say('报送数据经核查不实', 'Figures found to be wrong'),
      say('每项扣 1 分，最多 5 分', 'One point each, five at most'),
    ),
  ],
  vetoes: [
    extra(
      'v1',
      0,
      say('发生重大及以上生产安全责任事故', 'Major accident at work'),
      say('发生的，不得评为合格以上档次', 'Then never above passed'),
    ),
    extra(
      'v2',
      0,
      say('弄虚作假、篡改统计数据', 'Invented or altered figures'),
      say('查实的，不得评为合格以上档次', 'Then never above passed'),
    ),
    extra(
      'v3',
      0,
      say('群体性事件处置不当受上级通报批评', 'Criticised from above for handling unrest badly'),
      say('被通报的，不得评为合格以上档次', 'Then never above passed'),
    ),
  ],
}
