import { mayOver } from '#kernel/access'
import { type Asked, type Ctx, type GivenFile, handle, type Route } from '#kernel/domain/server'
import { handleList, type SheetOf } from '#kernel/export/server'
import type { CaseRef } from '#kernel/process'
import { findCase } from '#kernel/process/server'
import type { AnswerOf } from '#platform/endpoint'
import { Missing } from '#platform/errors'
import { writeDocx, writePdf } from '#platform/paper/server'
import { type Say, say } from '#platform/say'
import {
  AddFigures,
  CircularDocx,
  CircularPdf,
  EditCircular,
  GetCircular,
  ListCirculars,
  RedrawCircular,
} from '../model/index.ts'
import { circularProcess } from '../process.ts'
import { paperOf, titleOf, usedFigures } from '../rules/index.ts'
import { findPrinting, getCircular, listCirculars } from '../store.ts'
import { addFigures, bareIn, editCircular, redrawCircular, unknownIn } from './draft.ts'
import { conflictsAbout, differingNow } from './figures.ts'
import { headOf } from './sign.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const states = circularProcess.states as Record<string, { label: Say }>

async function list(asked: Asked<typeof ListCirculars>): Promise<AnswerOf<typeof ListCirculars>> {
  const { page, size } = asked.query
  const found = await listCirculars(asked.db, page, size)
  const rows = found
    .slice(0, size)
    .map(({ state, ...row }) => ({ ...row, stateLabel: states[state]?.label ?? say(state, state) }))
  return { rows, total: (page - 1) * size + rows.length, more: found.length > size }
}

const sheet: SheetOf<AnswerOf<typeof ListCirculars>['rows'][number]> = {
  name: say('年度通报', 'Yearly circulars'),
  columns: [
    { label: say('年度', 'Year'), value: (row) => row.year, kind: 'number' },
    { label: say('标题', 'Title'), value: (row) => row.title, width: 48 },
    { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 26 },
    { label: say('状态', 'State'), value: (row) => row.stateLabel },
    { label: say('发文字号', 'Number'), value: (row) => row.number, width: 24 },
    { label: say('签发日期', 'Signed on'), value: (row) => row.signedOn, kind: 'date' },
  ],
}

/** One circular with what is to be known before it goes on. Readers who do not draft see what would differ now, too. */
async function show(asked: Asked<typeof GetCircular>): Promise<AnswerOf<typeof GetCircular>> {
  const { content, digest, approved, number, signedOn, frozen } = await getCircular(asked.db, asked.params)
  const one = await findCase(asked.db, asked.params)
  if (!one) throw new Missing()
  const place = { no: one.unitNo, indNo: one.indNo }
  const known = { title: titleOf(content.year), digest, approved, number, signedOn, frozen }
  // Units to which it was sent read what is printed: neither figures that were cut nor doubts about them.
  if (!mayOver(asked.actor, 'circular.read', place)) {
    const sent = { ...content, figures: usedFigures(content) }
    return { ...known, content: sent, editable: false, differing: [], bare: [], unknown: [], inConflict: [] }
  }
  return {
    ...known,
    content,
    editable: mayOver(asked.actor, 'circular.draft', place) && one.state === 'draft',
    differing: await differingNow(asked, content),
    bare: bareIn(content),
    unknown: unknownIn(content),
    inConflict: await conflictsAbout(asked, content),
  }
}

/** Circulars that print some of these figures, as far as the person may read them: whoever settles a conflict of them sees where they stand. */
export async function papersPrinting(ctx: Ctx, { claims }: { claims: readonly string[] }) {
  const found = await findPrinting(ctx.db, claims)
  return found
    .filter(({ content }) => usedFigures(content).some(({ id }) => claims.includes(id)))
    .map(({ regionId, id, content, state, number }) => ({
      ...{ regionId, id, title: titleOf(content.year), stateLabel: states[state]?.label ?? say(state, state) },
      ...{ page: `/circulars/${regionId}/${id}`, signed: number !== null },
    }))
}

async function print(ctx: Ctx, ref: CaseRef) {
  const { content, number, signedOn, regionId } = await getCircular(ctx.db, ref)
  const { body } = await headOf(ctx, regionId)
  return { title: titleOf(content.year), paper: paperOf(content, { body, number, date: signedOn ?? ctx.today }) }
}

async function pdf(asked: Asked<typeof CircularPdf>): Promise<GivenFile> {
  const { title, paper } = await print(asked, asked.params)
  return { name: `${title}.pdf`, type: 'application/pdf', bytes: await writePdf(paper) }
}

async function docx(asked: Asked<typeof CircularDocx>): Promise<GivenFile> {
  const { title, paper } = await print(asked, asked.params)
  return { name: `${title}.docx`, type: docxType, bytes: await writeDocx(paper) }
}

export const circularRoutes: Route[] = [
  ...handleList(ListCirculars, list, sheet),
  handle(GetCircular, show),
  handle(EditCircular, async ({ body: { seen, ...text }, ...asked }) => ({
    digest: await editCircular(asked, asked.params, text, seen),
  })),
  handle(AddFigures, (asked) => addFigures(asked, asked.params, asked.body.claims, asked.body.seen)),
  handle(RedrawCircular, async (asked) => ({ digest: await redrawCircular(asked, asked.params) })),
  handle(CircularPdf, pdf),
  handle(CircularDocx, docx),
]
