import { handle, type Route } from '#kernel/domain/server'
import { dayOf, handleList } from '#kernel/export/server'
import { type Say, say } from '#platform/say'
import { addClient, rotateSecret, showUse, stopClient } from './deeds/clients.ts'
import { feedTemplate, reportFeed, uploadFeed } from './deeds/feed.ts'
import { exchangeDocument } from './deeds/open-api.ts'
import { queryWorker, queryWorkers, showAgreement } from './deeds/query.ts'
import { giveToken } from './deeds/token.ts'
import * as asks from './model/index.ts'
import { listCatalogue } from './store/agreements.ts'
import { listCalls } from './store/calls.ts'

/** The version of the interface, not of the product: partners' programs are written against it. */
const interfaceVersion = '1.0.0'

const labelOf = (list: readonly { value: string; label: Say }[], value: string | null) =>
  list.find((one) => one.value === value)?.label
const named = [...asks.sharedFields, ...asks.feedChoices]
const labelsOf = (values: readonly string[]) => values.map((value) => labelOf(named, value)?.zh ?? value).join('、')

/** For programs of partners. */
const ofPartners: Route[] = [
  handle(asks.Token, giveToken),
  handle(asks.ShowAgreement, showAgreement),
  handle(asks.QueryWorker, queryWorker),
  handle(asks.QueryWorkers, queryWorkers),
  ...asks.feedKindNames.map((kind) => handle(asks.feeds[kind], reportFeed(kind))),
  handle(asks.GetOpenApi, async () => exchangeDocument(interfaceVersion)),
]

/** For those who keep agreements, and the catalogue for everybody. */
const ofPeople: Route[] = [
  ...handleList(asks.ListCatalogue, ({ db, query, today }) => listCatalogue(db, query, today), {
    name: say('数据共享目录', 'Catalogue'),
    columns: [
      { label: say('对方部门', 'Partner'), value: (row) => row.partner, width: 26 },
      { label: say('方向', 'Direction'), value: (row) => labelOf(asks.directions, row.direction) },
      { label: say('用途', 'Purpose'), value: (row) => row.purpose, width: 30 },
      { label: say('合法性基础', 'Ground'), value: (row) => labelOf(asks.grounds, row.ground) },
      { label: say('依据文件', 'Document'), value: (row) => row.basis, width: 30 },
      { label: say('字段或内容', 'Fields'), value: (row) => labelsOf([...row.fields, ...row.kinds]), width: 40 },
      { label: say('负责单位', 'Unit'), value: (row) => row.unitName, width: 26 },
      { label: say('截止日期', 'Until'), value: (row) => row.untilOn, kind: 'date' },
      { label: say('状态', 'State'), value: (row) => labelOf(asks.liveStates, row.state) },
      { label: say('近 30 天人次', 'People, 30 days'), value: (row) => row.lately, kind: 'number' },
      { label: say('累计人次', 'People in all'), value: (row) => row.inAll, kind: 'number' },
    ],
  }),
  ...handleList(asks.ListCalls, ({ db, query }) => listCalls(db, query), {
    name: say('数据共享调用记录', 'Calls'),
    columns: [
      { label: say('日期', 'Day'), value: (row) => dayOf(row.at), kind: 'date' },
      { label: say('调用方', 'Caller'), value: (row) => row.partner, width: 26 },
      { label: say('用途', 'Purpose'), value: (row) => row.purpose, width: 30 },
      { label: say('操作', 'Operation'), value: (row) => labelOf(asks.operations, row.operation) },
      { label: say('字段或内容', 'Fields'), value: (row) => labelsOf(row.fields), width: 40 },
      { label: say('请求人次', 'People asked'), value: (row) => row.asked, kind: 'number' },
      { label: say('提供或登记人次', 'People found'), value: (row) => row.found, kind: 'number' },
      { label: say('结果', 'Status'), value: (row) => row.status, kind: 'number' },
      { label: say('网络地址', 'Address'), value: (row) => row.address },
    ],
  }),
  handle(asks.GetUse, (asked) => showUse(asked, asked.params)),
  handle(asks.AddClient, (asked) => addClient(asked, asked.params, asked.body.label)),
  handle(asks.RotateSecret, (asked) => rotateSecret(asked, asked.params)),
  handle(asks.RevokeClient, (asked) => stopClient(asked, asked.params, asked.body.reason)),
  handle(asks.FeedTemplate, async ({ params }) => feedTemplate(params.kind)),
  handle(asks.UploadFeed, uploadFeed),
]

export const exchangeRoutes: Route[] = [...ofPeople, ...ofPartners]
