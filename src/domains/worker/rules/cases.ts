import { rule } from '#kernel/process'
import { say } from '#platform/say'

/** Documents behind the cases about files. */
export const laws = {
  correct: say('个人信息保护法第四十六条（更正、补充）', 'Personal Information Protection Law art. 46'),
  erase: say('个人信息保护法第四十七条（删除）', 'Personal Information Protection Law art. 47'),
  answer: say('个人信息保护法第五十条（受理和处理，拒绝须说明理由）', 'Personal Information Protection Law art. 50'),
  contract: say(
    '劳动合同法第五十条（劳动合同文本至少保存二年备查）',
    'Labour Contract Law art. 50: contracts are kept for two years',
  ),
  register: say('档案管理规则（产品默认，可调整）', 'Rules of the register (product default, adjustable)'),
}

export interface ClaimFacts extends Record<string, unknown> {
  /** Who wrote the line. */
  reporterId: string | null
}

/** Who has written a line does not judge the dispute about it. */
export const ownLine = rule<Record<string, unknown>, ClaimFacts>(
  'own-line',
  say('登记人不裁定对本人所登记履历的异议', 'Who wrote a line does not judge it'),
  laws.register,
  ({ facts, personId }) =>
    personId !== null && facts.reporterId === personId
      ? say('这条履历由您登记，请由他人核实', 'You wrote this line; somebody else must check it')
      : null,
)

export interface DeletionFacts extends Record<string, unknown> {
  atWork: boolean
  /** Other cases about the file that are open. */
  openCases: number
  /** Last day of the last contract or employment; null when none is known. */
  lastEnd: string | null
}

const yearsAfter = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

/** While somebody works there, the file serves the management that law and contract ask for. */
export const stillAtWork = rule<Record<string, unknown>, DeletionFacts>(
  'still-at-work',
  say('在职期间的档案为履行劳动合同和依法管理所必需', 'The file is needed while its owner is at work'),
  say('个人信息保护法第十三条第一款第二项、第三项', 'Personal Information Protection Law art. 13(2), (3)'),
  ({ facts }) =>
    facts.atWork
      ? say('本人仍在职，档案为履行劳动合同所必需，不能删除', 'Still at work: the file is needed for the contract')
      : null,
)

/** Contracts are kept for some years after they end. */
export const contractKept = rule<Record<string, unknown>, DeletionFacts>(
  'contract-kept',
  say('劳动合同终止后未满保存年限', 'The contract must still be kept'),
  laws.contract,
  ({ case: one, facts, today }) => {
    const years = Number(one.parameters['worker.contract-years'] ?? 2)
    const until = facts.lastEnd ? yearsAfter(facts.lastEnd, years) : null
    return until && until > today
      ? say(
          `劳动合同须保存至 ${until}，期满前只能限制使用`,
          `The contract is kept until ${until}; until then it can only be held`,
        )
      : null
  },
)

/** What is under dispute or under way is not deleted. */
export const casesOpen = rule<Record<string, unknown>, DeletionFacts>(
  'cases-open',
  say('有未办结事项', 'Something is still open'),
  laws.erase,
  ({ facts }) =>
    facts.openCases > 0
      ? say(`该档案还有 ${facts.openCases} 件事项未办结`, `${facts.openCases} cases about this file are open`)
      : null,
)

/** A day that has come. */
export const dayAhead = rule(
  'day-ahead',
  say('日期不能晚于今天', 'The day must have come'),
  laws.register,
  ({ input, today }) => (String(input.on ?? '') > today ? say('日期不能晚于今天', 'The day has not come yet') : null),
)

/** A file goes to another unit, not to its own. */
export const sameUnit = rule(
  'same-unit',
  say('接收单位不能是本单位', 'The receiving unit is another one'),
  laws.register,
  ({ case: one, input }) => (input.to === one.unitId ? say('接收单位就是现单位', 'It is there already') : null),
)
