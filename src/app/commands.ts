import { readFile } from 'node:fs/promises'
import { formatAnchor, parseAnchors } from '#kernel/audit'
import { sealPending, verifyJournal } from '#kernel/audit/server'
import { dateInChina, workdayCommand } from '#kernel/calendar'
import type { Command } from '#kernel/domain/server'
import { drawCommand } from '#kernel/draw/server'
import { listLackingMasters } from '#kernel/secret/server'
import { indicatorsRun, indicatorsSchema } from '#kernel/tally/server'
import { allMigrations } from '#kernel/whole/server'
import { backup, inOwnerTx, openDatabase, restore } from '#platform/db/server'
import { say } from '#platform/say'
import { foldersToRestore, foldersToSave, isKeyThere } from './folders.ts'
import { domains } from './house.ts'
import { openProduct } from './product.ts'
import { rotateCommand } from './rotate.ts'
import { sbomCommand } from './sbom.ts'
import { startCommand } from './start.ts'
import { type CliCommand, readArgs } from './usage.ts'
import { dataDir } from './where.ts'
import { asSystem } from './worker.ts'

const secretOf = (): { passphrase?: string } =>
  process.env.GONGYUN_BACKUP_KEY ? { passphrase: process.env.GONGYUN_BACKUP_KEY } : {}

const migrateCommand: CliCommand = {
  name: 'migrate',
  usage: 'migrate',
  summary: say('升级数据库结构', 'Bring the database up to date'),
  run: async (args) => {
    readArgs(args, {}, 0)
    const { database } = await openProduct()
    await database.close()
    return { json: { migrated: true }, text: '数据库已是最新  The database is up to date' }
  },
}

/** Whoever holds such a file holds password hashes and everything people have written. */
const clearWarning = `警告：备份未加密，内含密码摘要；密钥文件 secrets/second-factor/key、secrets/field-keys 因此不放入，须另行保存。请设置 GONGYUN_BACKUP_KEY 后重做。
WARNING: this backup is NOT encrypted; it holds password hashes. The keys (secrets/second-factor/key, secrets/field-keys) are left out for that reason: keep them elsewhere. Set GONGYUN_BACKUP_KEY and make it again.
`

/** What an operator must do after a backup that came without the key of second factors. */
const keyNotice = `没有动态口令的密钥：请把原数据目录的 secrets/second-factor/key 放回；若已遗失，用 gongyun person recover 账号 逐个重置。
There is no key of second factors: put secrets/second-factor/key of the former data folder back; if it is lost, reset accounts with gongyun person recover LOGIN.`

/** The same for master keys of sealed fields: without them the numbers in the tables cannot be read by anybody. */
const masterNotice = (names: readonly string[]) =>
  names
    .map(
      (name) => `
缺少加密字段的主密钥：请把原数据目录的 secrets/field-keys/${name}.key 放回；若已遗失，证件号等无法恢复。
A master key is missing: put secrets/field-keys/${name}.key of the former data folder back; if it is lost, sealed numbers cannot be recovered.`,
    )
    .join('')

const backupCommand: CliCommand = {
  name: 'backup',
  usage: 'backup FILE',
  summary: say(
    '备份数据库与文件；环境变量 GONGYUN_BACKUP_KEY 为加密口令',
    'Back up database and files; GONGYUN_BACKUP_KEY encrypts',
  ),
  run: async (args) => {
    const { positionals } = readArgs(args, {}, 1)
    const { database } = await openProduct()
    try {
      const manifest = await backup(database, positionals[0] ?? '', {
        folders: foldersToSave(dataDir(), secretOf().passphrase),
        ...secretOf(),
      })
      return {
        json: { ...manifest, encrypted: secretOf().passphrase !== undefined },
        text: `${secretOf().passphrase ? '' : clearWarning}已备份 Backed up: ${manifest.tables.length} 张表 tables, ${manifest.files.length} 个文件 files\n摘要 digest ${manifest.digest}`,
      }
    } finally {
      await database.close()
    }
  },
}

const restoreCommand: CliCommand = {
  name: 'restore',
  usage: 'restore FILE',
  summary: say('把备份恢复到空的数据目录', 'Restore a backup into an empty data folder'),
  run: async (args) => {
    const { positionals } = readArgs(args, {}, 1)
    const dir = dataDir()
    const database = await openDatabase({
      dataDir: dir,
      ...(process.env.DATABASE_URL ? { url: process.env.DATABASE_URL } : {}),
      ...(process.env.DATABASE_APP_URL ? { appUrl: process.env.DATABASE_APP_URL } : {}),
    })
    try {
      const manifest = await restore(positionals[0] ?? '', database, {
        folders: foldersToRestore(dir),
        migrations: allMigrations({ domains }),
        ...secretOf(),
      })
      const lacking = await inOwnerTx(database, (db) => listLackingMasters(db, dir))
      return {
        json: manifest,
        text: `已恢复 Restored: ${manifest.tables.length} 张表 tables\n摘要 digest ${manifest.digest}${isKeyThere(dir) ? '' : `\n${keyNotice}`}${masterNotice(lacking)}`,
      }
    } finally {
      await database.close()
    }
  },
}

const verifyCommand: CliCommand = {
  name: 'audit verify',
  usage: 'audit verify [--anchor FILE] [--seal]',
  summary: say(
    '核验操作日志：有无改动、缺失、插入；显示未封存的尾部',
    'Check the journal for altered, missing or inserted lines; shows the unsealed tail',
  ),
  run: async (args) => {
    const { values } = readArgs(args, { anchor: { type: 'string' }, seal: { type: 'boolean' } }, 0)
    const { database } = await openProduct()
    try {
      if (values.seal) await sealPending(database)
      const anchors = values.anchor ? parseAnchors(await readFile(String(values.anchor), 'utf8')) : []
      const report = await verifyJournal(database, anchors)
      const faults = report.faults.slice(0, 20).map((f) => `  ${f.kind}: ${f.detail.zh} ${f.detail.en}`)
      const words =
        report.faultCount === 0 ? '日志完整 The journal is whole' : `发现 ${report.faultCount} 处问题 faults found`
      const text = [
        words,
        `  条目 entries ${report.entries}，已封存 sealed ${report.sealed}，封存 seals ${report.seals}，未封存 unsealed ${report.unsealedTail}`,
        ...faults,
        ...(report.head ? [`  锚点 anchor（另行保存 keep elsewhere）: ${formatAnchor(report.head)}`] : []),
      ].join('\n')
      return { json: report, text, exit: report.faultCount === 0 ? 0 : 2 }
    } finally {
      await database.close()
    }
  },
}

const workday: CliCommand = {
  name: 'workday',
  usage: 'workday DATE [+N|-N]',
  summary: say(
    '推算工作日（起算日不计），或查询某日是否上班',
    'Count working days (the start is not counted), or ask whether a day is one',
  ),
  run: async (args) => ({ json: JSON.parse(workdayCommand([...args, '--json'])), text: workdayCommand(args) }),
}

const indicatorCommands: CliCommand[] = [
  {
    name: 'indicators run',
    usage: 'indicators run --definitions F --units F --values F --query F [--csv]',
    summary: say(
      '按定义、单位和数据文件（JSON 或 CSV）汇总指标，无需数据库',
      'Reckon indicators from files of definitions, units and values (JSON or CSV); no database needed',
    ),
    run: (args) => indicatorsRun(args, dateInChina(new Date())),
  },
  {
    name: 'indicators schema',
    usage: 'indicators schema definitions|units|values|query',
    summary: say('上述文件的格式（JSON Schema）', 'The format of these files (JSON Schema)'),
    run: async (args) => indicatorsSchema(args),
  },
]

/** A domain's command as the command line runs it. */
const fromDomain = (command: Command): CliCommand => ({
  ...command,
  run: async (args) => {
    if (!command.database) return command.run(args, null)
    const { database, house } = await openProduct()
    try {
      return await asSystem(database, house, (ctx) => command.run(args, ctx))
    } finally {
      await database.close()
    }
  },
})

/** Every command: the product's own and the domains'. */
export const commands = (): CliCommand[] => [
  startCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  rotateCommand,
  sbomCommand,
  workday,
  ...indicatorCommands,
  fromDomain(drawCommand),
  ...domains.flatMap((domain) => domain.commands ?? []).map(fromDomain),
]
