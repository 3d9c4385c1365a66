/** Closes a run with one plain line: how many passed, how many failed. */
export default class ClosingLine {
  onTestRunEnd(modules, errors) {
    const count = { passed: 0, failed: errors.length, skipped: 0 }
    for (const module of modules) {
      const suites = [...module.children.allSuites()]
      count.failed += [module, ...suites].filter((part) => part.errors().length > 0).length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state in count) count[state] += 1
        else count.skipped += 1
      }
    }
    console.log(`${count.passed} passed, ${count.failed} failed${count.skipped ? `, ${count.skipped} skipped` : ''}`)
  }
}
