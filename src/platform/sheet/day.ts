const DAY = 86_400_000
/** Day 0 as counted from 1 March 1900 on; before it, spreadsheets count a 29 February 1900 that never was. */
const EPOCH = Date.UTC(1899, 11, 30)

/** The serial number of a `YYYY-MM-DD` day; null when the text is no such day. */
export function toSerial(day: string): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  if (!found) return null
  const time = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]))
  if (new Date(time).toISOString().slice(0, 10) !== day) return null
  const serial = (time - EPOCH) / DAY
  return serial > 60 ? serial : null
}

/** The day of a serial number as `YYYY-MM-DD`, with ` HH:MM:SS` when it holds a time of day, or only that below 1. */
export function fromSerial(serial: number, from1904: boolean): string {
  const days = (from1904 ? serial + 1462 : serial) + (serial < 60 && serial >= 1 && !from1904 ? 1 : 0)
  const iso = new Date(EPOCH + Math.round(days * 86_400) * 1000).toISOString()
  const time = iso.slice(11, 19)
  if (serial < 1 && !from1904) return time
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`
}

/** Serial numbers beyond the year 9999 are not days, whatever their style says. */
export const isSerial = (value: number): boolean => value >= 0 && value < 2_958_466
