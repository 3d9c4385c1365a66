import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listPaths } from '#kernel/process'
import { houseAt } from './house.ts'
import { openTestServer, type TestServer } from './testing/server.ts'
import { placeFor, stockAt, type Walked, Walker } from './testing/walk.ts'

const house = houseAt('/nowhere', false)
const processes = [...house.processes.values()].map((versions) => versions.at(-1)).filter((one) => one !== undefined)

describe('every process of the house', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await openTestServer()
  })
  afterAll(() => server.close())

  test.each(processes.map((process) => [process.name, process] as const))(
    '%s is walked through HTTP on every path from its start to an end, as the people who may',
    async (name, process) => {
      const paths = listPaths(process)
      const place = await placeFor(server, process)
      const walker = new Walker(server, process, place, await stockAt(server, place, '走查'))
      const walked: Walked[] = []
      for (const path of paths) walked.push(await walker.walk(path))
      const stopped = walked.filter((one) => !one.played)
      const rules = [...new Set(stopped.flatMap((one) => one.stoppedBy))]
      console.log(
        `${name} at ${place}: ${walked.length - stopped.length} of ${paths.length} paths played` +
          (rules.length > 0 ? `; stopped by ${rules.join('; ')}` : ''),
      )
      expect(paths.length).toBeGreaterThan(0)
      expect(stopped.filter((one) => one.stoppedBy.length === 0)).toEqual([])
      expect(walked.some((one) => one.played) || rules.length > 0, `no path of "${name}" can be played`).toBe(true)
    },
    300_000,
  )
})
