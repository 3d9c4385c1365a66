import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'stories/**/*.test.ts'],
    pool: 'threads',
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', './tools/closing-line.js'],
  },
})
