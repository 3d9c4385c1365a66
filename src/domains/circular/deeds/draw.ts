import type { Ctx, Material } from '#kernel/domain/server'
import { claimsByKey, findIndicators } from '#kernel/indicator/server'
import { getUnit } from '#kernel/org/server'
import type { Area } from '#kernel/process'
import { type Content, type FigureRef, parts } from '../model/index.ts'
import { referTo } from '../rules/index.ts'
import { figureOf } from './figures.ts'

const opening = (year: number) =>
  `${year}年，全省各级各部门深入贯彻党中央、国务院关于深化产业工人队伍建设改革的决策部署，认真落实省产改联席会议工作安排，围绕五项重点任务推进各项举措落地。现将有关情况通报如下。`

/** One sentence for all who said the same. */
const ended = (text: string) => (/[。；！？]$/.test(text) ? text : `${text}。`)

interface Drawn {
  figures: FigureRef[]
  paragraphs: { part: Area; text: string }[]
}

/** Paragraphs of what was done, their numbers referring to the claims of the same report wherever they are those claims' numbers. */
async function drawDone(ctx: Ctx, done: readonly Material[]): Promise<Drawn> {
  const claims = await claimsByKey(
    ctx.db,
    done.flatMap((one) => one.claims),
  )
  const measures = await findIndicators(
    ctx.db,
    claims.map(({ indicator }) => indicator),
  )
  const figures = claims.map((claim, i) => figureOf(claim, `F${i + 1}`))
  const paragraphs = done.map((one) => {
    const known = claims.flatMap((claim, i) => {
      const measure = measures.get(claim.indicator)?.measure
      const own = one.claims.some(({ id }) => id === claim.id)
      return own && measure ? [{ key: `F${i + 1}`, value: claim.value, measure }] : []
    })
    const text = ended(one.text.replace(/\s*\n+\s*/g, ''))
    return { part: one.area ?? ('support' as const), text: `${one.unitName}：${referTo(text, known)}` }
  })
  return { figures, paragraphs }
}

/** A first draft of a year's circular: what the domains of the house know of it, for the clerk to go on from. */
export async function drawContent(ctx: Ctx, unitId: number, year: number): Promise<Content> {
  const { no, upto } = await getUnit(ctx.db, unitId)
  const given: Material[] = []
  for (const domain of ctx.house.domains) given.push(...((await domain.material?.(ctx, { year, no, upto })) ?? []))
  const of = (kind: Material['kind']) => given.filter((one) => one.kind === kind)
  const { figures, paragraphs } = await drawDone(ctx, of('done'))
  const under = (part: Area) => paragraphs.filter((one) => one.part === part).map(({ text }) => text)
  const lines = (kind: Material['kind']) => [...new Set(of(kind).map(({ text }) => ended(text)))]
  return {
    year,
    text: {
      opening: opening(year),
      done: Object.fromEntries(parts.map(({ value }) => [value, under(value)])) as Content['text']['done'],
      problems: lines('problem'),
      next: lines('next'),
      addressee: '各成员单位，各市、州总工会',
      copyTo: ['省委办公厅', '省人民政府办公厅'],
    },
    figures,
    units: [...new Set(given.map((one) => one.unitId))],
  }
}
