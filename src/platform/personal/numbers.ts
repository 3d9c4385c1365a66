/** First two figures of a region code (GB/T 2260). */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

function isBirthday(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && year <= 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Eighteen figures: region, birthday, order, check figure (GB 11643-1999). */
export function isIdentity(digits: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(digits) || !provinces.has(digits.slice(0, 2))) return false
  if (!isBirthday(Number(digits.slice(6, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14)))) return false
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return checks[sum % 11] === digits[17]?.toUpperCase()
}

/** Fifteen figures of before 1999, which have no check figure. */
export const isOldIdentity = (digits: string): boolean =>
  /^\d{15}$/.test(digits) &&
  provinces.has(digits.slice(0, 2)) &&
  isBirthday(1900 + Number(digits.slice(6, 8)), Number(digits.slice(8, 10)), Number(digits.slice(10, 12)))

/** Eleven figures of a mobile number on the mainland. */
export const isPhone = (digits: string): boolean => /^1[3-9]\d{9}$/.test(digits)

/** Sixteen to nineteen figures with a right Luhn sum, as the cards of banks have (GB/T 14504). */
export function isBankCard(digits: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, figure, i) => {
    const n = Number(figure) * (i % 2 === 1 ? 2 : 1)
    return total + (n > 9 ? n - 9 : n)
  }, 0)
  return sum % 10 === 0
}
