import { defineDomain, handle, type Route } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { say } from '#platform/say'
import { outlineCommand, tasksCommand } from './commands/index.ts'
import {
  AssignProposals,
  ConfirmProposals,
  DecideChanges,
  DropFile,
  DropProposals,
  EditProposal,
  FindDocument,
  GetDocument,
  GetDocumentText,
  GetFileText,
  GetPolicyFile,
  ListChanges,
  ListDocuments,
  ListLineHistory,
  ListPolicyFiles,
  ListProposals,
  MergeProposals,
  ReopenProposal,
  SplitProposal,
  TakeDocuments,
  UploadPolicy,
} from './contracts/index.ts'
import { confirmedItems, findPolicyFacts, publish } from './deeds/adopt.ts'
import { assignLines, confirmLines, dropLines, editLine, reopenLine } from './deeds/decide.ts'
import { applyChanges, decideChanges, showChanges } from './deeds/differences.ts'
import { describeDocument, findPolicyEntries } from './deeds/found.ts'
import { showLineHistory, showLines } from './deeds/lines.ts'
import { mergeLines, splitLine } from './deeds/reshape.ts'
import { documentSheet } from './deeds/sheets.ts'
import { placeDocument, readPiece, showDocument, showDocuments } from './deeds/show.ts'
import { takeDocuments } from './deeds/take.ts'
import { dropFile, listFiles, readFilePiece, showFile, uploadPolicy } from './deeds/upload.ts'
import { demonstrate } from './demonstration/load.ts'
import { policyParameters, policyPermissions } from './permissions.ts'
import { policyProcess } from './process.ts'

export type { ConfirmedItem, ConfirmedItems } from './deeds/adopt.ts'

const fileRoutes: Route[] = [
  handle(UploadPolicy, (asked) => uploadPolicy(asked, asked.body, asked.file)),
  handle(ListPolicyFiles, listFiles),
  handle(GetPolicyFile, (asked) => showFile(asked, asked.params)),
  handle(GetFileText, (asked) => readFilePiece(asked, asked.params, asked.query)),
  handle(TakeDocuments, (asked) => takeDocuments(asked, asked.params, asked.body.picks)),
  handle(DropFile, (asked) => dropFile(asked, asked.params, asked.body.reason)),
]

const documentRoutes: Route[] = [
  ...handleList(ListDocuments, (asked) => showDocuments(asked, asked.query), documentSheet),
  handle(FindDocument, (asked) => placeDocument(asked, asked.params.id)),
  handle(GetDocument, (asked) => showDocument(asked, asked.params)),
  handle(GetDocumentText, (asked) => readPiece(asked, asked.params, asked.query)),
  handle(ListChanges, (asked) => showChanges(asked, asked.params)),
  handle(DecideChanges, (asked) => decideChanges(asked, asked.params, asked.body)),
]

const lineRoutes: Route[] = [
  handle(ListProposals, (asked) => showLines(asked, asked.params)),
  handle(ConfirmProposals, (asked) => confirmLines(asked, asked.params, asked.body.lines)),
  handle(AssignProposals, (asked) => assignLines(asked, asked.params, asked.body)),
  handle(DropProposals, (asked) => dropLines(asked, asked.params, asked.body.lines, asked.body.reason)),
  handle(MergeProposals, (asked) => mergeLines(asked, asked.params, asked.body)),
  handle(EditProposal, (asked) => editLine(asked, asked.params, asked.params.lineId, asked.body)),
  handle(SplitProposal, (asked) => splitLine(asked, asked.params, asked.params.lineId, asked.body)),
  handle(ReopenProposal, (asked) => reopenLine(asked, asked.params, { id: asked.params.lineId, rev: asked.body.rev })),
  handle(ListLineHistory, (asked) => showLineHistory(asked, asked.params, asked.params.lineId)),
]

/** Policy documents: upload, outline, line-by-line confirmation, editions. */
export const domain = defineDomain({
  name: 'policy',
  label: say('政策文件', 'Policy documents'),
  processes: [policyProcess],
  facts: { policy: findPolicyFacts },
  does: {
    'policy.apply': (ctx, one) => applyChanges(ctx, one),
    'policy.adopt': (ctx, one) => publish(ctx, one),
  },
  permissions: policyPermissions,
  parameters: policyParameters,
  routes: [...fileRoutes, ...documentRoutes, ...lineRoutes],
  migrations: new URL('./migrations', import.meta.url),
  commands: [outlineCommand, tasksCommand],
  offers: { confirmedItems, describeDocument },
  entries: { policy: findPolicyEntries },
  demonstrate,
})
