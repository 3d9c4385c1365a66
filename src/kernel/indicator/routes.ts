import { writeEntry } from '#kernel/audit/server'
import { type Ctx, handle } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import {
  AddIndicator,
  ExportClaims,
  GetClaim,
  GetHeadline,
  type IndicatorDefinition,
  ListClaims,
  ListIndicators,
} from './contracts.ts'
import { dimensionsKnown } from './dimension.ts'
import { exportClaims } from './export.ts'
import { indicatorSheet } from './sheets.ts'
import { headlineClaim, searchOf, showClaim } from './show.ts'
import { countClaims, findClaims } from './store/claims.ts'
import { type IndicatorGiven, insertIndicator, listIndicators } from './store/indicators.ts'

/** Adds an office's own indicator to the catalogue and writes it into the journal. Whoever calls it has checked who may. */
export async function addIndicator(ctx: Ctx, wanted: Omit<IndicatorGiven, 'name'>): Promise<IndicatorDefinition> {
  const added = await insertIndicator(ctx.db, wanted)
  const { actor } = ctx
  await writeEntry(ctx.db, {
    regionId: 0,
    personId: actor.personId,
    personName: actor.name,
    unitId: null,
    unitNo: null,
    action: 'indicator.add',
    subjectKind: 'indicator',
    subjectId: added.name,
    body: { ...added },
  })
  return added
}

/** The endpoints of indicators and figures. */
export const indicatorRoutes = [
  ...handleList(ListIndicators, ({ db, query }) => listIndicators(db, query.words), indicatorSheet),
  handle(AddIndicator, (asked) =>
    addIndicator(asked, {
      ...asked.body,
      dimensions: dimensionsKnown.filter(({ name }) => asked.body.dimensions.includes(name)),
    }),
  ),
  handle(ListClaims, async (asked) => {
    const { page, size, ...filter } = asked.query
    const search = await searchOf(asked, filter)
    const rows = await findClaims(asked.db, search, size, (page - 1) * size)
    return { rows, ...(await countClaims(asked.db, search)) }
  }),
  handle(ExportClaims, (asked) => exportClaims(asked, asked.query)),
  handle(GetHeadline, (asked) =>
    headlineClaim(asked, asked.query.indicator, asked.query.unitId, asked.query.period ?? null),
  ),
  handle(GetClaim, (asked) => showClaim(asked, asked.params)),
]
