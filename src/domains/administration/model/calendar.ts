import { z } from 'zod'
import { endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

const year = z.coerce.number().int().min(2000).max(2100)
const Source = z.string().trim().min(2).max(300)

export const CalendarLine = z.object({
  date: z.string(),
  workday: z.boolean(),
  cause: z.enum(['weekday', 'weekend', 'holiday', 'makeup']),
  reason: SayShape,
  provisional: z.boolean(),
  /** What the list says of this day; null where Monday to Friday decides. */
  listed: z.object({ kind: z.enum(['off', 'work']), name: SayShape, source: SayShape }).nullable(),
})
export type CalendarLine = z.infer<typeof CalendarLine>

export const GetCalendarYear = endpoint({
  method: 'GET',
  path: '/calendar/years/:year',
  summary: say('一年的工作日历', 'The working days of a year'),
  needs: 'signed-in',
  params: z.object({ year }),
  answer: z.object({
    year: z.number(),
    /** The official notice that decides the year; null while it is provisional. */
    notice: SayShape.nullable(),
    days: z.array(CalendarLine),
  }),
})

export const SetCalendarDay = endpoint({
  method: 'PUT',
  path: '/calendar/days/:date',
  summary: say('设定某日放假或上班；kind 为 null 时恢复按周历', 'Set a day off or working; null takes it off the list'),
  needs: 'calendar.manage',
  params: z.object({ date: z.iso.date() }),
  body: z.object({
    kind: z.enum(['off', 'work']).nullable(),
    name: z.string().trim().max(40).default(''),
    source: Source,
  }),
  answer: z.object({ set: z.literal(true) }),
})

export const CompleteYear = endpoint({
  method: 'PUT',
  path: '/calendar/years/:year',
  summary: say('宣布一年放假安排已录入完整', 'Declare a year complete'),
  needs: 'calendar.manage',
  params: z.object({ year }),
  body: z.object({ source: Source }),
  answer: z.object({ complete: z.literal(true) }),
})

export const CountWorkdays = endpoint({
  method: 'GET',
  path: '/calendar/count',
  summary: say('推算工作日：起算日不计，逐日列出', 'Count working days, day by day; the start is not counted'),
  needs: 'signed-in',
  query: z.object({ from: z.iso.date(), days: z.coerce.number().int().min(-400).max(400) }),
  answer: z.object({
    date: z.string(),
    provisional: z.boolean(),
    warning: SayShape.nullable(),
    steps: z.array(z.object({ date: z.string(), counted: z.boolean(), n: z.number().nullable(), reason: SayShape })),
  }),
})
