import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { say } from '#platform/say'
import { DatabaseFault } from '../index.ts'
import { isSealed, sealHeadLength, unseal } from './seal.ts'

async function readStart(file: string): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const start = Buffer.alloc(sealHeadLength)
    const { bytesRead } = await handle.read(start, 0, sealHeadLength, 0)
    return start.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The stages that turn a backup file into text; the first one reads, the last one is plain. */
async function stagesOf(file: string, passphrase: string | undefined): Promise<[Readable, ...Transform[]]> {
  const start = await readStart(file)
  if (!isSealed(start)) return [createReadStream(file), createGunzip()]
  if (!passphrase) {
    throw new DatabaseFault(say('备份已加密，请给出口令。', 'The backup is encrypted; give the passphrase.'))
  }
  return [createReadStream(file, { start: sealHeadLength }), await unseal(passphrase, start), createGunzip()]
}

/** Cuts at line feeds only: `readline` also cuts at U+2028, which people's texts may hold. */
function splitLines(): Transform {
  let rest: Buffer[] = []
  return new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        rest.push(chunk.subarray(from, end))
        this.push(Buffer.concat(rest).toString('utf8'))
        rest = []
        from = end + 1
      }
      rest.push(chunk.subarray(from))
      done()
    },
  })
}

/** The lines of a backup file, decrypted and unpacked. Fails with `DatabaseFault` for a damaged file or a wrong passphrase. */
export async function* readLines(file: string, passphrase: string | undefined): AsyncGenerator<string> {
  const stages = await stagesOf(file, passphrase)
  const lines = splitLines()
  stages.reduce((from: Readable, to) => pipeOn(from, to as Transform))
  pipeOn(stages.at(-1) as Readable, lines)
  try {
    for await (const line of lines) yield line as string
  } catch (error) {
    if (error instanceof DatabaseFault) throw error
    throw new DatabaseFault(
      say(`备份文件已损坏：${String(error)}`, `The backup file is damaged: ${String(error)}`),
      error,
    )
  } finally {
    for (const stage of stages) stage.destroy()
  }
}

function pipeOn(from: Readable, to: Transform): Transform {
  from.on('error', (error) => to.destroy(error))
  return from.pipe(to)
}
