import { defaultTerm, defineParameters } from '#kernel/parameter'
import { say } from '#platform/say'

const practice = say('年度通报惯例（产品默认，可调整）', 'Practice of yearly circulars (product default, adjustable)')
const same = { region: null, validFrom: '2020-01-01', validTo: null, source: practice, confidence: 'D' } as const

/** Terms, and what a circular is headed with. No norm was found: to be set by the office. */
export const circularParameters = defineParameters([
  defaultTerm('circular.review-days', say('年度通报审核时限', 'Term for approving a circular'), 5, practice),
  defaultTerm('circular.sign-days', say('年度通报签发时限', 'Term for signing a circular'), 3, practice),
  {
    key: 'circular.code',
    label: say('年度通报发文机关代字', 'Code of the issuing body'),
    value: '青产改办发',
    unit: say('', ''),
    ...same,
  },
  {
    key: 'circular.body',
    label: say('年度通报发文机关名称', 'Name of the issuing body'),
    value: '青海省推进新时期产业工人队伍建设改革\n联席会议办公室',
    unit: say('', ''),
    ...same,
  },
])
