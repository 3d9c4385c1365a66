import { levelNumber } from '#kernel/codes'
import type { Fault } from '#platform/errors'
import { findPersonal } from '#platform/personal'
import { say } from '#platform/say'
import { sources } from './numbers.ts'

const certificateSource = say('人社部职业技能等级证书编码规则', 'Coding rule of skill certificates')

/**
 * What is wrong with the number of a skill certificate for its grade; null when nothing is, or where the grade has a coding of
 * its own (special, chief) or none (apprentice). There is no check figure: a sound form does not prove a genuine certificate.
 */
export function certificateFault(certificate: string, grade: number, today: string): Fault | null {
  const level = levelNumber(grade)
  if (level === null) return null
  const say1 = (zh: string, en: string, rule: string): Fault => ({
    path: 'answers.certificate',
    rule,
    message: say(zh, en),
    source: certificateSource,
  })
  if (/^\d{16}$/.test(certificate)) return null // 职业资格证书 of before: its level stands elsewhere
  if (!/^[YS]\d{21}$/.test(certificate))
    return say1('证书编号应为 Y 或 S 开头共 22 位', 'The number has Y or S and 21 figures', 'certificate-form')
  if (Number(certificate[15]) !== level)
    return say1(
      `证书编号第 16 位（级别）应为 ${level}，与所填等级一致`,
      `Place 16 of the number must be ${level} for this grade`,
      'certificate-level',
    )
  return Number(certificate.slice(13, 15)) + 2000 > Number(today.slice(0, 4))
    ? say1('证书编号中的年份晚于今年', 'The year in the number lies ahead', 'certificate-year')
    : null
}

/** Faults of a line: its dates, its certificate, and numbers of people in texts that are not sealed. */
export function entryFaults(answers: Record<string, unknown>, today: string): Fault[] {
  const { from, to, grade, certificate } = answers as Record<string, string | null>
  const faults: Fault[] = []
  const source = say('档案登记规则', 'Rules of the register')
  if (from && to && to < from)
    faults.push({
      path: 'answers.to',
      rule: 'dates',
      message: say('结束日期早于起始日期', 'It ends before it begins'),
      source,
    })
  if (from && from > today)
    faults.push({
      path: 'answers.from',
      rule: 'future',
      message: say('起始日期不能晚于今天', 'It begins in the future'),
      source,
    })
  const wrong = certificate && grade ? certificateFault(certificate, Number(grade), today) : null
  if (wrong) faults.push(wrong)
  return [...faults, ...personalFaults(answers, 'answers')]
}

/** Numbers of people in free texts: they would lie there readable, so they are refused by name of the field. */
export const personalFaults = (answers: Record<string, unknown>, at: string): Fault[] =>
  Object.entries(answers).flatMap(([name, value]): Fault[] => {
    const [found] = typeof value === 'string' && name !== 'certificate' ? findPersonal(value) : []
    if (!found) return []
    const message = say(
      '文字中含证件号、手机号或银行卡号，请删去；号码只在专门栏目中加密保存',
      'The text holds a personal number; take it out: numbers are kept sealed in fields of their own',
    )
    return [{ path: `${at}.${name}`, rule: 'personal-number', message, source: sources.privacy }]
  })
