import type { Ctx } from '#kernel/domain/server'
import { digestOf } from '#kernel/edition/server'
import { Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { Content, ContentLine, ContentUnit } from '../model/index.ts'
import { capGrades, pointsText, problemText, sources, summarise, worstItems } from '../rules/index.ts'
import {
  getRound,
  getSystem,
  listEvaluations,
  listUpheld,
  roundLines,
  type StoredBulletin,
  type StoredLine,
} from '../store/index.ts'

/** Problems named in a new draft, for the clerk to go on from. */
const problemsNamed = 5
const settled = ['confirmed', 'closed', 'objected']

const lineOf = (line: StoredLine): ContentLine => ({
  item: line.item,
  kind: line.kind,
  state: line.state,
  points: line.points,
  full: line.fullPoints,
  input: digestOf(line.input),
})

type Row = Awaited<ReturnType<typeof listEvaluations>>[number]

function unitOf(row: Row, lines: readonly StoredLine[]): ContentUnit | null {
  if (row.total === null || row.grade === null) return null
  const sum = (kind: StoredLine['kind']) => lines.filter((l) => l.kind === kind).reduce((n, l) => n + l.points, 0)
  return {
    unitId: row.unitId,
    unitName: row.unitName,
    rev: row.rev,
    lines: lines.map(lineOf),
    bonus: sum('bonus'),
    deduction: 0 - sum('deduction'),
    vetoed: lines.some((line) => line.kind === 'veto' && line.input.yes === true),
    total: row.total,
    grade: row.grade,
  }
}

/** Names of the units of a round whose score is not confirmed. */
export const findUnconfirmed = async (ctx: Pick<Ctx, 'db'>, roundId: string): Promise<string[]> =>
  (await listEvaluations(ctx.db, roundId))
    .filter((row) => row.state !== 'confirmed' && row.state !== 'closed')
    .map((row) => row.unitName)

/** The scores of a round as a bulletin keeps them, grades under the cap on excellent units. */
export async function drawUnits(ctx: Pick<Ctx, 'db'>, roundId: string, excellentCap: number): Promise<ContentUnit[]> {
  const rows = await listEvaluations(ctx.db, roundId)
  const lines = await roundLines(ctx.db, roundId)
  const units = rows
    .filter((row) => settled.includes(row.state))
    .flatMap(
      (row) =>
        unitOf(
          row,
          lines.filter((line) => line.caseId === row.caseId),
        ) ?? [],
    )
  const capped = capGrades(units, excellentCap)
  return units.map((unit, i) => ({ ...unit, grade: capped[i] ?? unit.grade }))
}

const openingOf = (name: string, units: number) =>
  `按照省产改联席会议督促检查和情况赋分通报制度，联席会议办公室组织开展了“${name}”，经单位自评、办公室复核、反馈和异议处理，${units}个单位的得分已确认。现将有关情况通报如下。`

const demandsOf = [
  '对照失分清单逐项整改。各单位要按照整改事项明确的时限报送整改方案和结果，由联席会议办公室复核销号。',
  '规范数据和佐证报送。数据以业务记录为准，一次报送、多处使用，不重复填报；任何单位和个人不得编造、篡改数据。',
  '各成员单位要加强对本系统、本行业的指导，帮助基层解决实际困难。',
]

/** A first draft of a round's bulletin: figures from the confirmed scores, words for the clerk to go on from. */
export async function drawContent(ctx: Ctx, roundId: string, excellentCap: number): Promise<Content> {
  const round = await getRound(ctx.db, roundId)
  const system = await getSystem(ctx.db, round.systemId)
  const units = await drawUnits(ctx, roundId, excellentCap)
  const { body } = system
  const aspects = body.aspects.map(({ key, label, items }) => ({
    key,
    label,
    items: items.map((item) => ({ key: item.key, label: item.label })),
  }))
  const problems = worstItems(summarise({ aspects, units }), problemsNamed).map(problemText)
  return {
    round: { id: round.id, name: round.name, period: round.period },
    system: { name: system.name, version: system.version, digest: system.digest ?? '' },
    aspects,
    extras: [...body.bonuses, ...body.deductions, ...body.vetoes].map(({ key, label }) => ({ key, label })),
    units,
    text: {
      opening: openingOf(round.name, units.length),
      problems,
      demands: demandsOf,
      addressee: '各成员单位，各市、州总工会',
      copyTo: ['省委办公厅', '省人民政府办公厅'],
    },
    corrects: null,
  }
}

/**
 * The correction of a signed bulletin: its own words, the scores as they are confirmed now, and a sentence for every
 * objection upheld since it was signed.
 * @throws Refused when none was.
 */
export async function drawCorrection(ctx: Ctx, old: StoredBulletin, excellentCap: number): Promise<Content> {
  const upheld = await listUpheld(ctx.db, old.roundId, old.signedAt ?? '')
  if (upheld.length === 0) {
    const message = say(
      '签发之后没有成立的异议，不得更正',
      'No objection was upheld since it was signed: there is nothing to correct',
    )
    throw new Refused([{ rule: 'nothing-upheld', message, source: sources.corrected }])
  }
  const units = await drawUnits(ctx, old.roundId, excellentCap)
  const totalIn = (content: Pick<Content, 'units'>, unitId: number) =>
    pointsText(content.units.find((unit) => unit.unitId === unitId)?.total ?? 0)
  const corrections = upheld.map(
    ({ unitId, unitName, item, pointsBefore, pointsAfter }, i) =>
      `${i + 1}. ${unitName}第${item}项得分由${pointsText(pointsBefore ?? 0)}分更正为${pointsText(pointsAfter ?? 0)}分，总分由${totalIn(old.content, unitId)}分更正为${totalIn({ units }, unitId)}分。`,
  )
  return { ...old.content, units, corrects: { number: old.number ?? '', digest: old.pdfDigest ?? '', corrections } }
}
