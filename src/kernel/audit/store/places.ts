import { sql } from 'kysely'

/** Who reads the sealed order: the owner of the tables, or a request that may read the whole journal. */
export type Reader = 'owner' | 'auditor'

/** The sealed order as this reader reaches it, to stand after `from`. */
export const placesFor = (reader: Reader) => (reader === 'owner' ? sql`sealed_entry` : sql`journal_place`)
