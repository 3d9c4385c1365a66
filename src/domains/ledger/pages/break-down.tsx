import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import type { CaseAnswer } from '#kernel/process'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { FormDialog, T, useDo, useSay } from '#ui'
import { BreakDown, BreakDownForm, type GetTask } from '../model/index.ts'

const title = say('分解任务', 'Break down')

/** Opens child tasks at units below. Closed, it says why. */
export function BreakDownButton({ of, known }: { of: CaseAnswer; known: AnswerOf<typeof GetTask>['breakDown'] }) {
  const [open, setOpen] = useState(false)
  const breakDown = useDo(BreakDown)
  const toSay = useSay()
  if (!known.may) return null
  const button = (
    <Button aria-disabled={known.why !== null} onClick={() => known.why === null && setOpen(true)}>
      <T of={title} />
    </Button>
  )
  return (
    <>
      {known.why ? (
        <Tooltip title={toSay(known.why)} trigger={['hover', 'focus']}>
          {button}
        </Tooltip>
      ) : (
        button
      )}
      {open && (
        <FormDialog
          title={title}
          form={BreakDownForm}
          start={{ dueOn: of.answers.dueOn }}
          onSubmit={({ units, dueOn, ...texts }) =>
            breakDown.run({
              params: { regionId: of.regionId, id: of.id },
              body: { units, dueOn: dueOn ?? null, title: texts.title ?? '', note: texts.note ?? '' },
            })
          }
          onClose={() => setOpen(false)}
        >
          <T
            of={say(
              '下级任务保留同一条款出处；全部办结前，本任务不能报办结。',
              'The tasks below keep the clause; this one cannot be reported done before them.',
            )}
          />
        </FormDialog>
      )}
    </>
  )
}
