import { choice, defineForm, longText, number, optional, text } from '#kernel/form'
import { ListIndicators } from '#kernel/indicator'
import { type Say, say } from '#platform/say'
import { Asked, FormDialog, T, useAsk } from '#ui'
import { type Item, ItemKind, itemKinds } from '../model/index.ts'
import { bandsOf } from './item-dialog.tsx'
import { labels } from './words.ts'

const texts = {
  item: say('增加指标', 'Add an item'),
  aspect: say('增加方面', 'Add an aspect'),
  aspectName: say('方面名称', 'Name of the aspect'),
  first: say('方面至少有一项指标，先填第一项。', 'An aspect has one item at least: begin with the first.'),
  numerator: say('取自指标（分子）', 'Figure (numerator)'),
  denominator: say('除以指标（分母）', 'Divided by (denominator)'),
  figured: say(
    '正向、负向、分档指标须选择；是否和评审指标留空。',
    'For items that are figured; leave it empty for questions and marks.',
  ),
  whole: say('按比例计算的，选择分母。', 'Where a share is figured, choose what it is a share of.'),
  target: say('正向指标须填写。', 'For a positive item.'),
  limit: say('负向指标须填写。', 'For a negative item.'),
  bands: say('分档指标填写，如 90:100 80:80', 'For bands: 90:100 80:80'),
}

const formOf = (indicators: readonly { name: string; label: Say }[], isAspect: boolean) => {
  const figures = indicators.map(({ name, label }) => ({ value: name, label }))
  return defineForm({
    ...(isAspect ? { aspect: text(texts.aspectName, { max: 100 }) } : {}),
    zh: text(labels.name, { max: 200 }),
    weight: number(labels.weight, { measure: say('分', 'points'), decimals: 2, min: 0.01, max: 100 }),
    kind: choice(
      labels.kind,
      ItemKind.options.map((value) => ({ value, label: itemKinds[value] })),
    ),
    numerator: optional(choice(texts.numerator, figures, { hint: texts.figured })),
    denominator: optional(choice(texts.denominator, figures, { hint: texts.whole })),
    target: optional(text(labels.target, { max: 20, hint: texts.target })),
    limit: optional(text(labels.limit, { max: 20, hint: texts.limit })),
    bands: optional(text(labels.bands, { hint: texts.bands })),
    rule: longText(labels.rule, { max: 400 }),
    demands: longText(labels.demands, { max: 400 }),
    source: longText(labels.source, { max: 400 }),
  })
}

/** Words of a draft stand for both languages until somebody edits the English ones. */
const both = (words: unknown): Say => say(String(words), String(words))
const orNull = (words: unknown): string | null => (words ? String(words) : null)

function itemFrom(said: Record<string, unknown>): Item {
  const [numerator, denominator] = [orNull(said.numerator), orNull(said.denominator)]
  const kind = ItemKind.parse(said.kind)
  const isFigured = kind === 'POSITIVE' || kind === 'NEGATIVE' || kind === 'BAND'
  const share = { kind: 'rate' as const, numerator: numerator ?? '', denominator: denominator ?? '' }
  const measure = denominator ? share : { kind: 'indicator' as const, name: numerator ?? '' }
  return {
    key: '99.99',
    label: both(said.zh),
    weight: Number(said.weight),
    kind,
    question: isFigured ? null : both(said.zh),
    measure: isFigured && numerator ? measure : null,
    unit: denominator ? say('%', '%') : say('', ''),
    target: kind === 'POSITIVE' ? orNull(said.target) : null,
    limit: kind === 'NEGATIVE' ? orNull(said.limit) : null,
    bands: kind === 'BAND' ? bandsOf(String(said.bands ?? '')) : [],
    decimals: 2,
    rule: both(said.rule),
    demands: both(said.demands),
    source: both(said.source),
    kinds: [],
  }
}

/** Asks for a new item, or for a new aspect with its first item. */
export function NewItemDialog({
  isAspect,
  onAdd,
  onClose,
}: {
  isAspect: boolean
  onAdd(item: Item, aspect: Say): Promise<unknown>
  onClose(): void
}) {
  const indicators = useAsk(ListIndicators, { query: {} })
  return (
    <Asked of={indicators}>
      {(known) => (
        <FormDialog
          title={isAspect ? texts.aspect : texts.item}
          form={formOf(known, isAspect)}
          start={{ kind: 'REVIEWED' }}
          onSubmit={(said: Record<string, unknown>) => onAdd(itemFrom(said), both(said.aspect))}
          onClose={onClose}
        >
          {isAspect && (
            <p className="g-hint">
              <T of={texts.first} />
            </p>
          )}
        </FormDialog>
      )}
    </Asked>
  )
}
