import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { backup, inOwnerTx, inTx, migrate, openDatabase, openTestDatabase, restore } from './server.ts'

test('the fallback migrates, holds row policies, keeps its data, and its backup moves to a real server', async () => {
  const root = mkdtempSync(join(tmpdir(), 'pglite-'))
  const dataDir = join(root, 'data')
  try {
    const first = await openDatabase({ dataDir, engine: 'pglite' })
    expect(await migrate(first, [])).toEqual(['platform/db/0001-extensions'])
    await inOwnerTx(first, (db) =>
      sql`create table kept (county text); insert into kept values ('a'), ('b'); alter table kept enable row level security;
          create policy own on kept to gongyun_app using (county = (select nullif(current_setting('app.county', true), '')));
          grant select on kept to gongyun_app`.execute(db),
    )
    await first.close()
    const second = await openDatabase({ dataDir })
    const seen = async (county: string) =>
      (
        await inTx(second, { 'app.county': county }, (db) =>
          sql<{ county: string }>`select county from kept`.execute(db),
        )
      ).rows
    for (const [text, no] of [
      [`select set_config('app.county', 'a', true)`, 'permission denied for function set_config'],
      ['select 1; select county from kept', 'multiple commands'],
    ] as const)
      await expect(
        inTx(second, {}, (db) => sql.raw(text).execute(db)),
        text,
      ).rejects.toThrow(no)
    const both = await Promise.all(['a', 'b', ''].map(seen))
    expect(both).toEqual([[{ county: 'a' }], [{ county: 'b' }], []])
    await inOwnerTx(second, (db) => sql`drop table kept`.execute(db))
    const file = join(root, 'save')
    const saved = await backup(second, file)
    await second.close()
    const real = await openTestDatabase()
    await inOwnerTx(real, (db) => sql`drop table migration`.execute(db))
    expect((await restore(file, real, { migrations: [] })).digest).toBe(saved.digest)
    await real.close()
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
