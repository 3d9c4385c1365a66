import { defineDomain, handle, type Route } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { say } from '#platform/say'
import { beginAdoption, endAdoption, enforceResult, resolvedOf, startAdoption } from './deeds/adoption.ts'
import { adoptionSheet, importAdoption } from './deeds/adoption-sheet.ts'
import { decideGone, decideLines, dropAddition, writeAddition } from './deeds/decide.ts'
import { findAdoptionFacts } from './deeds/facts.ts'
import { frameworkSheet, importFramework } from './deeds/framework-sheet.ts'
import { addFramework, editFramework, enforceFramework, reviseJob, showFramework } from './deeds/frameworks.ts'
import { addMapping, confirmMapping, listGaps, listLinks, mapMeasure, showMapping } from './deeds/mappings.ts'
import { draftFromTasks } from './deeds/offers.ts'
import { reachAdoption } from './deeds/reach.ts'
import { carryOver, reviseBelow } from './deeds/revise.ts'
import { rollUp, rollUpSheet } from './deeds/roll-up.ts'
import { frameworkList, gapList, linkList, mappingList } from './deeds/sheets.ts'
import { showAdoption } from './deeds/show-adoption.ts'
import { demonstrate } from './demonstration/load.ts'
import * as model from './model/index.ts'
import { tailoringParameters } from './parameters.ts'
import { tailoringPermissions } from './permissions.ts'
import { adoptionProcess } from './process.ts'
import { listFrameworks, listMappings } from './store/index.ts'

const frameworkRoutes: Route[] = [
  ...handleList(model.ListFrameworks, ({ db }) => listFrameworks(db), frameworkList),
  handle(model.AddFramework, async (asked) => ({ id: await addFramework(asked, asked.body) })),
  handle(model.GetFramework, showFramework),
  handle(model.EditFramework, (asked) => editFramework(asked, asked.params.id, asked.body)),
  handle(model.EnforceFramework, async (asked) => ({ digest: await enforceFramework(asked, asked.params.id) })),
  handle(model.FrameworkSheet, (asked) => frameworkSheet(asked, asked.params.id)),
  handle(model.ImportFramework, (asked) =>
    importFramework(asked, asked.params.id, asked.file, asked.query.dryRun === 'yes'),
  ),
  handle(model.GetRollUp, (asked) => rollUp(asked, asked.params.id, asked.query.under)),
  handle(model.RollUpSheet, (asked) => rollUpSheet(asked, asked.params.id, asked.query.under)),
]

const adoptionRoutes: Route[] = [
  handle(model.StartAdoption, (asked) => startAdoption(asked, asked.body)),
  handle(model.GetAdoption, showAdoption),
  handle(model.GetResolved, async (asked) =>
    resolvedOf(asked, (await reachAdoption(asked, asked.params, 'tailoring.read')).adoption),
  ),
  handle(model.DecideLines, (asked) => decideLines(asked, asked.params, asked.body)),
  handle(model.WriteAddition, (asked) => writeAddition(asked, asked.params, asked.body)),
  handle(model.DropAddition, (asked) => dropAddition(asked, asked.params, asked.body)),
  handle(model.DecideGone, (asked) => decideGone(asked, asked.params, asked.body)),
  handle(model.AdoptionSheet, (asked) => adoptionSheet(asked, asked.params)),
  handle(model.ImportAdoption, (asked) =>
    importAdoption(asked, asked.params, asked.file, asked.query.dryRun === 'yes'),
  ),
]

const mappingRoutes: Route[] = [
  ...handleList(model.ListMappings, ({ db }) => listMappings(db), mappingList),
  handle(model.AddMapping, async (asked) => ({ id: await addMapping(asked, asked.body) })),
  handle(model.GetMapping, showMapping),
  handle(model.MapMeasure, (asked) => mapMeasure(asked, asked.params.id, asked.body)),
  handle(model.ConfirmMapping, (asked) => confirmMapping(asked, asked.params.id)),
  ...handleList(model.ListGaps, (asked) => listGaps(asked, asked.params.id), gapList),
  ...handleList(model.ListLinks, (asked) => listLinks(asked, asked.params.id), linkList),
]

/** Lists of tasks handed down: frameworks by edition, what each level makes of them, and how that stands to a new edition. */
export const domain = defineDomain({
  name: 'tailoring',
  label: say('细化采纳', 'Tailoring'),
  processes: [adoptionProcess as never],
  facts: { adoption: findAdoptionFacts },
  does: {
    'adoption.open': beginAdoption,
    'adoption.accept': enforceResult,
    'adoption.revise': carryOver,
    'adoption.close': endAdoption,
  },
  permissions: tailoringPermissions,
  parameters: tailoringParameters,
  routes: [...frameworkRoutes, ...adoptionRoutes, ...mappingRoutes],
  migrations: new URL('./migrations/', import.meta.url),
  jobs: { [reviseJob]: reviseBelow },
  offers: { draftFromTasks },
  demonstrate,
})
