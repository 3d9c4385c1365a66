import { formatPeriod, parsePeriod } from '#kernel/calendar'

/** A period for people. */
export const sayPeriodOf = (period: string) => formatPeriod(parsePeriod(period))
