import { BlockList, isIP } from 'node:net'
import type { Partner } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { Forbidden } from '#platform/errors'
import { say } from '#platform/say'
import { blockOf } from '../rules/agreement.ts'
import type { AgreementTable } from '../store/agreements.ts'
import { findToken } from '../store/clients.ts'
import { digestOf } from './digest.ts'

/** An address of version 4 written as one of version 6, as servers on both see it. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** Whether calls may come from an address; an agreement that names none takes any. */
export function isAllowed(addresses: readonly string[], from: string): boolean {
  if (addresses.length === 0) return true
  const list = new BlockList()
  for (const line of addresses) {
    const block = blockOf(line)
    if (block) list.addSubnet(block.address, block.bits, block.family)
  }
  const address = plain(from)
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

/** @throws Forbidden while the agreement does not hold, or for an address it does not name. */
export function refuseStopped(
  one: Pick<AgreementTable, 'state' | 'fromOn' | 'untilOn' | 'addresses'>,
  address: string,
  today: string,
): void {
  if (one.state !== 'live' || today < one.fromOn || today > one.untilOn)
    throw new Forbidden(say('数据共享协议未生效、已暂停或已到期', 'The agreement is not in force, suspended, or over'))
  if (!isAllowed(one.addresses, address))
    throw new Forbidden(say('协议没有允许从这个网络地址调用', 'The agreement does not allow this address'))
}

/** Whose a token is: its client must not be revoked, and its agreement must hold at this very moment. */
export async function admitPartner(ctx: Ctx, given: { token: string; address: string }): Promise<Partner | null> {
  const found = await findToken(ctx.db, digestOf(given.token), ctx.now)
  if (!found) return null
  refuseStopped(found, given.address, ctx.today)
  return {
    ...{ clientId: found.clientId, name: found.partner, unitId: found.unitId },
    agreement: { regionId: found.regionId, id: found.id },
    range: { lo: found.lo, hi: found.hi, regionId: found.regionId },
  }
}
