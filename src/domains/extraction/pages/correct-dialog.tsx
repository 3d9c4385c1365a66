import { useMemo } from 'react'
import { choice, date, defineForm, optional, period, text, unit } from '#kernel/form'
import { type IndicatorDefinition, kinds, ListIndicators } from '#kernel/indicator'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { Asked, FormDialog, useAsk, useDo } from '#ui'
import { CorrectFigure, type FigureRow, type ReportRef } from '../contracts.ts'
import { deeds, facts } from './words.ts'

interface Props {
  at: ReportRef
  of: FigureRow
  onClose(): void
}

const formOf = (indicators: readonly IndicatorDefinition[]) =>
  defineForm({
    indicator: optional(
      choice(
        say('对应指标目录', 'Indicator of the catalogue'),
        indicators.map(({ name, label, measure }) => ({
          value: name,
          label: say(`${label.zh}（${measure.zh}）`, `${label.en} (${measure.en})`),
        })),
        { hint: say('目录中没有的留空，按下面的名称新增', 'Left empty, a new one is added by the name below') },
      ),
    ),
    label: text(say('指标名称', 'Name of the indicator'), { max: 100 }),
    value: text(say('数值', 'Value'), { max: 22 }),
    measure: text(say('单位', 'Measure'), { max: 20 }),
    qualifier: optional(
      text(say('限定词', 'Qualifier'), { max: 20, hint: say('如“近”“余”“累计”', 'such as “about”') }),
    ),
    kind: choice(say('数据性质', 'Kind'), kinds),
    aboutUnit: unit(say('数据所属单位', 'Whose figure it is')),
    period: optional(period(facts.period)),
    asOf: optional(date(facts.asOf)),
    scope: optional(text(facts.scope, { max: 200 })),
  })

function Dialog({ at, of, onClose, indicators }: Props & { indicators: readonly IndicatorDefinition[] }) {
  const correct = useDo(CorrectFigure)
  const form = useMemo(() => formOf(indicators), [indicators])
  const { indicator, label, value, measure, qualifier, kind, aboutUnit, period: when, asOf, scope } = of
  return (
    <FormDialog
      title={deeds.correct}
      submitWord={say('保存并确认', 'Save and confirm')}
      form={form}
      start={{
        ...{ indicator, label, value, measure, kind, aboutUnit, period: when, asOf },
        qualifier: qualifier || null,
        scope: scope || null,
      }}
      onSubmit={async (answers) => {
        if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(answers.value)) {
          const message = say('请填写数字，最多 6 位小数', 'A number with at most 6 decimals')
          throw new Invalid([{ path: 'value', message }])
        }
        const { qualifier: blur, scope: part, indicator: known, period: during, asOf: on, ...rest } = answers
        await correct.run({
          params: { ...at, figureId: of.id },
          body: {
            ...rest,
            kind: rest.kind as FigureRow['kind'],
            // Whoever renames a figure means another indicator than the one that was suggested.
            indicator: known === of.indicator && rest.label !== of.label ? null : (known ?? null),
            qualifier: blur ?? '',
            scope: part ?? '',
            period: during ?? null,
            asOf: on ?? null,
            rev: of.rev,
          },
        })
      }}
      onClose={onClose}
    >
      <blockquote className="g-text x-quote">{of.found.sentence}</blockquote>
    </FormDialog>
  )
}

/** Corrects a figure with its sentence in view; saving confirms it as corrected. */
export function CorrectDialog(props: Props) {
  return (
    <Asked of={useAsk(ListIndicators, { query: {} })}>
      {(indicators) => <Dialog {...props} indicators={indicators} />}
    </Asked>
  )
}
