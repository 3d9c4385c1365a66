const NAMED = /(?:率|比|比例|比重|占比|数|额|量|值|标准|金额|人数|人次|名次|届次|总量|规模|面积|度)$/
const MONEY = /(?:资金|经费|投资|补贴|奖金|工资|养老金|标准|金|报酬|账款|让利)$/
const BY_UNIT: Readonly<Record<string, string>> = {
  个百分点: '变化',
  届: '届次',
  人次: '人次',
  '人（次）': '人次',
  场次: '场次',
  场: '场次',
  平方米: '面积',
  天: '天数',
  年: '年限',
}

/** The name an indicator of this would bear: 选派党建指导员数, 投资额, 党组织覆盖率, 占就业人员比重. */
export function indicatorName(noun: string, unit: string, ordinal = false): string {
  const base = noun.slice(0, 40).replace(/的$/, '')
  if (base === '' || NAMED.test(base)) return base
  if (unit === '%' && /(?:增长|提高|提升|增加|上升|下降|降低|减少)$/.test(base)) return `${base}幅度`
  if (unit === '%') return /占/.test(base) ? `${base}比重` : `${base}占比`
  if (/^元/.test(unit)) return MONEY.test(base) ? base : `${base}金额`
  if (ordinal && unit === '位') return `${base}名次`
  if (ordinal && unit === '期') return `${base}期次`
  const ending = BY_UNIT[unit] ?? '数'
  return base.endsWith(ending) ? base : base + ending
}
