import { useDo } from '#ui'
import {
  type AnswerOfAdoption,
  DecideGone,
  DecideLines,
  type Decision,
  DropAddition,
  type Gone,
  WriteAddition,
} from '../model/index.ts'

export interface Place {
  regionId: string
  id: string
}

/** The deeds on an adoption, on what is seen of it. */
export function useAdoption({ regionId, id }: Place, of: AnswerOfAdoption) {
  const params = { regionId: Number(regionId), id }
  const deciding = useDo(DecideLines)
  const adding = useDo(WriteAddition)
  const dropping = useDo(DropAddition)
  const gone = useDo(DecideGone)
  const { rev } = of
  return {
    params,
    problem: deciding.problem ?? dropping.problem ?? gone.problem,
    busy: deciding.busy || dropping.busy || gone.busy,
    decide: (lines: Decision[]) => deciding.run({ params, body: { rev, lines } }),
    add: (key: string | null, addition: Parameters<typeof adding.run>[0]['body']['addition']) =>
      adding.run({ params, body: { rev, key, addition } }),
    drop: (key: string) => dropping.run({ params, body: { rev, key } }),
    decideGone: (lines: Gone[]) => gone.run({ params, body: { rev, lines } }),
  }
}

/** A decision with nothing but its choice. */
export const plain = (key: string, choice: Decision['choice'], reason: string | null = null): Decision => ({
  ...{ key, choice, own: null, into: null, reason },
})
