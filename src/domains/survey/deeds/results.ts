import { mayOver } from '#kernel/access'
import type { Asked, Ctx, GivenFile } from '#kernel/domain/server'
import { noteExport } from '#kernel/export/server'
import { Missing } from '#platform/errors'
import type { Block } from '#platform/paper'
import { writeDocx } from '#platform/paper/server'
import type { Cell } from '#platform/sheet'
import { writeSheets } from '#platform/sheet/server'
import type { GetResults, ResultsAnswer } from '../model/index.ts'
import { crossesOf, type KnownTotal, resultsOf, weightsOf } from '../rules/results.ts'
import { findForm } from '../store/forms.ts'
import { countMembers } from '../store/samples.ts'
import { listSheets } from '../store/sheets.ts'
import { readSurvey } from './reach.ts'

type Wanted = Pick<Asked<typeof GetResults>, 'params' | 'query'>

/** Results of a survey that has ended; until they are published only for those who run or approve it. @throws Missing */
export async function showResults(ctx: Ctx, { params, query }: Wanted): Promise<ResultsAnswer> {
  const one = await readSurvey(ctx, params)
  const unit = { no: one.unitNo, indNo: one.indNo }
  const published = one.state === 'published'
  const form = await findForm(ctx.db, params)
  const mayBefore = mayOver(ctx.actor, 'survey.run', unit) || mayOver(ctx.actor, 'survey.approve', unit)
  if (!form?.closedOn || !(published || mayBefore)) throw new Missing()
  const sheets = await listSheets(ctx.db, params)
  const known = ((one.answers.margins as KnownTotal[] | null | undefined) ?? []).filter(({ question, value }) =>
    sheets.some(({ answers }) => answers[question] === value),
  )
  const { weights, rounds, gap } = weightsOf(sheets, known)
  const { threshold, body } = form
  const drawn = await countMembers(ctx.db, params)
  const by = body.questions.find(({ key }) => key === query.by)
  const cross = by ? crossesOf(body, by, { sheets, weights, threshold }) : []
  return {
    title: one.title,
    answers: sheets.length,
    drawn,
    rate: drawn > 0 ? sheets.length / drawn : null,
    threshold,
    weighted: known.length > 0 || sheets.some(({ weight }) => weight !== sheets[0]?.weight),
    rounds,
    gap,
    published,
    choices: body.questions.filter(({ kind }) => kind === 'single').map(({ key, label }) => ({ value: key, label })),
    results: resultsOf(body, sheets, weights, threshold),
    cross,
  }
}

const round = (value: number, places: number) => Number(value.toFixed(places))
type Line = ResultsAnswer['results'][number]['lines'][number]

function numbersOf({ measure, estimate }: Pick<Line, 'measure' | 'estimate'>): (number | null)[] {
  if (!estimate) return [null, null, null, null, null]
  const { value, low, high, deff, effective } = estimate
  const scale = measure === 'share' ? 100 : 1
  return [
    round(scale * value, 2),
    round(scale * low, 2),
    round(scale * high, 2),
    deff === null ? null : round(deff, 2),
    round(effective, 1),
  ]
}

const heads = ['题目', '选项', '回答人数', '估计值（%或数）', '95%下限', '95%上限', '设计效应', '有效样本量']

const linesOf = (found: ResultsAnswer): Cell[][] =>
  found.results.flatMap(({ label, lines, texts }) => [
    ...lines.map((line): Cell[] => [label.zh, line.label.zh, line.n, ...numbersOf(line)]),
    ...texts.map((text): Cell[] => [label.zh, text, null, null, null, null, null, null]),
  ])

const note = (ctx: Ctx, id: string, found: ResultsAnswer) =>
  noteExport(ctx, {
    action: 'table.export',
    subjectId: `/surveys/${id}/results`,
    body: { answers: found.answers, published: found.published },
  })

/** Results as a workbook. What is hidden on the page is hidden here. */
export async function resultsXlsx(ctx: Ctx, wanted: Wanted): Promise<GivenFile> {
  const found = await showResults(ctx, wanted)
  await note(ctx, wanted.params.id, found)
  const columns = heads.map((header, i) => ({
    header,
    kind: i < 2 ? ('text' as const) : ('number' as const),
    width: i < 2 ? 36 : 14,
  }))
  const bytes = writeSheets([{ name: '调查结果', columns, rows: linesOf(found) }])
  return {
    name: `${found.title}-结果.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  }
}

const shown = (line: Line): string[] => {
  if (!line.estimate) return ['—', '—']
  const unit = line.measure === 'share' ? '%' : ''
  const [value, low, high] = numbersOf(line)
  return [`${value}${unit}`, `${low}–${high}${unit}`]
}

/** Results as a document in the layout of official papers. */
export async function resultsDocx(ctx: Ctx, wanted: Wanted): Promise<GivenFile> {
  const found = await showResults(ctx, wanted)
  const form = await findForm(ctx.db, wanted.params)
  if (!form) throw new Missing()
  await note(ctx, wanted.params.id, found)
  const rate = found.rate === null ? '' : `，样本 ${found.drawn} 人，应答率 ${round(100 * found.rate, 1)}%`
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      text: `收回有效答卷 ${found.answers} 份${rate}。${found.weighted ? '结果已加权。' : '结果未加权。'}不足 ${found.threshold} 人的人群不出结果，以“—”表示。`,
    },
    ...found.results.flatMap(({ label, lines, n, texts }): Block[] => [
      { kind: 'heading', level: 1, text: label.zh },
      ...(lines.length > 0
        ? [
            {
              kind: 'table' as const,
              columns: [{ header: '选项' }, { header: '估计' }, { header: '95%置信区间' }],
              rows: lines.map((line) => [line.label.zh, ...shown(line)]),
            },
          ]
        : [{ kind: 'paragraph' as const, text: n === null ? '回答人数不足，不予列出。' : texts.join('；') }]),
    ]),
  ]
  const paper = {
    sign: form.unitName,
    number: '调查结果',
    title: found.title,
    blocks,
    signature: { body: form.unitName, date: ctx.today },
    ...(found.published ? {} : { draft: true }),
  }
  return {
    name: `${found.title}-结果.docx`,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: await writeDocx(paper),
  }
}
