import { createWriteStream } from 'node:fs'

const indicators = [
  ['职工总数', 'workers', '人', 1],
  ['工会会员数', 'union-members', '人', 0.82],
  ['新就业形态劳动者会员数', 'new-form-members', '人', 0.11],
  ['基层工会组织数', 'unions', '个', 0.013],
  ['集体合同覆盖职工数', 'contract-workers', '人', 0.6],
  ['技能培训人次', 'skill-training', '人次', 0.09],
  ['劳动竞赛参赛职工数', 'contest-workers', '人', 0.3],
  ['困难职工帮扶户数', 'aided-households', '户', 0.0041],
  ['困难职工帮扶资金', 'aid-money', '元', 14.3],
  ['合理化建议条数', 'suggestions', '条', 0.021],
] as const

const header =
  'id,area,indicator_zh,indicator_en,value,unit_zh,qualifier,reporting_org_zh,subject_org_or_region_zh,period_or_asof,basis_note_zh,line\n'

/** Every thousandth figure contradicts the one that the place's own office gives beside it. */
const isPlanted = (n: number) => n % 1000 === 7

/** Figures of many places over eleven years: each place's own size, growing a little from quarter to quarter. */
function* lines(rows: number): Generator<string> {
  const places = Math.max(1, Math.ceil(rows / (indicators.length * 44)))
  let n = 0
  for (let place = 0; place < places; place++)
    for (let quarter = 0; quarter < 44; quarter++)
      for (const [name, slug, unit, share] of indicators) {
        if (n++ >= rows) return
        const county = `测${String.fromCharCode(0x4e00 + (place % 5000), 0x5200 + Math.floor(place / 5000))}县`
        const value = Math.round((9000 + ((place * 7919) % 60_000)) * share * (1 + quarter * 0.004))
        const period = `${2015 + Math.floor(quarter / 4)}年第${'一二三四'[quarter % 4]}季度`
        const row = (id: string, number: number, office: string) =>
          `${id},服务职工,${name},${slug},${number},${unit},,${office},青海省${county},${period},,${(n % 3000) + 1}\n`
        yield row(`R${n}`, value, `${county}总工会`)
        if (isPlanted(n) && n++ < rows) yield row(`R${n}`, Math.round(value * 1.3) + 11, '省总工会')
      }
}

/** Writes a register of so many figures as CSV; answers how many it wrote. */
export async function writeRegister(path: string, rows: number): Promise<number> {
  const file = createWriteStream(path)
  file.write(`\ufeff${header}`)
  let written = 0
  for (const line of lines(rows)) {
    written += 1
    if (!file.write(line)) await new Promise((go) => file.once('drain', () => go(null)))
  }
  await new Promise((go) => file.end(() => go(null)))
  return written
}
