import { useEffect, useState } from 'react'
import { say } from '#platform/say'
import { type AreaMap, readMap } from './geo.ts'

/** Where the map's file is: ours, or that of the operator in its place. */
const address = '/map/region.geojson'

let asked: Promise<AreaMap | null> | null = null

/** The map, fetched once; null where it cannot be had. */
function fetchMap(): Promise<AreaMap | null> {
  asked ??= fetch(address)
    .then(async (answer) => (answer.ok ? readMap(await answer.json()) : null))
    .catch(() => null)
  return asked
}

/** The map once it is wanted and there; undefined before, null where it cannot be had. */
export function useMap(isWanted: boolean): AreaMap | null | undefined {
  const [map, setMap] = useState<AreaMap | null>()
  useEffect(() => {
    if (isWanted) void fetchMap().then(setMap)
  }, [isWanted])
  return map
}

const sketch = say('示意图，不反映行政区划界线，不作为划界依据。', 'A sketch: it shows no boundary with authority.')

/** What is said in every drawing of a map, with the number under which it may be shown where it has one. */
export const noteOf = ({ approval }: AreaMap) =>
  approval === null ? sketch : say(`${sketch.zh}审图号：${approval}`, `${sketch.en} ${approval}`)
