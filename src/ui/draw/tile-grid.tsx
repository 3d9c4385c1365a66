import type { ReactNode } from 'react'
import type { Say } from '#platform/say'
import { To } from '../pages/go.tsx'
import { Light, type LightColour } from '../show/light.tsx'
import { useWide } from '../show/wide.ts'
import { useSay } from '../words/language.tsx'
import { hasPlaces, tilePlaces } from './places.ts'

export interface Tile {
  /** Division code of a prefecture, or any key. */
  key: string
  label: Say | string
  light: LightColour
  value?: ReactNode
  reason?: Say
  to?: string
}

/** One tile for each division, roughly where it lies: no boundaries, so nothing to approve. On a phone they follow one another. */
export function TileGrid({ tiles, label }: { tiles: readonly Tile[]; label: Say }) {
  const toSay = useSay()
  const wide = useWide()
  const placed = wide && hasPlaces(tiles.map((tile) => tile.key))
  return (
    <ul className={placed ? 'g-tiles g-tiles-placed' : 'g-tiles'} aria-label={toSay(label)}>
      {tiles.map((tile) => {
        const [column, row] = tilePlaces[tile.key] ?? [1, 1]
        const name = typeof tile.label === 'string' ? tile.label : toSay(tile.label)
        return (
          <li key={tile.key} className="g-tile" style={placed ? { gridColumn: column, gridRow: row } : undefined}>
            <strong>{tile.to ? <To to={tile.to}>{name}</To> : name}</strong>
            {tile.value !== undefined && <span className="g-tile-value">{tile.value}</span>}
            <Light of={tile.light} reason={tile.reason} />
          </li>
        )
      })}
    </ul>
  )
}
