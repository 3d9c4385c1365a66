import { Segmented } from 'antd'
import { useState } from 'react'
import { findRegion } from '#kernel/org'
import { type Say, say } from '#platform/say'
import { Chart, type ChartProps, Section, sayPeriod, useAsk, useGo, useSay } from '#ui'
import { type FigureHead, ListFigures } from '../model/index.ts'
import { addressWith, numberOf, useAsked } from './asked.ts'
import { saySource } from './words.ts'

const views = [
  { value: 'bars', label: say('条形图', 'Bars') },
  { value: 'tiles', label: say('方格图', 'Tiles') },
  { value: 'map', label: say('示意地图', 'Map') },
] as const
type View = (typeof views)[number]['value']

/** A prefecture's code ends in 00, the province's in 0000. */
const isPrefecture = (key: string) => /00$/.test(key) && !/0000$/.test(key)

/** Units right below by their division codes; a second one of a division is known by its own number. */
function keysOf(rows: readonly { unitId: number; regionId: number }[]): string[] {
  const seen = new Set<number>()
  return rows.map(({ unitId, regionId }) => {
    if (seen.has(regionId)) return `unit-${unitId}`
    seen.add(regionId)
    return String(regionId)
  })
}

/** The units right below beside each other, as bars, tiles or on the map; a click goes down. */
export function Compare({ of: head }: { of: FigureHead }) {
  const toSay = useSay()
  const go = useGo()
  const asked = useAsked()
  const { by: _by, ...whole } = asked
  const [view, setView] = useState<View>('bars')
  const rows = useAsk(ListFigures, { query: { ...whole, size: 200 } } as never).data?.rows ?? []
  const below = rows.filter(({ isSelf }) => !isSelf)
  if (below.length < 2 || !head.indicator || head.period === null) return null
  const { label, measure, decimals } = head.indicator
  const keys = keysOf(below)
  const offered = views.filter(({ value }) => value !== 'map' || keys.some(isPrefecture))
  const shown = offered.some(({ value }) => value === view) ? view : 'bars'
  const level = head.targets.find(({ isForAll }) => isForAll)
  const props: ChartProps = {
    kind: shown,
    title: say(`${head.unitName}各单位：${label.zh}`, `Units below ${head.unitName}: ${label.en}`),
    source: saySource(head),
    asOf: sayPeriod(head.period),
    measure,
    decimals,
    categories: below.map((row, i) => ({ key: keys[i] ?? '', label: placeOf(row) })),
    series: [{ label, values: below.map(({ value }) => numberOf(value)) }],
    ...(level && shown === 'bars' && { level: { value: Number(level.target), label: sayLevel(level.target) } }),
    onPick: (key) => {
      const unit = below[keys.indexOf(key)]
      if (unit) go(addressWith(asked, { unitId: unit.unitId }))
    },
    choose: (
      <Segmented
        size="small"
        aria-label={toSay(say('图形', 'Drawing'))}
        value={shown}
        onChange={(value) => setView(value as View)}
        options={offered.map(({ value, label: words }) => ({ value, label: toSay(words) }))}
      />
    ),
  }
  return (
    <Section title={say('下级比较', 'Units below')}>
      <Chart {...props} />
    </Section>
  )
}

const sayLevel = (target: string) => say(`目标 ${target}`, `Target ${target}`)

/** A federation goes by its place in a chart: 西宁市总工会 is 西宁市; any other unit by its name. */
function placeOf({ name, regionId }: { name: string; regionId: number }): Say | string {
  const region = /总工会$/.test(name) ? findRegion(regionId) : undefined
  if (!region) return name.replace(/工会$/, '') || name
  return say(region.short, region.name.en.replace(/^(\S+) .*Autonomous .*$/, '$1'))
}
