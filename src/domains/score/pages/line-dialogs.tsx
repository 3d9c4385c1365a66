import {
  type Answers,
  defineForm,
  evidence,
  type FigureAnswer,
  type Form,
  figures,
  longText,
  number,
  optional,
  yesNo,
} from '#kernel/form'
import { say } from '#platform/say'
import { FormDialog, type IndicatorChoice, useDo } from '#ui'
import {
  AnswerObjection,
  FillLine,
  indicatorsOf,
  type ObjectionRow,
  ObjectToLine,
  ReviewLine,
  type Sheet,
  type SheetLine,
} from '../model/index.ts'
import { labels } from './words.ts'

/** The evaluation a dialog writes to. */
export interface At {
  regionId: number
  id: string
  sheet: Sheet
}

interface Dialog {
  at: At
  line: SheetLine
  onClose(): void
}

const notApplicable = optional(
  longText(say('不适用的理由', 'Why it does not apply'), {
    max: 500,
    hint: say(
      '仅在本项不适用时填写；权重在本方面其他项目间重新分配',
      'Only where it does not apply; its weight goes to the others of the aspect',
    ),
  }),
)
const reported = optional(
  figures(say('补报数据', 'Figures not reported yet'), {
    hint: say('系统已有的数据无须再填', 'What the system already has is not asked again'),
  }),
)
const proofs = optional(evidence(labels.evidence))

/** Question, mark or nothing, by the kind of the line. */
function answerForm({ of, kind }: SheetLine): Form {
  const asks = of ? of.kind === 'YES_NO' : kind === 'veto'
  const marks = of ? of.kind === 'REVIEWED' : kind === 'bonus' || kind === 'deduction'
  const most = of ? 100 : undefined
  const markLabel = of ? say('评分（百分制）', 'Mark (of 100)') : kind === 'bonus' ? labels.bonus : labels.deduction
  return defineForm({
    ...(asks ? { yes: optional(yesNo(of?.question ?? say('是否发生', 'Did it happen?'))) } : {}),
    ...(marks
      ? { mark: optional(number(markLabel, { measure: say('分', 'points'), decimals: 2, min: 0, max: most })) }
      : {}),
  })
}

const startOf = ({ input, note }: SheetLine) => ({
  yes: input.yes,
  mark: input.mark === null ? null : Number(input.mark),
  notApplicable: input.notApplicable,
  note,
})

const saidIn = (written: Record<string, unknown>) => ({
  yes: (written.yes as boolean | null | undefined) ?? null,
  mark: typeof written.mark === 'number' ? String(written.mark) : null,
  notApplicable: (written.notApplicable as string | null | undefined) ?? null,
})

const choicesOf = ({ sheet }: At, line: SheetLine): IndicatorChoice[] =>
  (line.of ? indicatorsOf(line.of) : []).map((name) => ({
    name,
    label: sheet.indicators[name]?.label ?? say(name, name),
    measure: sheet.indicators[name]?.measure,
  }))

const refOf = ({ regionId, id }: At, line: SheetLine) => ({ regionId, id, item: line.item })
const titled = (verb: { zh: string; en: string }, line: SheetLine) =>
  say(`${verb.zh} ${line.item} ${line.label.zh}`, `${verb.en} ${line.item} ${line.label.en}`)

/** Rows for the figures of an item that nobody has reported yet. */
const missingFigures = (line: SheetLine): FigureAnswer[] =>
  line.input.figures
    .filter((figure) => figure.value === null)
    .map((figure) => ({
      indicator: figure.indicator,
      value: null,
      qualifier: '',
      scope: '',
      asOf: null,
      method: 'filled',
    }))

/** The unit evaluates itself on one line. */
export function FillDialog({ at, line, onClose }: Dialog) {
  const filling = useDo(FillLine)
  const figured = line.of !== null && line.of.measure !== null
  const form = defineForm({
    ...answerForm(line),
    ...(figured ? { figures: reported } : {}),
    evidence: proofs,
    ...(line.of ? { notApplicable } : {}),
    note: optional(longText(labels.note, { max: 500 })),
  })
  const submit = (written: Answers<Form>) => {
    const all = written as Record<string, unknown>
    const told = (all.figures as FigureAnswer[] | null) ?? []
    return filling.run({
      params: refOf(at, line),
      body: {
        ...saidIn(all),
        figures: told.filter((figure) => figure.value !== null),
        evidence: (all.evidence as string[] | null) ?? [],
        note: (all.note as string | null) ?? null,
      },
    })
  }
  const start = { ...startOf(line), figures: missingFigures(line), evidence: line.evidence.map((file) => file.id) }
  return (
    <FormDialog
      title={titled(say('自评', 'Self-evaluation:'), line)}
      form={form}
      start={start}
      unitId={at.sheet.unitId}
      indicators={choicesOf(at, line)}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}

/** The reviewer decides one line. */
export function ReviewDialog({ at, line, onClose }: Dialog) {
  const reviewing = useDo(ReviewLine)
  const form = defineForm({
    ...answerForm(line),
    ...(line.of ? { notApplicable } : {}),
    ...(line.state === 'not-reported'
      ? {
          acceptedMissing: optional(
            longText(say('同意按未报计 0 分的理由', 'Why the gap may stand at no points'), {
              max: 500,
              hint: say('未报不等于零分，须由复核人员认定', 'Missing is not nought: the reviewer decides'),
            }),
          ),
        }
      : {}),
    evidence: optional(evidence(say('复核取得的佐证', 'Evidence of the review'))),
    note: optional(
      longText(say('复核理由（与自评不一致时必填）', 'Reason (needed where it differs from the unit’s word)'), {
        max: 500,
      }),
    ),
  })
  const submit = (written: Answers<Form>) => {
    const all = written as Record<string, unknown>
    return reviewing.run({
      params: refOf(at, line),
      body: {
        ...saidIn(all),
        acceptedMissing: (all.acceptedMissing as string | null | undefined) ?? null,
        evidence: (all.evidence as string[] | null) ?? [],
        note: (all.note as string | null) ?? null,
      },
    })
  }
  const start = { ...startOf(line), note: null }
  return (
    <FormDialog
      title={titled(say('复核', 'Review:'), line)}
      form={form}
      start={start}
      unitId={at.sheet.unitId}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}

/** The unit writes down an objection to one line. */
export function ObjectDialog({ at, line, onClose }: Dialog) {
  const objecting = useDo(ObjectToLine)
  const figured = line.of !== null && line.of.measure !== null
  const form = defineForm({
    reason: longText(say('异议理由', 'Reason'), { max: 1000 }),
    ...(figured ? { figures: optional(figures(say('认为正确的数据', 'Figures you hold to be right'))) } : {}),
    evidence: proofs,
  })
  const submit = (written: Answers<Form>) => {
    const all = written as Record<string, unknown>
    const told = ((all.figures as FigureAnswer[] | null | undefined) ?? []).filter((figure) => figure.value !== null)
    return objecting.run({
      params: refOf(at, line),
      body: { reason: String(all.reason), evidence: (all.evidence as string[] | null) ?? [], figures: told },
    })
  }
  return (
    <FormDialog
      title={titled(say('异议', 'Objection:'), line)}
      form={form}
      unitId={at.sheet.unitId}
      indicators={choicesOf(at, line)}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}

/** Somebody who did not review answers one objection. */
export function AnswerDialog({ at, line, objection, onClose }: Dialog & { objection: ObjectionRow }) {
  const answering = useDo(AnswerObjection)
  const form = defineForm({
    upheld: yesNo(say('异议是否成立', 'Is it upheld?'), {
      hint: say(
        '成立的，须在下方给出调整后的答案或评分；所附数据自动采用',
        'If so, give the answer or mark that counts now; figures brought are taken',
      ),
    }),
    ...answerForm(line),
    ...(line.of ? { notApplicable } : {}),
    answer: longText(say('答复理由', 'Answer'), { max: 1000 }),
  })
  const submit = (written: Answers<Form>) => {
    const all = written as Record<string, unknown>
    return answering.run({
      params: { regionId: objection.regionId, id: objection.id },
      body: { ...saidIn(all), upheld: all.upheld === true, answer: String(all.answer) },
    })
  }
  return (
    <FormDialog
      title={titled(say('答复', 'Answer:'), line)}
      form={form}
      start={startOf(line)}
      unitId={at.sheet.unitId}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}
