import type { Asked, Ctx, GivenFile } from '#kernel/domain/server'
import { digestOf } from '#kernel/edition/server'
import { getUnit, getUnits } from '#kernel/org/server'
import { freezePaper } from '#kernel/paper/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { showCase } from '#kernel/process/server'
import { Missing } from '#platform/errors'
import { writeDocx, writePdf } from '#platform/paper/server'
import type { MinutesDocx, MinutesPdf } from '../model/index.ts'
import { type MinutesContent, minutesPaper } from '../rules/index.ts'
import { freezeMinutes, getBody, getMeeting, nextSerial, type StoredMeeting } from '../store/index.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Rows<T> = readonly T[] | null | undefined
interface Said {
  name: string
  heldOn: string
  place: string
  chair?: string
  opening?: string
  others?: string | null
  agenda?: Rows<{ point: string; unit: number | null }>
  attendance?: Rows<{
    unit: number
    how: 'present' | 'replaced' | 'absent'
    person: string | null
    instead: string | null
  }>
  problems?: Rows<{ problem: string }>
  decisions?: Rows<{ text: string; lead: number; joints: number[] | null; dueOn: string }>
}

/** All that the minutes of a meeting say, with units by the short names they have. */
async function contentOf(ctx: Pick<Ctx, 'db'>, body: string, answers: Said): Promise<MinutesContent> {
  const agenda = answers.agenda ?? []
  const attendance = answers.attendance ?? []
  const decisions = answers.decisions ?? []
  const ids = [
    ...agenda.flatMap(({ unit }) => (unit === null ? [] : [unit])),
    ...attendance.map(({ unit }) => unit),
    ...decisions.flatMap(({ lead, joints }) => [lead, ...(joints ?? [])]),
  ]
  const units = await getUnits(ctx.db, ids)
  const nameOf = (id: number) => units.get(id)?.shortName ?? units.get(id)?.name ?? ''
  return {
    body,
    name: answers.name,
    heldOn: answers.heldOn,
    place: answers.place,
    chair: answers.chair ?? '',
    opening: answers.opening ?? '',
    agenda: agenda.map(({ point, unit }) => ({ point, unit: unit === null ? null : nameOf(unit) })),
    problems: (answers.problems ?? []).map(({ problem }) => ({ problem })),
    decisions: decisions.map(({ text, lead, joints, dueOn }) => ({
      ...{ text, dueOn, lead: nameOf(lead) },
      joints: (joints ?? []).map(nameOf),
    })),
    attendance: attendance.map((row) => ({ ...row, unit: nameOf(row.unit) })),
    others: answers.others ?? null,
  }
}

const said = (one: Pick<CaseView, 'answers'>): Said => one.answers as unknown as Said

/**
 * Signs minutes: takes the next number of the body's year, prints and measures them, and freezes number, digest and both files.
 * All in one transaction, so that a refused signing takes no number. @throws Refused when the page is not that of the norm.
 */
export async function signMinutes(ctx: Ctx, one: CaseView): Promise<void> {
  const ref = { regionId: one.regionId, id: one.id }
  const meeting = await getMeeting(ctx.db, ref, true)
  const body = await getBody(ctx.db, meeting.bodyId, true)
  const year = Number(ctx.today.slice(0, 4))
  const serial = await nextSerial(ctx.db, body.id, year)
  const number = `〔${year}〕${serial}号`
  const content = await contentOf(ctx, body.name, said(one))
  const office = (await getUnit(ctx.db, one.unitId)).name
  const keeping = { ref, unitId: one.unitId, name: `${body.name}纪要${number}`, origin: '签发会议纪要' }
  const { pdf, docx, measured } = await freezePaper(
    ctx,
    keeping,
    minutesPaper(content, { number, office, date: ctx.today }),
  )
  await freezeMinutes(ctx.db, ref, {
    ...{ number, year, serial, measured, signedOn: ctx.today, digest: digestOf(content) },
    ...{ pdfId: pdf.id, pdfDigest: pdf.digest, docxId: docx.id, docxDigest: docx.digest },
  })
}

/** The minutes as they print now; whoever reads the meeting may. @throws Missing before anything is drafted. */
async function printMinutes(ctx: Ctx, ref: CaseRef) {
  const one = await showCase(ctx, ref)
  const answers = one.answers as unknown as Said
  if (one.process !== 'meeting' || !answers.opening) throw new Missing()
  const meeting: StoredMeeting = await getMeeting(ctx.db, ref)
  const body = await getBody(ctx.db, meeting.bodyId)
  const content = await contentOf(ctx, body.name, answers)
  const dress = { number: meeting.number, office: one.unitName, date: meeting.signedOn ?? ctx.today }
  return { name: `${answers.name}纪要`, paper: minutesPaper(content, dress) }
}

/** The minutes as PDF, a draft with its mark on every page. */
export async function minutesPdf(asked: Asked<typeof MinutesPdf>): Promise<GivenFile> {
  const { name, paper } = await printMinutes(asked, asked.params)
  return { name: `${name}.pdf`, type: 'application/pdf', bytes: await writePdf(paper) }
}

/** The minutes as .docx, for those who go on writing in them. */
export async function minutesDocx(asked: Asked<typeof MinutesDocx>): Promise<GivenFile> {
  const { name, paper } = await printMinutes(asked, asked.params)
  return { name: `${name}.docx`, type: docxType, bytes: await writeDocx(paper) }
}
