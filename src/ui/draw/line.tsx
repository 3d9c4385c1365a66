import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([LineChart, GridComponent, TooltipComponent, SVGRenderer])

/** The drawn line of a `Trend`; a module of its own, so that echarts is fetched only with it. */
export default function Line({
  name,
  points,
  height,
}: {
  name: string
  points: readonly { at: string; value: number | null }[]
  height: number
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, null, { renderer: 'svg' })
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 12, top: 12, bottom: 4, containLabel: true },
      // Drawn as part of the picture: an HTML tooltip would need inline styles, which the page forbids.
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: { type: 'category', data: points.map((p) => p.at), axisTick: { show: false } },
      yAxis: { type: 'value', scale: true, splitLine: { lineStyle: { color: '#e8e8e8' } } },
      series: [
        { name, type: 'line', data: points.map((p) => p.value), color: '#0958d9', symbolSize: 6, connectNulls: false },
      ],
    })
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(box.current)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [name, points])
  return <div ref={box} style={{ height }} role="img" aria-label={name} />
}
