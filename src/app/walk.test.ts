import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnyProcess, listPaths, type Step } from '#kernel/process'
import { houseAt } from './house.ts'
import { openDemonstrationServer, openTestServer, type TestServer } from './testing/server.ts'
import { openCasesOf, placeFor, stockAt, type Walked, Walker } from './testing/walk.ts'

const house = houseAt('/nowhere', false)
const processes = [...house.processes.values()].map((versions) => versions.at(-1)).filter((one) => one !== undefined)
const named = processes.map((process) => [process.name, process] as const)

/** A process with more paths than this is walked on so many of them that every step is among them. */
const mostWalks = 60

const stepName = (step: Step) => `${step.from} ${step.action}`

/** Paths such that every step of the process is in one of them; then others, up to the most. */
function chosenOf(process: AnyProcess): Step[][] {
  const all = listPaths(process)
  if (all.length <= mostWalks) return all
  const seen = new Set<string>()
  const needed = all.filter((path) => {
    const brings = path.some((step) => !seen.has(stepName(step)))
    for (const step of path) seen.add(stepName(step))
    return brings
  })
  return [...needed, ...all.filter((path) => !needed.includes(path))].slice(0, Math.max(mostWalks, needed.length))
}

const report = (words: string, walked: readonly Walked[], listed: number) => {
  const stopped = walked.filter((one) => !one.played)
  const rules = [...new Set(stopped.flatMap((one) => one.stoppedBy))]
  const played = walked.length - stopped.length
  console.log(
    `${words}: ${played} of ${listed} paths played${rules.length > 0 ? `; stopped by ${rules.join('; ')}` : ''}`,
  )
  return { unexplained: stopped.filter((one) => one.stoppedBy.length === 0), rules, played }
}

/** Processes whose cases other deeds open; they are walked on from the demonstration's cases. */
const unopened = new Set<string>()

describe('every process, opened with made-up answers', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await openTestServer()
  })
  afterAll(() => server.close())

  test.each(named)(
    '%s is walked through HTTP from its start to an end, as the people who may',
    async (name, process) => {
      const paths = chosenOf(process)
      const place = await placeFor(server, process)
      const walker = new Walker(server, process, place, await stockAt(server, place, '走查'))
      const walked: Walked[] = []
      for (const path of paths) {
        walked.push(await walker.walk(path))
        if (
          walked.length === 3 &&
          walked.every((one) => one.stoppedBy.every((why) => why.startsWith('open:')) && !one.played)
        )
          break
      }
      const { unexplained, rules, played } = report(`${name} at ${place}`, walked, listPaths(process).length)
      expect(unexplained).toEqual([])
      expect(played > 0 || rules.length > 0, `no path of "${name}" can be played, and no rule says why`).toBe(true)
      if (played === 0) unopened.add(name)
    },
    300_000,
  )
})

describe('every process that other deeds open', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await openDemonstrationServer()
  })
  afterAll(() => server.close())

  test.each(named)(
    '%s is walked on through HTTP from each case of the demonstration to an end',
    async (name, process) => {
      if (!unopened.has(name)) return
      const cases = await openCasesOf(server, process)
      const walker = new Walker(server, process, 'province', await stockAt(server, 'province', '走查'))
      const turns = new Map<string, number>()
      const walked: Walked[] = []
      for (const one of cases.slice(0, mostWalks)) {
        const paths = listPaths({ ...process, start: one.state })
        const turn = turns.get(one.state) ?? 0
        turns.set(one.state, turn + 1)
        const path = paths[turn % paths.length]
        if (path) walked.push(await walker.walkOn(one, path))
      }
      const { unexplained } = report(`${name} from ${walked.length} cases of the demonstration`, walked, walked.length)
      expect(unexplained).toEqual([])
    },
    300_000,
  )
})
