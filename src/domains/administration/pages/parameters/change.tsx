import { choice, date, defineForm, type Field, longText, number, optional, text, yesNo } from '#kernel/form'
import { regions } from '#kernel/org'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { FormDialog, T, useDo } from '#ui'
import { ChangeParameter, confidences, type GetParameter } from '../../model/index.ts'

type Answer = AnswerOf<typeof GetParameter>
type Confidence = keyof typeof confidences

const label = say('新值', 'New value')
/** Weights and shares have up to this many decimals. */
const places = 4

function valueField({ kind, unit }: Answer): Field<number | string | boolean> {
  if (kind === 'number') return number(label, { measure: unit, decimals: places }) as Field<number | string | boolean>
  return (kind === 'boolean' ? yesNo(label) : text(label)) as Field<number | string | boolean>
}

const formOf = (of: Answer) =>
  defineForm({
    value: valueField(of),
    region: optional(
      choice(
        say('适用地区', 'Region'),
        regions.map(({ code, name }) => ({ value: String(code), label: name })),
        { hint: say('不选则适用全部地区；下级地区的值优先', 'Empty: everywhere. The nearest region prevails') },
      ),
    ),
    validFrom: date(say('生效日期', 'In force from')),
    source: text(say('依据文件', 'Document'), { max: 300 }),
    confidence: choice(
      say('可信程度', 'Confidence'),
      (Object.keys(confidences) as Confidence[]).map((value) => ({ value, label: confidences[value] })),
    ),
    reason: longText(say('修改理由', 'Reason'), { max: 500 }),
  })

/** A new value from a day on. The old one stays as history, and cases already open keep it. */
export function ChangeDialog({ of, onClose }: { of: Answer; onClose(): void }) {
  const change = useDo(ChangeParameter)
  return (
    <FormDialog
      title={say('采用新值', 'New value')}
      form={formOf(of)}
      start={{ confidence: 'S' }}
      onSubmit={({ region, ...body }) =>
        change.run({ params: { key: of.key }, body: { ...body, region: region ? Number(region) : null } })
      }
      onClose={onClose}
    >
      <p>
        <T
          of={say(
            '原值保留为历史；此前已立的事项继续按其立项日的值办理。',
            'The old value stays as history; cases opened before go on with theirs.',
          )}
        />
      </p>
    </FormDialog>
  )
}
