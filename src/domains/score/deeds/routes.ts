import { handle, type Route } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import {
  AddSystem,
  AnswerObjection,
  EditSystem,
  EnforceSystem,
  ExportRound,
  FillLine,
  GetRound,
  GetSheet,
  GetSystem,
  ListRounds,
  ListSystems,
  ObjectToLine,
  OpenRound,
  RefreshFigures,
  ReviewLine,
} from '../model/index.ts'
import { listRounds, listSystems } from '../store/index.ts'
import { draftRoutes } from './draft.ts'
import { fillLine, refreshFigures } from './fill.ts'
import { answerOne, objectToLine } from './objections.ts'
import { reviewLine } from './review.ts'
import { exportRound, openRound, showRound } from './rounds.ts'
import { roundSheet, systemSheet } from './sheets.ts'
import { showSheet } from './show-sheet.ts'
import { bulletinRoutes } from './sign.ts'
import { addSystem, editSystem, enforceSystem, showSystem } from './systems.ts'

const refOf = ({ regionId, id }: { regionId: number; id: string }) => ({ regionId, id })

/** Every route of scores and bulletins. */
export const scoreRoutes: Route[] = [
  ...handleList(ListSystems, ({ db }) => listSystems(db), systemSheet),
  handle(AddSystem, async (asked) => ({ id: await addSystem(asked, asked.body) })),
  handle(GetSystem, showSystem),
  handle(EditSystem, (asked) => editSystem(asked, asked.params.id, asked.body)),
  handle(EnforceSystem, async (asked) => ({ digest: await enforceSystem(asked, asked.params.id) })),
  ...handleList(ListRounds, ({ db }) => listRounds(db), roundSheet),
  handle(OpenRound, (asked) => openRound(asked, asked.body)),
  handle(GetRound, (asked) => showRound(asked, asked.params.id)),
  handle(ExportRound, (asked) => exportRound(asked, asked.params.id)),
  handle(GetSheet, showSheet),
  handle(RefreshFigures, async (asked) => ({ rev: await refreshFigures(asked, asked.params) })),
  handle(FillLine, async (asked) => ({
    rev: await fillLine(asked, refOf(asked.params), asked.params.item, asked.body),
  })),
  handle(ReviewLine, async (asked) => ({
    rev: await reviewLine(asked, refOf(asked.params), asked.params.item, asked.body),
  })),
  handle(ObjectToLine, async (asked) => ({
    id: await objectToLine(asked, refOf(asked.params), asked.params.item, asked.body),
  })),
  handle(AnswerObjection, async (asked) => ({ rev: await answerOne(asked, asked.params, asked.body) })),
  ...draftRoutes,
  ...bulletinRoutes,
]
