import { type Say, say } from '#platform/say'
import { type Extra, type Item, itemsOf, type SystemBody } from '../model/system.ts'

/** What one version of a system says otherwise than another. */
export interface SystemChange {
  key: string
  field: Say
  before: string
  after: string
}

const fields: readonly { of: keyof Item; label: Say }[] = [
  { of: 'label', label: say('名称', 'Name') },
  { of: 'weight', label: say('权重', 'Weight') },
  { of: 'kind', label: say('计分方式', 'Kind') },
  { of: 'measure', label: say('指标', 'Indicator') },
  { of: 'question', label: say('问题', 'Question') },
  { of: 'target', label: say('目标值', 'Target') },
  { of: 'limit', label: say('限值', 'Limit') },
  { of: 'bands', label: say('分档', 'Bands') },
  { of: 'rule', label: say('计分规则', 'Rule') },
  { of: 'demands', label: say('佐证要求', 'Evidence demanded') },
  { of: 'kinds', label: say('适用单位', 'Kinds of unit') },
]

function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  return 'zh' in value ? String(value.zh) : JSON.stringify(value)
}

const whole = say('条目', 'Entry')

function changesOf<T extends Item | Extra>(old: T | undefined, fresh: T | undefined, key: string): SystemChange[] {
  if (!old || !fresh) return [{ key, field: whole, before: plain(old?.label), after: plain(fresh?.label) }]
  const seen = fields.filter(({ of }) => of in old || of in fresh)
  const most = { of: 'most', label: say('最高分', 'Most points') } as const
  return [...seen, ...('most' in old ? [most] : [])].flatMap(({ of, label }) => {
    const [before, after] = [plain(old[of as keyof T]), plain(fresh[of as keyof T])]
    return before === after ? [] : [{ key, field: label, before, after }]
  })
}

/** Everything in which two versions of a system differ, by item. */
export function compareSystems(old: SystemBody, fresh: SystemBody): SystemChange[] {
  const entries = (body: SystemBody): Map<string, Item | Extra> =>
    new Map([...itemsOf(body), ...body.bonuses, ...body.deductions, ...body.vetoes].map((one) => [one.key, one]))
  const [a, b] = [entries(old), entries(fresh)]
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => changesOf(a.get(key), b.get(key), key))
}
