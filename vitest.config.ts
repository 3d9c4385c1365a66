import { defineConfig } from 'vitest/config'
import LongestFirst from './tools/order.js'

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'stories/**/*.test.ts'],
    pool: 'threads',
    // Files share their modules: what a file starts it closes, and nothing of ours keeps state in a module.
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['tools/hold.js'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', './tools/closing-line.js'],
  },
})
