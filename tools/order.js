import { relative } from 'node:path'
import { BaseSequencer } from 'vitest/node'

/** The files that take longest, by what they took alone; begun late, one of them runs on when all others are done. */
const longest = [
  'stories/weeks.test.ts',
  'tools/torture/torture.test.ts',
  'stories/every-page.test.ts',
  'stories/loop.test.ts',
  'src/app/matrix.test.ts',
  'stories/three-departments.test.ts',
  'src/app/walk.test.ts',
  'stories/offline.test.ts',
]

/** Begins with the longest files, so that of two workers neither is idle at the end; the others as they would come anyway. */
export default class LongestFirst extends BaseSequencer {
  async sort(files) {
    const rank = ({ moduleId }) => {
      const at = longest.indexOf(relative(this.ctx.config.root, moduleId).replaceAll('\\', '/'))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}
