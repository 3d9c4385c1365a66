import type { Asked, Ctx, GivenFile } from '#kernel/domain/server'
import type { FigureAnswer } from '#kernel/form'
import { type ClaimRow, claimMethods, sayFigure } from '#kernel/indicator'
import { findIndicators, headlineClaims } from '#kernel/indicator/server'
import type { CaseAnswer, CaseRef } from '#kernel/process'
import { showCase } from '#kernel/process/server'
import { Missing } from '#platform/errors'
import { writeDocx, writePdf } from '#platform/paper/server'
import { say } from '#platform/say'
import type { DisclosureDocx, DisclosurePdf } from '../model/index.ts'
import { type DisclosureContent, disclosurePaper } from '../rules/index.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const sayClaim = (claim: ClaimRow): string =>
  [
    claim.reporterUnitName ?? claim.reporterName,
    claim.asOf ? `截至 ${claim.asOf}` : null,
    claimMethods[claim.method].zh,
    claim.state === 'accepted' ? '已审核' : '未审核',
  ]
    .filter(Boolean)
    .join('，')

/** Each figure with the live claim that says the same of the same scope. */
async function disclosed(ctx: Ctx, one: CaseAnswer): Promise<DisclosureContent['figures']> {
  const figures = ((one.answers.figures as FigureAnswer[] | null | undefined) ?? []).filter((f) => f.value !== null)
  const names = figures.map(({ indicator }) => indicator)
  const indicators = await findIndicators(ctx.db, names)
  const standing = await headlineClaims(ctx, names, one.unitId, one.period)
  return figures.map((figure) => {
    const head = standing.get(figure.indicator)
    const claims = head ? [head.claim, ...head.others] : []
    const same = claims.find((c) => c.scope === figure.scope && Number(c.value) === figure.value)
    const indicator = indicators.get(figure.indicator)
    return {
      label: indicator?.label.zh ?? figure.indicator,
      figure: sayFigure(String(figure.value), figure.qualifier, indicator?.measure ?? say('', '')).zh,
      scope: figure.scope,
      asOf: figure.asOf,
      claim: same ? { id: same.id, said: sayClaim(same) } : null,
      disputed: claims.some((c) => c.scope === figure.scope && Number(c.value) !== figure.value),
    }
  })
}

/** The section as it prints now; a draft until somebody else has checked it. @throws Missing when it is no disclosure. */
async function sectionOf(ctx: Ctx, ref: CaseRef) {
  const one = await showCase(ctx, ref)
  if (one.process !== 'disclosure') throw new Missing()
  const { enterprise, leadership, skills, rights, records } = one.answers as Record<string, unknown>
  const checked = ['checked', 'disclosed'].includes(one.state)
  const at = one.history.filter(({ action }) => action === 'check').at(-1)?.at ?? null
  const content: DisclosureContent = {
    enterprise: String(enterprise),
    period: one.period ?? one.openedOn.slice(0, 4),
    leadership: String(leadership),
    skills: String(skills),
    rights: String(rights),
    figures: await disclosed(ctx, one),
    records: (records as DisclosureContent['records'] | null | undefined) ?? [],
    checkedOn: checked && at ? at.slice(0, 10) : null,
    date: ctx.today,
  }
  return { name: `${content.enterprise}${content.period}年产改专章`, paper: disclosurePaper(content) }
}

export async function disclosurePdf(asked: Asked<typeof DisclosurePdf>): Promise<GivenFile> {
  const { name, paper } = await sectionOf(asked, asked.params)
  return { name: `${name}.pdf`, type: 'application/pdf', bytes: await writePdf(paper) }
}

export async function disclosureDocx(asked: Asked<typeof DisclosureDocx>): Promise<GivenFile> {
  const { name, paper } = await sectionOf(asked, asked.params)
  return { name: `${name}.docx`, type: docxType, bytes: await writeDocx(paper) }
}
