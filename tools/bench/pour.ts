import type pg from 'pg'

/** A COPY by bare hands: the driver has none of its own. */
class Copy {
  readonly done: Promise<void>
  #settle: { resolve(): void; reject(error: Error): void } = { resolve: () => undefined, reject: () => undefined }
  constructor(
    readonly text: string,
    readonly bytes: Buffer,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
  }
  submit(connection: { query(text: string): void }): void {
    connection.query(this.text)
  }
  handleCopyInResponse(connection: { sendCopyFromChunk(bytes: Buffer): void; endCopyFrom(): void }): void {
    for (let at = 0; at < this.bytes.length; at += 65_536)
      connection.sendCopyFromChunk(this.bytes.subarray(at, at + 65_536))
    connection.endCopyFrom()
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.#settle.resolve()
  }
  handleError(error: Error): void {
    this.#settle.reject(error)
  }
}

/** Rows that are taken from a table to be poured back; what one takes is then multiplied. */
const most = 100_000

const seconds = async (deed: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await deed()
  return (performance.now() - begun) / 1000
}

/**
 * The limit of an import: rows of a table, made already, copied into a table with the same keys and indexes. Seconds a row.
 * Lists are written as the database writes them.
 */
export async function pour(client: pg.Client, from: string, into: string): Promise<number> {
  await client.query(`create table ${into} (like ${from} including all)`)
  const { rows: lines } = await client.query<{ line: string }>(
    `select array_to_string(array(select coalesce(replace(case when v like '[%]' then translate(v, '[]', '{}') else v end, E'\\t', ' '), '\\N') from jsonb_each_text(to_jsonb(t)) e(k, v)
       join information_schema.columns c on c.table_name = '${from}' and c.column_name = e.k order by c.ordinal_position), E'\\t') as line from ${from} t limit ${most}`,
  )
  const bytes = Buffer.from(`${lines.map(({ line }) => line).join('\n')}\n`)
  const copy = new Copy(`copy ${into} from stdin`, bytes)
  const took = await seconds(async () => {
    ;(client as unknown as { query(copy: Copy): void }).query(copy)
    await copy.done
  })
  return took / lines.length
}
