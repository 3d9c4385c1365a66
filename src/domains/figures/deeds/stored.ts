import { scopeOf } from '#kernel/access'
import { formatPeriod, isPeriodKey, parsePeriod } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import type { ClaimRow } from '#kernel/indicator'
import { figureKeys, liveClaims } from '#kernel/indicator/server'
import { parametersAt } from '#kernel/parameter/server'
import { checkRegister, type Finding, type RegisterRow, type Report } from '../rules/index.ts'

/** 全省 in the words of a unit is the province in whose name it speaks: 青海省教育厅. */
const wholeOf = (scope: string, unitName: string): string => {
  const [, level = '', rest = ''] = /^[全本我](省|市|州|县|区|旗|盟)(.*)$/.exec(scope) ?? []
  const place = level && new RegExp(`^[一-龥]{2,12}?${level}`).exec(unitName)?.[0]
  return place ? `${place}${rest}` : scope
}

/** Names of unions of places are names of the places. */
const placeOf = (unitName: string): string => unitName.replace(/(?<=[省市州县区旗盟])总工会$/, '')

/** What only tells two figures of one text apart. */
const nth = /，?原文第\d+处$/

/**
 * What a claim is about, in the words of a register. A figure that a text prints is about a place or a part of it, whether it
 * came in a register or was read out of a report; what a unit fills in about itself is about that unit alone: it must fit the
 * place's figure, but not its neighbours'.
 */
const subjectOf = (claim: ClaimRow): string => {
  if (claim.source === null) return `本单位：${claim.unitName}`
  const scope = claim.scope.replace(nth, '')
  return scope ? wholeOf(scope, claim.unitName) : placeOf(claim.unitName)
}

/** When a claim is of, as it is written. */
export const periodOf = ({ period, asOf }: Pick<ClaimRow, 'period' | 'asOf'>): string =>
  period ?? (asOf ? `截至${asOf}` : '未注明')

/** The same for a sentence: a period of the calendar in words, 2026年上半年. */
export function spokenPeriod(claim: Pick<ClaimRow, 'period' | 'asOf'>): string {
  const text = periodOf(claim)
  return isPeriodKey(text) ? formatPeriod(parsePeriod(text)).zh : text
}

/** A stored claim as a row of a register; its own id is its mark, so that findings lead back to it. */
const rowOf = (claim: ClaimRow): RegisterRow => ({
  id: claim.id,
  area: '',
  indicator: claim.label.zh,
  slug: claim.method === 'imported' ? claim.label.en : claim.indicator,
  value: claim.value,
  unit: claim.measure.zh,
  qualifier: claim.qualifier,
  reporter: claim.reporterUnitName ?? claim.reporterName,
  subject: subjectOf(claim),
  period: periodOf(claim),
  note: claim.source === null ? [claim.basis, claim.scope].filter(Boolean).join('；') : claim.basis,
  line: '',
})

/** The short mark a claim is called by. */
export const markOf = (claim: Pick<ClaimRow, 'mark' | 'id'>): string => claim.mark ?? `#${claim.id.slice(0, 6)}`

/** English names an indicator by its label, where the engine knew only the name that programs use. */
const inEnglish = (text: string, rows: readonly string[], claims: ReadonlyMap<string, ClaimRow>): string =>
  rows.reduce((said, id) => {
    const claim = claims.get(id)
    return claim ? said.replaceAll(`[${id}] ${rowOf(claim).slug} =`, `[${id}] ${claim.label.en} =`) : said
  }, text)

/** Findings name claims by the marks of their registers where people read them; a claim without one by its words alone. */
function withMarks(finding: Finding, claims: ReadonlyMap<string, ClaimRow>): Finding {
  const named = (text: string) =>
    finding.rows.reduce((said, id) => {
      const claim = claims.get(id)
      if (!claim) return said
      return claim.mark
        ? said.replaceAll(`[${id}]`, `[${claim.mark}]`)
        : said.replaceAll(`[${id}] `, '').replaceAll(`[${id}]`, '')
    }, text)
  return {
    ...finding,
    reason: { zh: named(finding.reason.zh), en: named(inEnglish(finding.reason.en, finding.rows, claims)) },
  }
}

/** What checking the stored claims in reach came to, with the claims by id. */
export interface StoredReport extends Report {
  claims: ReadonlyMap<string, ClaimRow>
  near: number
}

/** Checks the live claims that this person may see. */
export async function checkStored(ctx: Ctx): Promise<StoredReport> {
  const found = await parametersAt(ctx.db, [figureKeys.near, 'conflict.most-claims'], null, ctx.today)
  const near = Number(found[figureKeys.near]?.value)
  const claims = await liveClaims(
    ctx.db,
    scopeOf(ctx.actor, 'conflict.read'),
    Number(found['conflict.most-claims']?.value),
  )
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const report = checkRegister(claims.map(rowOf), near)
  return {
    rows: report.rows,
    findings: report.findings.map((finding) => withMarks(finding, byId)),
    explained: report.explained.map((finding) => withMarks(finding, byId)),
    claims: byId,
    near,
  }
}
