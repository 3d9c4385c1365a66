import { handle, type Route } from '#kernel/domain/server'
import { editionStates } from '#kernel/edition'
import { handleList } from '#kernel/export/server'
import { say } from '#platform/say'
import * as ask from '../model/index.ts'
import { questionnaires } from '../store/forms.ts'
import { showOpen, showReceipt, takeSheet } from './answer.ts'
import {
  addQuestionnaire,
  editQuestionnaire,
  enforceQuestionnaire,
  importXlsForm,
  showQuestionnaire,
  xlsFormTemplate,
} from './questionnaires.ts'
import { resultsDocx, resultsXlsx, showResults } from './results.ts'
import {
  drawSurvey,
  frameFile,
  frameTemplate,
  importFrame,
  makeLinks,
  publishFrame,
  showDraw,
  showMembers,
} from './sample.ts'

/** What is asked of this domain. */
export const surveyRoutes: readonly Route[] = [
  ...handleList(ask.ListQuestionnaires, ({ db }) => questionnaires.list(db), {
    name: say('问卷', 'Questionnaires'),
    columns: [
      { label: say('名称', 'Name'), value: (row) => row.name, width: 40 },
      { label: say('年度', 'Year'), value: (row) => row.year, kind: 'number' },
      { label: say('版次', 'Version'), value: (row) => row.version, kind: 'number' },
      { label: say('状态', 'State'), value: (row) => editionStates[row.state] },
      { label: say('施行日期', 'In force from'), value: (row) => row.inForceOn, kind: 'date' },
    ],
  }),
  handle(ask.XlsFormTemplate, async () => xlsFormTemplate()),
  handle(ask.GetQuestionnaire, ({ params, ...ctx }) => showQuestionnaire(ctx, params.id)),
  handle(ask.AddQuestionnaire, async ({ body, ...ctx }) => ({ id: await addQuestionnaire(ctx, body) })),
  handle(ask.EditQuestionnaire, ({ params, body, ...ctx }) => editQuestionnaire(ctx, params.id, body)),
  handle(ask.EnforceQuestionnaire, async ({ params, ...ctx }) => ({
    digest: await enforceQuestionnaire(ctx, params.id),
  })),
  handle(ask.ImportXlsForm, ({ query, file, ...ctx }) => importXlsForm(ctx, file, query.dryRun === 'yes')),
  handle(ask.PublishFrame, publishFrame),
  handle(ask.FrameTemplate, async () => frameTemplate()),
  handle(ask.ImportFrame, ({ params, query, file, ...ctx }) => importFrame(ctx, params, file, query.dryRun === 'yes')),
  handle(ask.FrameFile, ({ params, ...ctx }) => frameFile(ctx, params)),
  handle(ask.DrawSurvey, drawSurvey),
  handle(ask.GetSurveyDraw, ({ params, ...ctx }) => showDraw(ctx, params)),
  ...handleList(ask.ListMembers, showMembers, {
    name: say('样本名单', 'Sample'),
    columns: [
      { label: say('序号', 'Place'), value: (row) => row.place, kind: 'number', width: 8 },
      { label: say('编号', 'Key'), value: (row) => row.key, width: 40 },
      { label: say('层', 'Stratum'), value: (row) => row.stratum },
      { label: say('群', 'Cluster'), value: (row) => row.cluster },
      { label: say('入样概率', 'Chance'), value: (row) => row.probability, kind: 'number' },
      { label: say('设计权重', 'Weight'), value: (row) => row.weight, kind: 'number' },
    ],
  }),
  handle(ask.MakeLinks, ({ params, ...ctx }) => makeLinks(ctx, params)),
  handle(ask.GetOpenSurvey, showOpen),
  handle(ask.AnswerSurvey, takeSheet),
  handle(ask.CheckReceipt, showReceipt),
  handle(ask.GetResults, (asked) => showResults(asked, asked)),
  handle(ask.ResultsXlsx, (asked) => resultsXlsx(asked, asked)),
  handle(ask.ResultsDocx, (asked) => resultsDocx(asked, asked)),
]
