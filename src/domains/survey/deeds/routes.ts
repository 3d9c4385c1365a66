import { handle, type Route } from '#kernel/domain/server'
import { editionStates } from '#kernel/edition'
import { handleList } from '#kernel/export/server'
import { say } from '#platform/say'
import * as ask from '../model/index.ts'
import { questionnaires } from '../store/forms.ts'
import { showOpen, showReceipt, takeSheet } from './answer.ts'
import { frameFile, frameTemplate, importFrame, publishFrame } from './frame.ts'
import { makeLinks } from './links.ts'
import { markMembers, showMembers, showResponse } from './members.ts'
import {
  addQuestionnaire,
  editQuestionnaire,
  importXlsForm,
  showQuestionnaire,
  xlsFormTemplate,
} from './questionnaires.ts'
import { resultsDocx, resultsXlsx, showResults } from './results.ts'
import { proposeQuestionnaire } from './review.ts'
import { drawSurvey, planSurvey, showDraw } from './sample.ts'

const outcomeLabel = (of: ask.Outcome) => ask.outcomes.find(({ value }) => value === of)?.label ?? of

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
  handle(ask.ProposeQuestionnaire, proposeQuestionnaire),
  handle(ask.ImportXlsForm, ({ query, file, ...ctx }) => importXlsForm(ctx, file, query.dryRun === 'yes')),
  handle(ask.PublishFrame, publishFrame),
  handle(ask.FrameTemplate, async () => frameTemplate()),
  handle(ask.ImportFrame, ({ params, query, file, ...ctx }) => importFrame(ctx, params, file, query.dryRun === 'yes')),
  handle(ask.FrameFile, ({ params, ...ctx }) => frameFile(ctx, params)),
  handle(ask.PlanSurvey, planSurvey),
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
      { label: say('接触结果', 'Outcome'), value: (row) => outcomeLabel(row.outcome) },
      { label: say('登记日期', 'Noted on'), value: (row) => row.outcomeOn, kind: 'date' },
      { label: say('说明', 'Note'), value: (row) => row.note, width: 40 },
    ],
  }),
  handle(ask.MarkMembers, markMembers),
  ...handleList(ask.GetResponse, showResponse, {
    name: say('各层应答率', 'Response by stratum'),
    columns: [
      { label: say('层（群）', 'Stratum or cluster'), value: (row) => row.part ?? say('合计', 'All'), width: 30 },
      { label: say('样本', 'Drawn'), value: (row) => row.drawn, kind: 'number' },
      { label: say('已答', 'Answered'), value: (row) => row.answered, kind: 'number' },
      { label: say('已联系未答', 'Reached'), value: (row) => row.reached, kind: 'number' },
      { label: say('拒访', 'Refused'), value: (row) => row.refused, kind: 'number' },
      { label: say('不在范围', 'Out of scope'), value: (row) => row.outOfScope, kind: 'number' },
      { label: say('找不到', 'Not found'), value: (row) => row.notFound, kind: 'number' },
      { label: say('未联系', 'Not contacted'), value: (row) => row.none, kind: 'number' },
      { label: say('应答率（RR1）', 'Response (RR1)'), value: (row) => row.response1, kind: 'number' },
      { label: say('应答率（RR3）', 'Response (RR3)'), value: (row) => row.response3, kind: 'number' },
      { label: say('合作率', 'Cooperation'), value: (row) => row.cooperation, kind: 'number' },
      { label: say('拒访率', 'Refusal'), value: (row) => row.refusal, kind: 'number' },
      { label: say('接触率', 'Contact'), value: (row) => row.contact, kind: 'number' },
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
