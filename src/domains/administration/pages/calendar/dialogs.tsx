import { choice, defineForm, optional, text } from '#kernel/form'
import { say } from '#platform/say'
import { FormDialog, T, useDo } from '#ui'
import { type CalendarLine, CompleteYear, SetCalendarDay } from '../../model/index.ts'

const source = text(say('依据文件', 'Document'), { max: 300, hint: say('文号与名称', 'Number and title') })

const DayForm = defineForm({
  kind: choice(say('设为', 'Make it'), [
    { value: 'off', label: say('放假', 'A day off') },
    { value: 'work', label: say('上班', 'A working day') },
    { value: 'week', label: say('按周历', 'What the week says') },
  ]),
  name: optional(text(say('名称', 'Name'), { max: 40, hint: say('如“国庆节”“州庆”', 'Such as National Day') })),
  source,
})

/** Lists a day as off or working, or takes it off the list. */
export function DayDialog({ day, onClose }: { day: CalendarLine; onClose(): void }) {
  const set = useDo(SetCalendarDay)
  const { listed } = day
  return (
    <FormDialog
      title={say(`设定 ${day.date}`, `Set ${day.date}`)}
      form={DayForm}
      start={listed ? { kind: listed.kind, name: listed.name.zh, source: listed.source.zh } : {}}
      onSubmit={({ kind, name, source: document }) =>
        set.run({
          params: { date: day.date },
          body: { kind: kind === 'week' ? null : kind, name: name ?? '', source: document },
        })
      }
      onClose={onClose}
    >
      <p>
        <T of={day.reason} />
      </p>
      <p>
        <T
          of={say(
            '已算出的期限不会自动改变，下一次办理时按新日历计算。',
            'Deadlines already computed stay; the next step counts by the new calendar.',
          )}
        />
      </p>
    </FormDialog>
  )
}

const YearForm = defineForm({ source })

/** Declares that a year's official notice is entered completely. */
export function CompleteDialog({ year, onClose }: { year: number; onClose(): void }) {
  const complete = useDo(CompleteYear)
  return (
    <FormDialog
      title={say(`宣布 ${year} 年录入完整`, `Declare ${year} complete`)}
      form={YearForm}
      onSubmit={(body) => complete.run({ params: { year }, body })}
      onClose={onClose}
    >
      <p>
        <T
          of={say(
            '请先逐日核对放假与调休。宣布后该年日期不再标为暂定。',
            'Check every day off and make-up day first. After this the year is no longer provisional.',
          )}
        />
      </p>
    </FormDialog>
  )
}
