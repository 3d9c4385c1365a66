/** What kind of thing a unit counts; figures of different kinds are never compared. */
export type UnitKind = 'person' | 'visit' | 'household' | 'item' | 'money' | 'percent' | 'rate' | 'other'

export interface Unit {
  kind: UnitKind
  /** One of it in single units: 万元 is 10,000 元. */
  factor: number
  /** The single unit: 人, 元. */
  base: string
  /** For 元/人 and the like: per what. */
  per: string
  text: string
}

const scales: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['百亿', 1e10],
  ['十亿', 1e9],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
]

const kinds: readonly (readonly [UnitKind, RegExp])[] = [
  ['percent', /^(%|％|个百分点|百分点|‰)$/],
  ['visit', /^(人次|人（次）|人\(次\)|人次数|次人次|车次)$/],
  ['money', /^(元|人民币|人民币元|块)$/],
  ['person', /^(人|名|位|口)$/],
  ['household', /^户$/],
  [
    'item',
    /^(个|家|项|件|条|场|场次|期|批|次|份|张|本|册|所|支|枚|届|起|套|处|座|台|辆|篇|班|站|种|类|对|组|门|堂|块|面|幅|部|间|个（次）|个\(次\)|多?个|人\/?班次)$/,
  ],
  ['rate', /^(岁|周岁|年|月|天|日|小时|学时|课时|位次|级)$/],
]

function kindOf(base: string): UnitKind {
  return kinds.find(([, pattern]) => pattern.test(base))?.[0] ?? 'other'
}

/** Reads a unit as it is written. Anything unknown is a kind of its own name. */
export function unitOf(text: string): Unit {
  const bare = text.trim().replace(/\s+/g, '').replace('/', '／')
  const [counted = '', per = ''] = bare.split('／')
  const scale = counted.length > 1 ? scales.find(([word]) => counted.startsWith(word) && counted !== word) : undefined
  const base = scale ? counted.slice(scale[0].length) : counted
  return { kind: kindOf(base), factor: scale?.[1] ?? 1, base: kindOf(base) === 'percent' ? '%' : base, per, text }
}

/** Whether figures in the two units can be about one thing. 户 counts enterprises as well as households. */
export function sameKind(a: Unit, b: Unit): boolean {
  if (a.per !== b.per) return false
  if (a.kind === 'other' || b.kind === 'other' || a.kind === 'rate') return a.base === b.base
  if (a.kind === b.kind) return true
  const pair = [a.kind, b.kind].sort().join()
  return pair === 'household,item' || (pair === 'item,person' && (a.base === '个' || b.base === '个'))
}
