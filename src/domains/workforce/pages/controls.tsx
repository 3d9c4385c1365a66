import { Select } from 'antd'
import type { ReactNode } from 'react'
import type { Say } from '#platform/say'
import { T, UnitInput, useSay } from '#ui'
import { type About, charts, dimensionNames, labelOfDimension, measures, uses } from '../model/index.ts'
import { betweenKeys } from '../rules/view.ts'
import { type Address, layOutBy, sidesOf } from './view.ts'
import { texts } from './words.ts'

type Change = (change: Record<string, string | null>) => void

function Control({ name, label, children }: { name: string; label: Say; children: ReactNode }) {
  return (
    <div className="g-filter">
      <label htmlFor={`view-${name}`}>
        <T of={label} />
      </label>
      {children}
    </div>
  )
}

function One({
  name,
  label,
  value,
  choices,
  onChange,
}: {
  name: string
  label: Say
  value: string
  choices: readonly { value: string; label: Say | string }[]
  onChange(value: string): void
}) {
  const toSay = useSay()
  return (
    <Control name={name} label={label}>
      <Select
        id={`view-${name}`}
        value={value}
        options={choices.map((one) => ({
          value: one.value,
          label: typeof one.label === 'string' ? one.label : toSay(one.label),
        }))}
        onChange={onChange}
        popupMatchSelectWidth={false}
      />
    </Control>
  )
}

/** What stands in the rows or in the columns; a dimension taken here leaves the other side. */
function Dimensions({ side, address, onChange }: { side: 'rows' | 'columns'; address: Address; onChange: Change }) {
  const toSay = useSay()
  const sides = sidesOf(address)
  const other = side === 'rows' ? 'columns' : 'rows'
  const set = (names: string[]) => {
    const rest = sides[other].filter((name) => !names.includes(name))
    const next = { [side]: names, [other]: rest } as { rows: string[]; columns: string[] }
    if (next.rows.length > 0) onChange(layOutBy(next))
  }
  return (
    <Control name={side} label={texts[side]}>
      <Select
        id={`view-${side}`}
        mode="multiple"
        className="wf-dims"
        maxCount={5 - sides[other].length}
        value={sides[side]}
        options={dimensionNames.map((name) => ({ value: name, label: toSay(labelOfDimension(name)) }))}
        onChange={set}
        optionFilterProp="label"
        popupMatchSelectWidth={false}
      />
    </Control>
  )
}

function Only({ address, about, onChange }: { address: Address; about: About | null; onChange: Change }) {
  const toSay = useSay()
  const chosen = (address.filters ?? '').split(',').flatMap((part) => {
    const [name = '', keys = ''] = part.split(':')
    return keys === '' ? [] : keys.split(betweenKeys).map((key) => `${name}:${key}`)
  })
  const laid = (address.dims ?? '').split(',')
  const options = (about?.choices ?? [])
    .filter(({ name }) => !laid.includes(name))
    .map(({ name, label, categories }) => ({
      label: toSay(label),
      title: name,
      options: categories.map((one) => ({
        value: `${name}:${one.key}`,
        label: `${toSay(label)}：${toSay(one.label)}`,
      })),
    }))
  // Categories of one dimension stand together: whoever is in any of them is let through.
  const set = (parts: string[]) => {
    const byName = new Map<string, string[]>()
    for (const part of parts) {
      const [name = '', key = ''] = part.split(':')
      byName.set(name, [...(byName.get(name) ?? []), key])
    }
    const filters = [...byName].map(([name, keys]) => `${name}:${keys.join(betweenKeys)}`)
    onChange({ filters: filters.join(',') || null, page: null })
  }
  return (
    <Control name="filters" label={texts.filters}>
      <Select
        id="view-filters"
        mode="multiple"
        className="wf-dims"
        value={chosen}
        options={options}
        onChange={set}
        optionFilterProp="label"
        popupMatchSelectWidth={false}
      />
    </Control>
  )
}

/** Everything that makes a view; each change goes to the address bar, so that it can be sent as a link. */
export function Controls({ address, about, onChange }: { address: Address; about: About | null; onChange: Change }) {
  const toSay = useSay()
  const set = (name: string, usual: string) => (value: string) =>
    onChange({ [name]: value === usual ? null : value, page: null })
  const days = [{ value: '', label: texts.latest }, ...(about?.days ?? []).map((day) => ({ value: day, label: day }))]
  const mayUse = uses.filter(({ value }) => value === 'publish' || about?.mayInternal || address.use === 'internal')
  return (
    <search className="g-filters" aria-label={toSay(texts.title)}>
      <Control name="unit" label={texts.unit}>
        <UnitInput
          id="view-unit"
          value={Number(address.unitId) || about?.unitId || null}
          onChange={(unitId) => onChange({ unitId: unitId === null ? null : String(unitId), page: null })}
        />
      </Control>
      <Dimensions side="rows" address={address} onChange={onChange} />
      <Dimensions side="columns" address={address} onChange={onChange} />
      <Only address={address} about={about} onChange={onChange} />
      <One
        name="measure"
        label={texts.measure}
        value={address.measure ?? 'count'}
        choices={measures}
        onChange={set('measure', 'count')}
      />
      <One
        name="use"
        label={texts.use}
        value={address.use ?? about?.use ?? 'publish'}
        choices={mayUse}
        onChange={set('use', '')}
      />
      <One name="asOf" label={texts.asOf} value={address.asOf ?? ''} choices={days} onChange={set('asOf', '')} />
      <One
        name="chart"
        label={texts.chart}
        value={address.chart ?? 'bar'}
        choices={charts}
        onChange={set('chart', 'bar')}
      />
    </search>
  )
}
