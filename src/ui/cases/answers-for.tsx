import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { GetEvidenceFile } from '#kernel/evidence'
import type { Field, FigureAnswer, Form, PersonAnswer, PlaceAnswer, TargetAnswer } from '#kernel/form'
import { type IndicatorDefinition, ListIndicators } from '#kernel/indicator'
import { type Say, say } from '#platform/say'
import { useAsk } from '../ask/ask.ts'
import { download } from '../ask/download.ts'
import { problemOf } from '../ask/problem.ts'
import { sayTarget } from '../form/comparisons.ts'
import { sayEvidence, useEvidence } from '../form/evidence-input.tsx'
import { wideKinds } from '../form/field-input.tsx'
import { figureMethods } from '../form/figure-methods.ts'
import { sayPeriod } from '../form/period.ts'
import { sayPlace } from '../form/place-input.tsx'
import { isSay } from '../list/is-say.ts'
import { Fact, Facts } from '../show/fact.tsx'
import { formatNumber } from '../show/format.ts'
import { Scroll } from '../show/scroll.tsx'
import { UnitName } from '../show/unit-name.tsx'
import { words } from '../words/common.ts'
import { T, useLanguage, useSay } from '../words/language.tsx'

/** Stored files by name; a click saves one. */
export function EvidenceLinks({ ids }: { ids: readonly string[] }) {
  const rows = useEvidence(ids)
  const toSay = useSay()
  const { message } = App.useApp()
  const save = (regionId: number, id: string) =>
    download(GetEvidenceFile, { params: { regionId, id } }).catch((thrown) =>
      message.error(toSay(problemOf(thrown).text)),
    )
  return (
    <ul className="g-files">
      {rows.map((row) => (
        <li key={row.id}>
          <Button type="link" size="small" onClick={() => void save(row.regionId, row.id)}>
            {row.name}
          </Button>{' '}
          <small>{toSay(sayEvidence(row))}</small>
        </li>
      ))}
      {rows.length < ids.length && (
        <li>{toSay(say(`另有 ${ids.length - rows.length} 份`, `${ids.length - rows.length} more`))}</li>
      )}
    </ul>
  )
}

const heads = [
  say('指标', 'Indicator'),
  say('数值', 'Value'),
  say('统计范围', 'Scope'),
  say('截止日期', 'As of'),
  say('来源方式', 'Method'),
]

/** The categories of a figure, a line for each dimension. */
function sayParts({ parts }: FigureAnswer, indicator: IndicatorDefinition | undefined): Say[] {
  return (indicator?.dimensions ?? []).flatMap(({ name, label, categories }) => {
    const told = categories.filter(({ value }) => (parts?.[name]?.[value] ?? null) !== null)
    const inWords = (lang: 'zh' | 'en') => told.map((one) => `${one.label[lang]} ${parts?.[name]?.[one.value]}`)
    if (told.length === 0) return []
    return [say(`${label.zh}：${inWords('zh').join('、')}`, `${label.en}: ${inWords('en').join(', ')}`)]
  })
}

/** Figures with what belongs to them, read only. */
function FigureTable({ rows, label }: { rows: readonly FigureAnswer[]; label: Field['label'] }) {
  const lang = useLanguage()
  const { data: indicators = [] } = useAsk(ListIndicators, { query: {} }, { keeps: () => true })
  const named = (name: string) => indicators.find((one) => one.name === name)
  return (
    <Scroll label={label}>
      <table className="g-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.en} scope="col">
                <T of={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.indicator}${row.scope}${row.asOf}`}>
              <td>
                <T of={named(row.indicator)?.label ?? say(row.indicator, row.indicator)} />
              </td>
              <td className="g-number">
                {row.value === null ? '—' : `${row.qualifier}${formatNumber(row.value, undefined, lang)}`}{' '}
                {row.value !== null && <T of={named(row.indicator)?.measure ?? say('', '')} />}
              </td>
              <td>
                {row.scope || '—'}
                {sayParts(row, named(row.indicator)).map((part) => (
                  <div key={part.en} className="g-note">
                    <T of={part} />
                  </div>
                ))}
              </td>
              <td>{row.asOf ?? '—'}</td>
              <td>
                <T of={figureMethods[row.method]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Targets({ rows }: { rows: readonly TargetAnswer[] }) {
  return (
    <ul className="g-files">
      {rows.map((target) => (
        <li key={`${target.noun}${target.value}`}>
          <T of={sayTarget(target)} />
        </li>
      ))}
    </ul>
  )
}

/** Rows of a small table, read only. */
function RowTable({ field, rows }: { field: Field; rows: readonly Record<string, unknown>[] }) {
  const cells = Object.entries(field.row ?? {})
  return (
    <Scroll label={field.label}>
      <table className="g-table">
        <thead>
          <tr>
            {cells.map(([name, cell]) => (
              <th key={name} scope="col">
                <T of={cell.label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // Rows have no identity but their place: what is shown here does not change.
            <tr key={String(i)}>
              {cells.map(([name, cell]) => (
                <td key={name} className={cell.kind === 'number' ? 'g-number' : undefined}>
                  <AnswerTo field={cell} value={row[name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const choiceOf = (field: Field, value: unknown): ReactNode => {
  const label = field.choices?.find((choice) => choice.value === value)?.label
  return label ? <T of={label} /> : String(value)
}

const joined = (parts: ReactNode[]): ReactNode =>
  parts.map((part, i) => (
    // The parts are a fixed list, drawn anew each time; their order is their identity.
    <span key={String(i)}>
      {i > 0 && <T of={say('、', ', ')} />}
      {part}
    </span>
  ))

function Plain({ value }: { value: unknown }) {
  if (isSay(value)) return <T of={value} />
  if (typeof value === 'boolean') return <T of={value ? words.yes : words.no} />
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** A year is a name and no amount: 2026年, never 2,026. */
const isYear = ({ measure, min = 0 }: Field) => measure?.zh === '年' && min >= 1900

/** One answer, read only, by the kind of its field. */
export function AnswerTo({ field, value }: { field: Field; value: unknown }): ReactNode {
  const lang = useLanguage()
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return <T of={words.none} />
  if (field.kind === 'number' && typeof value === 'number')
    return isYear(field) ? (
      <T of={say(`${value}年`, String(value))} />
    ) : (
      <span className="g-figure-text">
        {formatNumber(value, undefined, lang)} {field.measure && <T of={field.measure} />}
      </span>
    )
  if (field.kind === 'long-text') return <p className="g-text">{String(value)}</p>
  if (field.kind === 'period') return <T of={sayPeriod(String(value))} />
  if (field.kind === 'choice') return choiceOf(field, value)
  if (field.kind === 'choices' && Array.isArray(value)) return joined(value.map((v) => choiceOf(field, v)))
  if (field.kind === 'person') return typeof value === 'string' ? value : (value as PersonAnswer).name
  if (field.kind === 'unit' && typeof value === 'number') return <UnitName id={value} />
  if (field.kind === 'units' && Array.isArray(value))
    return joined(value.map((id: number) => <UnitName key={id} id={id} />))
  if (field.kind === 'evidence' && Array.isArray(value)) return <EvidenceLinks ids={value} />
  if (field.kind === 'figures' && Array.isArray(value)) return <FigureTable rows={value} label={field.label} />
  if (field.kind === 'targets' && Array.isArray(value)) return <Targets rows={value} />
  if (field.kind === 'rows' && Array.isArray(value)) return <RowTable field={field} rows={value} />
  if (field.kind === 'place') return <T of={sayPlace(value as PlaceAnswer)} />
  return <Plain value={value} />
}

/** What was written, field by field, in the order of the form. */
export function AnswersFor({ form, answers }: { form: Form; answers: Readonly<Record<string, unknown>> }) {
  return (
    <Facts>
      {Object.entries(form).map(([name, field]) => (
        <Fact key={name} label={field.label} wide={wideKinds.includes(field.kind)}>
          <AnswerTo field={field} value={answers[name]} />
        </Fact>
      ))}
    </Facts>
  )
}
