import { App, Button } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { inLang, type Lang, say } from '#platform/say'
import { formatNumber } from '../../show/format.ts'
import { DownloadOutlined } from '../../show/icons.tsx'
import { T, useLanguage, useSay } from '../../words/language.tsx'
import { type ChartData, type ChartKind, type Plan, written } from './data.ts'
import type { AreaMap } from './geo.ts'
import { ChartTable } from './table.tsx'
import { noteOf, useMap } from './use-map.ts'

/** Fetched only with the first chart of a page. */
const Drawn = lazy(() => import('./drawn.tsx'))

export interface ChartProps extends ChartData {
  kind: ChartKind
  /** What a click on a part, or the button in the table, opens. */
  onPick?(key: string): void
  /** Whether a category leads anywhere; all do unless told. */
  leads?(key: string): boolean
  /** Chooses another kind of drawing, beside the picture's button. */
  choose?: ReactNode
  /** A table that stands on the page anyway makes another one idle. */
  table?: 'below' | 'none'
}

const missing = say('未报', 'none')
const hidden = say('* 人数过少，已保护', '* protected: too few')
const save = say('下载图片 PNG', 'Save as PNG')

/** A chart's data in one language. */
function planOf(props: ChartProps, map: AreaMap | null | undefined, lang: Lang): Plan {
  const inWords = (label: ChartData['title'] | string) => (typeof label === 'string' ? label : inLang(label, lang))
  return {
    // Without a map its figures are shown as tiles.
    kind: props.kind === 'map' && map === null ? 'tiles' : props.kind,
    categories: props.categories.map(({ key, label }) => ({ key, label: inWords(label) })),
    series: props.series.map(({ label, values, projected }) => ({
      label: inWords(label),
      values,
      projected: projected === true,
    })),
    level: props.level ? { value: props.level.value, label: inWords(props.level.label) } : null,
    write: (value) => formatNumber(value, props.decimals, lang),
    words: {
      missing: inWords(missing),
      hidden: inWords(hidden),
      note: map ? inWords(noteOf(map)) : null,
      elsewhere: (count) =>
        inWords(say(`另有 ${count} 个单位不在图上，见数据表。`, `${count} more, not on the map; see the table.`)),
    },
    areas: map?.areas ?? [],
  }
}

function SaveButton({ plan, caption }: { plan: Plan; caption: { title: string; under: string; source: string } }) {
  const toSay = useSay()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const onClick = async () => {
    setBusy(true)
    try {
      await (await import('./save-png.ts')).savePng(plan, caption)
      void message.success(
        toSay(say('图片已保存，请在浏览器下载中查看。', 'Saved; see the downloads of your browser.')),
      )
    } catch (thrown) {
      console.error(thrown)
      void message.error(
        toSay(say('图片未能生成，请更换浏览器后再试。', 'No picture could be made; try another browser.')),
      )
    }
    setBusy(false)
  }
  return (
    <Button
      size="small"
      icon={<DownloadOutlined />}
      loading={busy}
      onClick={() => void onClick()}
      aria-label={`${toSay(save)}${toSay(say('：', ': '))}${caption.title}`}
    >
      <T of={save} />
    </Button>
  )
}

/** What a listener hears of a chart: what it is, and where the figures are. */
function labelOf(plan: Plan, caption: { title: string; under: string }, lang: Lang): string {
  const parts = plan.categories
    .slice(0, 8)
    .map(({ label }, i) => `${label} ${plan.series.map((series) => written(plan, series.values[i])).join(' / ')}`)
  const more = plan.categories.length > 8 ? inLang(say('，其余见数据表', '; the rest is in the table'), lang) : ''
  return `${caption.title}（${caption.under}）${parts.join(inLang(say('，', ', '), lang))}${more}`
}

/**
 * A chart of any kind with its title, date and source, a table of the same figures, and a button that saves it as a
 * picture. The drawing is fetched only when there is one.
 */
export function Chart(props: ChartProps) {
  const lang = useLanguage()
  const toSay = useSay()
  const map = useMap(props.kind === 'map')
  const plan = planOf(props, map, lang)
  const measure = props.measure ? toSay(say(`，单位：${props.measure.zh}`, `; ${props.measure.en}`)) : ''
  const caption = {
    title: toSay(props.title),
    under: `${toSay(props.asOf)}${measure}`,
    source: `${toSay(say('来源：', 'Source: '))}${toSay(props.source)}`,
  }
  const onPick = props.onPick && ((key: string) => (props.leads?.(key) ?? true) && props.onPick?.(key))
  const isEmpty = plan.series.every((series) => series.values.every((value) => value === null))
  return (
    <figure className="g-chart">
      <div className="g-chart-head">
        <figcaption>
          <strong>{caption.title}</strong> <small>{caption.under}</small>
        </figcaption>
        <div className="g-actions">
          {props.choose}
          {!isEmpty && <SaveButton plan={plan} caption={caption} />}
        </div>
      </div>
      {props.kind === 'map' && map === null && (
        <p className="g-hint" role="status">
          <T of={say('地图文件未能读取，改用方格图。', 'The map could not be read; tiles are shown instead.')} />
        </p>
      )}
      {isEmpty ? (
        <p className="g-hint">
          <T of={say('还没有数据。', 'No figures yet.')} />
        </p>
      ) : (
        <Suspense fallback={<div className="g-chart-wait" />}>
          <Drawn plan={plan} label={labelOf(plan, caption, lang)} {...(onPick && { onPick })} />
        </Suspense>
      )}
      <p className="g-chart-source">{caption.source}</p>
      {props.table !== 'none' && (
        <ChartTable plan={plan} caption={caption.title} leads={props.leads} onPick={props.onPick} />
      )}
    </figure>
  )
}
