import { choices, defineForm, longText, number, optional, text, unit } from '#kernel/form'
import { areas } from '#kernel/process'
import { say } from '#platform/say'
import { FormDialog } from '#ui'
import type { SchemeItem } from '../model/index.ts'
import { labels } from './words.ts'

const english = (label: { zh: string; en: string }) => say(`${label.zh}（英文）`, `${label.en} (English)`)
const apart = say('编码之间用空格或顿号分开', 'Names apart by blanks')

const asked = defineForm({
  key: text(say('条目编号', 'Key'), { max: 6, hint: say('如 3.2：第三方面第二项', 'Such as 3.2') }),
  zh: text(labels.content, { max: 300 }),
  en: optional(text(english(labels.content), { max: 600 })),
  weight: number(labels.points, { measure: say('分', 'points'), decimals: 2, min: 0, max: 1000 }),
  demands: longText(labels.demands, { max: 600 }),
  unitId: optional(unit(labels.unit)),
  source: longText(labels.source, { max: 600 }),
  areas: optional(choices(say('重点任务', 'Key tasks'), areas)),
  indicators: optional(text(say('关联指标（编码）', 'Indicators, by name'), { max: 600, hint: apart })),
  processes: optional(text(say('关联流程（编码）', 'Processes, by name'), { max: 600, hint: apart })),
  was: optional(text(say('上年条目', 'Item of the year before'), { max: 6 })),
})

const listOf = (words: unknown): string[] =>
  String(words ?? '')
    .split(/[\s、，,]+/)
    .filter(Boolean)

/** Words whose Chinese stayed keep their English. */
const wordsOf = (zh: string, old: { zh: string; en: string } | undefined, en?: string | null) => ({
  zh,
  en: en || (old?.zh === zh ? old.en : zh),
})

interface Props {
  item: SchemeItem | null
  aspectKey: string
  onSave(item: SchemeItem): Promise<unknown>
  onClose(): void
}

/** Writes one item of a draft. */
export function ItemDialog({ item, aspectKey, onSave, onClose }: Props) {
  const start = item
    ? {
        ...{ key: item.key, zh: item.label.zh, en: item.label.en, weight: item.weight, unitId: item.unitId },
        ...{ demands: item.demands.zh, source: item.source.zh, areas: item.areas, was: item.was },
        ...{ indicators: item.indicators.join(' '), processes: item.processes.join(' ') },
      }
    : { key: `${aspectKey}.` }
  return (
    <FormDialog
      title={item ? say(`修改 ${item.key}`, `Edit ${item.key}`) : say('新增条目', 'Add an item')}
      form={asked}
      start={start}
      onSubmit={(said) =>
        onSave({
          key: said.key,
          label: wordsOf(said.zh, item?.label, said.en),
          weight: said.weight,
          demands: wordsOf(said.demands, item?.demands),
          source: wordsOf(said.source, item?.source),
          unitId: said.unitId,
          areas: said.areas ?? [],
          indicators: listOf(said.indicators),
          processes: listOf(said.processes),
          was: said.was,
        })
      }
      onClose={onClose}
    />
  )
}
