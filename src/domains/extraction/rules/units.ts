import { BARE_NOUN } from './measures.ts'
import type { FoundNumber } from './numbers.ts'

const MONEY = /资金|经费|投资|补贴|奖金|款|金额|收入|产值|利润|效益|成本|救助金|慰问金|工资|账款|拨付|筹措|筹集/
const COUNTED =
  /(?:人数|人次|总数|数量|次数|户数|件数|家数|点击量|浏览量|播放量|阅读量|数|量|额|率)[为达到：:\s约近]{0,4}$/

/**
 * The unit of a number and its value in it; null for a number that nothing is counted by. Without a measure word,
 * money is known by its noun, a count by 人数： before it or 省市 behind it.
 */
export function unitOf(number: FoundNumber, before: string, behind: string): { unit: string; value: string } | null {
  const { measure, value } = number
  if (number.ordinal && /^[名位]$/.test(measure)) return { unit: '位', value }
  if (measure !== '')
    return {
      unit:
        measure === '省' ||
        measure === '县' ||
        measure === '市' ||
        measure === '州' ||
        measure === '区' ||
        measure === '乡镇' ||
        measure === '村'
          ? '个'
          : measure === '强'
            ? '家'
            : measure,
      value,
    }
  if (number.ordinal) return null
  if (number.form === 'arabic' && /^\+[NnX]/.test(behind)) return { unit: '项', value }
  if (BARE_NOUN.test(behind) && Number(value) < 10_000) return { unit: '个', value }
  if (number.form !== 'arabic') return null
  if (/[-—–~～至到]$/.test(behind.slice(0, 1))) return { unit: '', value }
  if (number.hasScale && MONEY.test(before) && /^(?:[，。；、）)]|$)/.test(behind)) return { unit: '元', value }
  if (COUNTED.test(before) && /^(?:[，。；、）)\s]|$)/.test(behind)) return { unit: countUnit(before), value }
  return null
}

function countUnit(before: string): string {
  if (/(?:人数)[为达到：:\s约近]{0,4}$/.test(before)) return '人'
  if (/(?:额)[为达到：:\s约近]{0,4}$/.test(before)) return '元'
  if (/(?:率)[为达到：:\s约近]{0,4}$/.test(before)) return '%'
  return /(?:户数)[为达到：:\s约近]{0,4}$/.test(before) ? '户' : ''
}
