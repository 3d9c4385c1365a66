import { say } from '#platform/say'
import type { SchemeBody } from '../scheme.ts'
import { firstAspects } from './first.ts'
import { secondAspects } from './second.ts'

/**
 * The scheme to begin with: ten aspects, twenty items, a hundred points. The numbers ten and twenty are the national ones
 * (journal line 477); the contents are ours, because the real scheme is not public, and say so.
 */
export const standardScheme: SchemeBody = {
  note: say(
    '全国考核指标体系未公开，《青海工运》2024年第10期仅载明“10 个方面 20 项”。本框架的方面、条目和分值为产品拟定，收到正式文件后请据实修改。',
    'The national scheme is not public; the journal says only "10 aspects, 20 items" (Qinghai Gongyun 2024 No. 10). Aspects, items and points here are the product’s own: change them when the document arrives.',
  ),
  aspects: [...firstAspects, ...secondAspects],
}

const hr = ['省人力资源社会保障厅', '省人社厅']
const organisation = ['省委组织部', '省委社会工作部']
const education = ['省教育厅']

/** Names of the unit that usually answers for an item; none means the office’s own unit. */
export const standardUnits: Readonly<Record<string, readonly string[]>> = {
  '3.2': organisation,
  '5.1': hr,
  '5.2': education,
  '6.1': hr,
  '6.2': hr,
  '7.2': organisation,
  '8.1': hr,
  '9.2': hr,
}
