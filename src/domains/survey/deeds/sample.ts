import { mayOver } from '#kernel/access'
import { noteDeed } from '#kernel/audit/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import { type Chosen, type Design, type Member, readFrame } from '#kernel/draw'
import { draw, planDraw } from '#kernel/draw/server'
import { Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { DrawSurvey, PlanSurvey } from '../model/index.ts'
import { sources } from '../rules/process.ts'
import { findDraw, keepDraw } from '../store/samples.ts'
import type { Ref } from '../store/tables.ts'
import { isBeforeOpening, ownSurvey, readSurvey, refuse } from './reach.ts'

/** What a sheet carries of where its writer was drawn: whoever was certain is a stratum of their own cluster. */
export const carriedOf = (
  { stratum, cluster, probability, certain }: Pick<Chosen, 'stratum' | 'cluster' | 'probability' | 'certain'>,
  method: Design['method'] | undefined,
) => {
  const weight = 1 / probability
  if (method === 'two-stage')
    return certain ? { stratum: cluster, cluster: '', weight } : { stratum: '', cluster, weight }
  return { stratum: method === 'stratified' ? stratum : '', cluster: '', weight }
}

/** In an anonymous survey nobody may be the only one with what their sheet carries. @throws Refused naming the first such group. */
function refuseLonely(chosen: readonly Chosen[], design: Design, threshold: number): void {
  const groups = new Map<string, number>()
  for (const one of chosen) {
    const { stratum, cluster, weight } = carriedOf(one, design.method)
    const key = `${stratum} ${cluster} ${weight.toPrecision(12)}`
    groups.set(key, (groups.get(key) ?? 0) + 1)
  }
  const lonely = [...groups].find(([, n]) => n < threshold)
  if (lonely)
    throw new Refused([
      {
        rule: 'lonely-group',
        message: say(
          `匿名调查每层（群）至少抽 ${threshold} 人，“${lonely[0].trim()}”只有 ${lonely[1]} 人，会暴露个人`,
          `An anonymous survey draws ${threshold} in every group at least; one has ${lonely[1]}`,
        ),
        source: sources.privacy,
      },
    ])
}

/** The most lines of a plan that are sent to a page. */
const mostLines = 500

/** The list as it was published. @throws Refused where there is none yet. */
async function publishedFrame(ctx: Ctx, ref: Ref) {
  const kept = await findDraw(ctx.db, ref)
  if (!kept) throw refuse('no-frame', '请先公布抽样框', 'Publish the list first')
  return kept
}

/** What a design will take of the published list, before there is a seed; whoever would stand alone is marked. */
export async function planSurvey({ params, query, ...ctx }: Asked<typeof PlanSurvey>) {
  const one = await ownSurvey(ctx, params)
  const kept = await publishedFrame(ctx, params)
  const { method, take = 0, clusters = 0, each = 0 } = query
  const plan = planDraw(readFrame(kept.frame), method === 'two-stage' ? { method, clusters, each } : { method, take })
  const threshold = Number(one.parameters['survey.threshold'])
  const anonymous = one.answers.anonymous === true
  const lines = plan.lines.map((line) => ({ ...line, lonely: anonymous && line.take > 0 && line.take < threshold }))
  return { ...plan, threshold, anonymous, lines: lines.slice(0, mostLines) }
}

/** Draws the sample by the published seed. It is drawn once. */
export async function drawSurvey({ params, body, ...ctx }: Asked<typeof DrawSurvey>) {
  const one = await ownSurvey(ctx, params)
  const kept = await publishedFrame(ctx, params)
  if (!isBeforeOpening(one)) throw refuse('begun', '调查已开放，不能再抽样', 'The survey is open already')
  const design = body.design as Design
  const { chosen } = draw(readFrame(kept.frame), body.seed, design)
  if (one.answers.anonymous === true) refuseLonely(chosen, design, Number(one.parameters['survey.threshold']))
  const members = chosen.map(({ digest: _, ...member }) => ({ ...member, unitId: one.unitId, unitNo: one.unitNo }))
  if (!(await keepDraw(ctx.db, params, { seed: body.seed, design, drawnOn: ctx.today }, members)))
    throw refuse('drawn', '已经抽过样', 'The sample was drawn already')
  await noteDeed(
    ctx,
    'survey.draw',
    { ...one, kind: 'survey-sample' },
    { digest: kept.digest, seed: body.seed, design, drawn: members.length },
  )
  return { drawn: members.length }
}

const commandOf = (seed: string, design: Design): string => {
  const how =
    design.method === 'two-stage' ? `--clusters ${design.clusters} --each ${design.each}` : `--take ${design.take}`
  const shares =
    design.method === 'stratified' && design.allocation
      ? ` --allocation ${Object.entries(design.allocation)
          .map(([name, n]) => `${name}=${n}`)
          .join(',')}`
      : ''
  return `gongyun draw 抽样框.txt --seed '${seed}' --method ${design.method} ${how}${shares}`
}

/** Parts of a list by size, and how many clusters it has. */
function partsOf(members: readonly Member[]) {
  const strata = new Map<string, number>()
  for (const { stratum = '' } of members) strata.set(stratum, (strata.get(stratum) ?? 0) + 1)
  return {
    strata: [...strata]
      .map(([name, size]) => ({ name, size }))
      .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
      .slice(0, 200),
    clusters: new Set(members.flatMap(({ cluster }) => cluster ?? [])).size,
  }
}

/** Digest, seed and design of a survey's draw, and the command that draws it again. */
export async function showDraw(ctx: Ctx, ref: Ref) {
  const one = await readSurvey(ctx, ref)
  const kept = await findDraw(ctx.db, ref)
  const mayDraw =
    mayOver(ctx.actor, 'survey.run', { no: one.unitNo, indNo: one.indNo }) && isBeforeOpening(one) && !kept?.drawnOn
  const { digest = null, count = 0, committedOn = null, seed = null, drawnOn = null, design = null } = kept ?? {}
  return {
    digest,
    count,
    committedOn,
    seed,
    drawnOn,
    mayDraw,
    design,
    ...partsOf(kept ? readFrame(kept.frame) : []),
    command: seed && design ? commandOf(seed, design) : null,
  }
}
