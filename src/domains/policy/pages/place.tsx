import { useEffect } from 'react'
import { Asked, Loading, useAsk, useFilters, useGo } from '#ui'
import { FindDocument } from '../contracts/index.ts'

function Go({ to }: { to: string }) {
  const go = useGo()
  // biome would have `go` listed; it is new on every drawing, and going twice would lose the step back.
  useEffect(() => {
    window.setTimeout(() => go(to, { replace: true }))
  })
  return <Loading />
}

/** Leads from a task, which knows only the document's id, to the clause it comes from. */
export function PlacePage({ id }: { id: string }) {
  const [{ clause }] = useFilters()
  const query = clause === undefined ? '' : `?clause=${clause}`
  return (
    <Asked of={useAsk(FindDocument, { params: { id } })}>
      {({ regionId }) => <Go to={`/policy/${regionId}/${id}${query}`} />}
    </Asked>
  )
}
