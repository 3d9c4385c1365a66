import type { Asked, Ctx } from '#kernel/domain/server'
import type { CaseRef } from '#kernel/process'
import type { TestProvince } from '#kernel/testing/server'
import { settleFlags, showPack } from './deeds/pack.ts'
import type { DecideFlags, FlagState, GetPack, SchemeBody } from './model/index.ts'

const words = (zh: string) => ({ zh, en: zh })

/** A small scheme: one aspect, two items, the first with a figure. */
export const schemeBody = ([first, second]: readonly (number | null)[]): SchemeBody => {
  const item = { source: words('《青海工运》2024年第10期'), areas: [], processes: [], was: null } // lines 477
  const demands = words('通知和统计表')
  return {
    note: words('测试用'),
    aspects: [
      {
        key: '1',
        label: words('组织领导'),
        items: [
          {
            ...item,
            key: '1.1',
            label: words('责任落实'),
            demands,
            weight: 60,
            unitId: first ?? null,
            indicators: ['test-skilled'],
          },
          {
            ...item,
            key: '1.2',
            label: words('研究部署'),
            demands,
            weight: 40,
            unitId: second ?? null,
            indicators: [],
          },
        ],
      },
    ],
  }
}

/** The pack of an assessment as the clerk sees it. */
export const packOf = (province: TestProvince, ref: CaseRef) =>
  province.as('clerk', (ctx) => showPack({ ...ctx, params: ref } as unknown as Asked<typeof GetPack>))

/** Settles finds as the page would. */
export const decide = (
  ctx: Ctx,
  ref: CaseRef,
  ids: string[],
  decision: Exclude<FlagState, 'open'>,
  reason: string | null = null,
) => settleFlags({ ...ctx, params: ref, body: { ids, decision, reason } } as unknown as Asked<typeof DecideFlags>)
