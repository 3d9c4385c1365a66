import { Asked, CasePage, useCase } from '#ui'
import { findProcess } from '../process-of.ts'
import { NotFound } from '../shell/not-found.tsx'

/** A case of any process, where its domain has no page of its own. */
export function AnyCasePage({ regionId, id }: { regionId: string; id: string }) {
  const asked = useCase(regionId, id)
  return (
    <Asked of={asked}>{(of) => <Known regionId={regionId} id={id} name={of.process} version={of.version} />}</Asked>
  )
}

function Known({ regionId, id, name, version }: { regionId: string; id: string; name: string; version: number }) {
  const process = findProcess(name, version)
  return process ? <CasePage regionId={regionId} id={id} process={process} /> : <NotFound />
}
