import { createHash, randomUUID } from 'node:crypto'
import { hasDone, noteDeed } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import type { Unit } from '#kernel/org/server'
import { Missing, type Refusal, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { canonical } from './canonical.ts'
import { type Edition, editionsIn } from './store.ts'

/** SHA-256 of a value's one writing, in hex. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')

const practice = say(
  '岗位分离：起草与施行须由不同的人办理',
  'Separation of duties: drafting and enforcing need two people',
)

type Named = Pick<Edition<unknown>, 'name' | 'year'>

/**
 * The deeds on one kind of edition: drafted, rewritten, put in force by somebody who wrote nothing of it. `table` holds them,
 * `kind` is what the journal calls them; every deed leaves its line there. Who may is asked by the domain.
 */
export function editionDeeds<Body>(table: string, kind: string) {
  const editions = editionsIn<Body>(table)
  const note = (ctx: Ctx, deed: string, of: Edition<Body>, body: Record<string, unknown>): Promise<void> =>
    noteDeed(ctx, `${kind}.${deed}`, { ...of, kind }, body)

  /** The version free under a name; held to the end of the transaction, so that two drafts do not take the same. */
  const nextVersion = async (ctx: Ctx, of: { unitId: number; name: string }): Promise<number> => {
    await editions.hold(ctx.db, of)
    const [latest] = await editions.versions(ctx.db, of)
    return (latest?.version ?? 0) + 1
  }

  /** Whether whoever asks drafted an edition, wrote in it or took a workbook into it. */
  const wroteIn = async (ctx: Ctx, { id, madeBy }: Edition<Body>): Promise<boolean> =>
    (madeBy !== null && madeBy === ctx.actor.personId) ||
    hasDone(ctx.db, ctx.actor.personId, { kind, id }, [`${kind}.edit`, `${kind}.import`])

  /** Puts a draft in force whatever stands against it: from now on it does not change, and its digest says so. */
  const putInForce = async (ctx: Ctx, edition: Edition<Body>, said: Record<string, unknown> = {}): Promise<string> => {
    const digest = digestOf(edition.body)
    await editions.enforce(ctx.db, edition, digest, ctx.today)
    await note(ctx, 'enforce', edition, { name: edition.name, version: edition.version, ...said, digest })
    return digest
  }

  return {
    ...editions,
    note,
    wroteIn,
    putInForce,

    /** A new draft of the unit that writes it: the next version under its name. Returns it as it was stored. */
    async draft(
      ctx: Ctx,
      unit: Pick<Unit, 'id' | 'regionId' | 'no'>,
      { name, year, body, fromId }: Named & { body: Body; fromId: string | null },
      said: Record<string, unknown> = {},
    ): Promise<Edition<Body>> {
      const edition: Edition<Body> = {
        ...{ id: randomUUID(), regionId: unit.regionId, unitId: unit.id, unitNo: unit.no, name, year, body, fromId },
        version: await nextVersion(ctx, { unitId: unit.id, name }),
        ...{ state: 'draft', digest: null, inForceOn: null, madeAt: ctx.now.toISOString(), madeBy: ctx.actor.personId },
      }
      await editions.insert(ctx.db, edition)
      await note(ctx, 'draft', edition, { name, year, version: edition.version, from: fromId, ...said })
      return edition
    },

    /** Writes a draft anew. A new name begins at the version free under it. @throws Missing when it is no draft any more. */
    async write(
      ctx: Ctx,
      edition: Edition<Body>,
      change: Named & { body: Body },
      said: Record<string, unknown>,
    ): Promise<void> {
      const { name, unitId } = edition
      const version = change.name === name ? edition.version : await nextVersion(ctx, { unitId, name: change.name })
      if (!(await editions.rewrite(ctx.db, edition.id, { ...change, version }))) throw new Missing()
      await note(ctx, 'edit', edition, said)
    },

    /**
     * Puts a draft in force.
     * @throws Refused with all that stands against it; that whoever asks wrote in it (four eyes) among it.
     */
    async enforceByAnother(
      ctx: Ctx,
      edition: Edition<Body>,
      against: readonly Refusal[],
      said: Record<string, unknown> = {},
    ): Promise<string> {
      const faults = [...against]
      if (await wroteIn(ctx, edition))
        faults.push({
          rule: 'four-eyes',
          message: say(
            '起草、改写过的人不能施行，请由其他同志施行',
            'Who drafted it or wrote in it does not put it in force; somebody else must',
          ),
          source: practice,
        })
      if (faults.length > 0) throw new Refused(faults)
      return putInForce(ctx, edition, said)
    },
  }
}
