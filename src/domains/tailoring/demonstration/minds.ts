import type { Decision, Measure } from '../model/index.ts'
import { ownOf } from '../rules/index.ts'
import { target } from '../standard/make.ts'
import type { Mind } from './walk.ts'

const bare = { own: null, into: null, reason: null } as const
const drop = (key: string, reason: string): Decision => ({ key, choice: 'drop', ...bare, reason })
const merge = (key: string, into: string): Decision => ({ key, choice: 'merge', ...bare, into })

/** What four units think of the list above them, made up. `find` gives a measure of the province's first edition. */
export function mindsOf(
  find: (key: string) => Measure | undefined,
): Record<'xining' | 'hainan' | 'datong' | 'freight', Mind> {
  const change = (
    key: string,
    own: Partial<NonNullable<Decision['own']>>,
    reason: string | null = null,
  ): Decision[] => {
    const measure = find(key)
    return measure ? [{ key, choice: 'change', ...bare, own: { ...ownOf(measure), ...own }, reason }] : []
  }
  const share = '职工教育经费用于一线职工的比例'
  return {
    xining: {
      decisions: [
        ...change('10', { lead: '西宁市国资委', targets: [target(share, '>=', 65, '%')] }),
        ...change('12', { lead: '西宁市人力资源社会保障局' }),
        merge('11', '9'),
        drop('27', '统计监测由省级统一开展，市级不另行建立体系'),
      ],
      additions: [
        {
          own: {
            title: '商圈骑手服务点建设',
            words: '商圈设歇脚、入会、办事一个窗口的服务点',
            targets: [target('商圈服务点', '>=', 12, '个')],
            ...{ dueOn: null, lead: '西宁市总工会' },
          },
          ...{ area: 'ranks', exceeds: '17', reason: null },
        },
      ],
    },
    hainan: {
      decisions: [
        ...change(
          '10',
          {
            words: '以园区企业为主，学徒制与订单培养结合',
            lead: '海南州国资委',
            targets: [target(share, '>=', 55, '%')],
          },
          '州属企业规模小，分两年达到60%',
        ),
        drop('17', '平台企业未在州内设立分支机构，由省级统一推进'),
        merge('21', '26'),
      ],
      additions: [],
    },
    datong: {
      decisions: [drop('22', '大国工匠培育由市级统一组织，县里推荐人选'), merge('19', '18')],
      additions: [],
    },
    freight: { decisions: [drop('23', '货运行业以在职司机为主，不承担青年招引')], additions: [] },
  }
}
