import type { ParameterInForce } from '#kernel/parameter'
import type { Db } from '#platform/db'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { evidenceKeys } from './parameters.ts'
import { sumBytes } from './store.ts'

const megabyte = 1_048_576
const mb = (bytes: number): string => (bytes / megabyte).toFixed(1)

/**
 * @throws Invalid at `file` when a file would take a unit beyond what it may keep in all, naming the parameter and the document
 * that sets it. Two files at the same moment may pass together; the next one does not.
 */
export async function assertWithinQuota(
  db: Db,
  unit: { id: number; regionId: number; name: string },
  size: number,
  quota: ParameterInForce | undefined,
): Promise<void> {
  if (!quota) return
  const most = Number(quota.value) * megabyte
  const used = await sumBytes(db, { regionId: unit.regionId, unitId: unit.id })
  if (used + size <= most) return
  const message = say(
    `“${unit.name}”佐证材料总量上限为 ${quota.value} MB（参数 ${evidenceKeys.quotaMb}），已用 ${mb(used)} MB，本文件 ${mb(size)} MB，放不下。请压缩文件，或由系统管理员依据文件调整该参数。`,
    `"${unit.name}" may keep ${quota.value} MB of evidence (parameter ${evidenceKeys.quotaMb}); ${mb(used)} MB are used and this file has ${mb(size)} MB. Make it smaller, or have an administrator change the parameter.`,
  )
  throw new Invalid([{ path: 'file', rule: evidenceKeys.quotaMb, message, source: quota.source }])
}
