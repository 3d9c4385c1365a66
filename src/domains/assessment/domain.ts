import { defineDomain, handle, type Permission } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import type { CaseView } from '#kernel/process'
import { say } from '#platform/say'
import { assessmentFacts, itemFacts } from './deeds/facts.ts'
import { packJob, scanJob, scanSome, writeSome } from './deeds/jobs.ts'
import { lostPoints } from './deeds/lost.ts'
import { downloadPack, makePack, settleFlags, showPack } from './deeds/pack.ts'
import { importScheme, schemeSheet } from './deeds/scheme-sheet.ts'
import { addScheme, editScheme, enforceScheme, showScheme } from './deeds/schemes.ts'
import { schemeList } from './deeds/sheets.ts'
import { showView } from './deeds/show.ts'
import {
  acceptItem,
  assignItem,
  assignItems,
  beginAssessment,
  beginItem,
  closeItems,
  startAssessment,
} from './deeds/start.ts'
import { demonstrate } from './demonstration/load.ts'
import {
  AddScheme,
  AssignItem,
  DecideFlags,
  DownloadPack,
  EditScheme,
  EnforceScheme,
  GetPack,
  GetScheme,
  GetView,
  ImportScheme,
  ListSchemes,
  MakePack,
  SchemeSheet,
  StartAssessment,
} from './model/index.ts'
import { assessmentParameters } from './parameters.ts'
import { assessmentProcess, itemProcess } from './process/index.ts'
import { schemes } from './store/index.ts'

const permissions: Readonly<Record<string, Permission>> = {
  'assessment.read': {
    label: say('查看迎考', 'See the assessment'),
    posts: [
      'convener',
      'deputy-convener',
      'office-clerk',
      'office-reviewer',
      'leader-in-charge',
      'liaison',
      'prefecture-cadre',
    ],
  },
  'assessment.manage': {
    label: say('编制考核框架、布置迎考', 'Make schemes, run the assessment'),
    posts: ['office-clerk'],
  },
  'assessment.enforce': {
    label: say('施行考核框架', 'Put schemes in force'),
    posts: ['office-reviewer'],
    power: true,
  },
  'assessment.prove': {
    label: say('自查举证', 'Check and prove items'),
    posts: ['office-clerk', 'leader-in-charge', 'liaison', 'prefecture-cadre'],
  },
  'assessment.review': { label: say('复核迎考条目', 'Review items'), posts: ['office-reviewer'] },
  'assessment.pack': {
    label: say('生成、下载迎考材料包', 'Make and download the pack'),
    posts: ['office-clerk', 'office-reviewer'],
    power: true,
  },
  'assessment.submit': {
    label: say('核对报送迎考材料', 'Submit the assessment'),
    posts: ['deputy-convener', 'office-reviewer'],
    power: true,
  },
}

const refOf = ({ regionId, id }: Pick<CaseView, 'regionId' | 'id'>) => ({ regionId, id })

/** The national assessment of the province: schemes, items proved by their units, the rehearsal, the pack, the result. */
export const domain = defineDomain({
  name: 'assessment',
  label: say('全国考核迎考', 'National assessment'),
  processes: [assessmentProcess as never, itemProcess as never],
  facts: { assessment: assessmentFacts, 'assessment-item': itemFacts },
  does: {
    'assessment.open': beginAssessment,
    'assessment.gather': assignItems,
    'assessment.submit': closeItems,
    'assessment.cancel': closeItems,
    'assessment-item.open': beginItem,
    'assessment-item.accept': acceptItem,
  },
  permissions,
  parameters: assessmentParameters,
  migrations: new URL('./migrations/', import.meta.url),
  routes: [
    ...handleList(ListSchemes, ({ db }) => schemes.list(db), schemeList),
    handle(AddScheme, async (asked) => ({ id: await addScheme(asked, asked.body) })),
    handle(GetScheme, showScheme),
    handle(EditScheme, (asked) => editScheme(asked, asked.params.id, asked.body)),
    handle(EnforceScheme, async (asked) => ({ digest: await enforceScheme(asked, asked.params.id) })),
    handle(SchemeSheet, (asked) => schemeSheet(asked, asked.params.id)),
    handle(ImportScheme, (asked) => importScheme(asked, asked.params.id, asked.file, asked.query.dryRun === 'yes')),
    handle(StartAssessment, (asked) => startAssessment(asked, asked.body)),
    handle(GetView, (asked) => showView(asked, refOf(asked.params))),
    handle(AssignItem, (asked) => assignItem(asked, refOf(asked.params), asked.body)),
    handle(GetPack, showPack),
    handle(MakePack, (asked) => makePack(asked, refOf(asked.params))),
    handle(DecideFlags, settleFlags),
    handle(DownloadPack, (asked) => downloadPack(asked, refOf(asked.params))),
  ],
  jobs: { [scanJob]: scanSome, [packJob]: writeSome },
  offers: { lostPoints },
  demonstrate,
  demonstratesAfter: ['ledger', 'dispatch', 'score'],
})
