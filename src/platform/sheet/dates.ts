import { type Archive, walkXml } from '#platform/reading/server'

/** Formats of dates that are known by number: the common ones, and those of Chinese and Japanese spreadsheets. */
const isBuiltInDate = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)
/** 45-47 and 49 lie inside that range: durations, and the format of texts. */
const NOT_DATES = new Set([48, 49])

/** Whether a format code shows a date or a time: day, month, year, hour outside quotes, escapes and brackets. */
export const isDateFormat = (code: string): boolean =>
  /[dmyhs年月日]/i.test(
    code
      .split(';')[0]
      ?.replace(/"[^"]*"|\\.|_.|\*./g, '')
      .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '') ?? '',
  ) && !/^general$/i.test(code)

/** For each cell style of the workbook, whether its number is a date. */
export function readDateStyles(archive: Archive, part: string): boolean[] {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  walkXml((push) => archive.stream(part, push), {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(attributes.numFmtId ?? 0)
      const code = formats.get(id)
      styles.push(code === undefined ? isBuiltInDate(id) && !NOT_DATES.has(id) : isDateFormat(code))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}
