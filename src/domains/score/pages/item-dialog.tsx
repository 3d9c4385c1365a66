import { defineForm, longText, number, optional, text } from '#kernel/form'
import { say } from '#platform/say'
import { FormDialog } from '#ui'
import type { Item } from '../model/index.ts'
import { labels } from './words.ts'

const decimal = say('十进制数', 'A decimal number')
const english = (label: { zh: string; en: string }) => say(`${label.zh}（英文）`, `${label.en} (English)`)

const bandsText = (bands: Item['bands']) => bands.map((b) => `${b.from}:${b.share}`).join(' ')

/** 90:100 80:80 as bands; whatever is no pair is left to the server, which names the fault. */
export const bandsOf = (words: string): Item['bands'] =>
  words
    .split(/[\s，,;；]+/)
    .filter(Boolean)
    .map((pair) => {
      const [from = '', share = ''] = pair.split(/[:：]/)
      return { from, share: Number(share) }
    })

/** What is asked of one item: only the numbers its kind goes by. */
const formOf = ({ kind }: Item) =>
  defineForm({
    zh: text(labels.name, { max: 200 }),
    en: text(english(labels.name), { max: 200 }),
    weight: number(labels.weight, { measure: say('分', 'points'), decimals: 2, min: 0.01, max: 100 }),
    ...(kind === 'POSITIVE' ? { target: text(labels.target, { max: 20, hint: decimal }) } : {}),
    ...(kind === 'NEGATIVE' ? { limit: text(labels.limit, { max: 20, hint: decimal }) } : {}),
    ...(kind === 'BAND'
      ? {
          bands: text(labels.bands, {
            hint: say(
              '“下限:得分百分比”，用空格分开，如 90:100 80:80',
              '“from:per cent”, apart by spaces: 90:100 80:80',
            ),
          }),
        }
      : {}),
    ruleZh: longText(labels.rule, { max: 400 }),
    ruleEn: longText(english(labels.rule), { max: 800 }),
    demandsZh: longText(labels.demands, { max: 400 }),
    demandsEn: longText(english(labels.demands), { max: 800 }),
    sourceZh: optional(longText(labels.source, { max: 400 })),
  })

/** Edits one item of a draft system. */
export function ItemDialog({
  item,
  onSave,
  onClose,
}: {
  item: Item
  onSave(item: Item): Promise<unknown>
  onClose(): void
}) {
  const start = {
    zh: item.label.zh,
    en: item.label.en,
    weight: item.weight,
    target: item.target,
    limit: item.limit,
    bands: bandsText(item.bands),
    ruleZh: item.rule.zh,
    ruleEn: item.rule.en,
    demandsZh: item.demands.zh,
    demandsEn: item.demands.en,
    sourceZh: item.source.zh,
  }
  const submit = (written: Record<string, unknown>) => {
    const said = { ...start, ...written }
    return onSave({
      ...item,
      label: { zh: said.zh, en: said.en },
      weight: said.weight,
      target: said.target,
      limit: said.limit,
      bands: bandsOf(said.bands),
      rule: { zh: said.ruleZh, en: said.ruleEn },
      demands: { zh: said.demandsZh, en: said.demandsEn },
      source: {
        zh: said.sourceZh || item.source.zh,
        en: said.sourceZh === item.source.zh ? item.source.en : said.sourceZh,
      },
    })
  }
  return (
    <FormDialog
      title={say(`修改 ${item.key}`, `Edit ${item.key}`)}
      form={formOf(item)}
      start={start}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}
