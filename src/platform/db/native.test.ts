import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseAccount } from './account.ts'
import { findNative, prepareNative } from './native.ts'

const native = findNative()

describe.skipIf(!native || process.getuid?.() !== 0)(
  'programs installed where only root can read, by an install without scripts',
  () => {
    let root: string

    beforeAll(() => {
      root = mkdtempSync(join(tmpdir(), 'native-'))
      cpSync(join(native ?? '', '..'), root, { recursive: true, verbatimSymlinks: true })
      for (const link of ['libicudata.so.60', 'libpq.so.5']) rmSync(join(root, 'native/lib', link), { force: true })
    })

    afterAll(() => rmSync(root, { recursive: true }))

    test('are copied to where the other account can run them, once', () => {
      const account = chooseAccount()
      const first = prepareNative(join(root, 'native'), account)
      expect(dirname(first.postgres)).not.toContain(root)
      for (const program of [first.postgres, first.initdb]) {
        const said = spawnSync(program, ['--version'], { ...account, cwd: '/', encoding: 'utf8' })
        expect(said.stdout).toMatch(/PostgreSQL/)
      }
      expect(prepareNative(join(root, 'native'), account)).toEqual(first)
    })
  },
)
