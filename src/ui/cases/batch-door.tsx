import { Alert, App, Button, Modal } from 'antd'
import { useState } from 'react'
import { ActOnCase, type AnyProcess, type CaseRow, GetCase } from '#kernel/process'
import { say } from '#platform/say'
import { answers } from '../ask/ask.ts'
import { call } from '../ask/call.ts'
import { type Problem, problemOf } from '../ask/problem.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { To } from '../pages/go.tsx'
import { ProblemBox } from '../show/problem.tsx'
import { T, useSay } from '../words/language.tsx'
import { pageOfCase } from './case-table.tsx'

interface Props {
  process: AnyProcess
  /** The action of every case picked; its form is filled in once and holds for all. */
  action: string
  picked: readonly CaseRow[]
  /** Drops the pick. */
  done(): void
}

/** A case that was not moved, and why. */
interface Left {
  row: CaseRow
  why: Problem
}

/**
 * One deed on many cases, one after the other through the same door as always: what a rule, four eyes or somebody's change
 * meanwhile refuses is left as it is and named with its reason, and the others are done all the same. `onTurn` hears which is next.
 */
async function moveAll(
  { picked, action }: Props,
  input: Record<string, unknown>,
  onTurn: (nth: number) => void,
): Promise<Left[]> {
  const left: Left[] = []
  for (const [i, row] of picked.entries()) {
    onTurn(i + 1)
    const params = { regionId: row.regionId, id: row.id }
    try {
      const { rev } = await call(GetCase, { params })
      await call(ActOnCase, { params: { ...params, action }, body: { rev, input } })
    } catch (thrown) {
      left.push({ row, why: problemOf(thrown) })
    }
  }
  await answers.invalidateQueries()
  return left
}

/** What was not done, each with its reason and a way to it. */
function LeftOver({ of, moved, onClose }: { of: readonly Left[]; moved: number; onClose(): void }) {
  const toSay = useSay()
  const title = say(`已办 ${moved} 件，${of.length} 件未办`, `${moved} done, ${of.length} not`)
  return (
    <Modal open title={toSay(title)} width={720} footer={null} onCancel={onClose}>
      <ul className="g-left-over">
        {of.map(({ row, why }) => (
          <li key={row.id}>
            <p>
              <To to={pageOfCase(row)}>{row.title}</To> · {row.unitName}
            </p>
            <ProblemBox problem={why} />
          </li>
        ))}
      </ul>
    </Modal>
  )
}

/** How far the deed has come; heard as well as seen. */
function Progress({ nth, of }: { nth: number; of: number }) {
  return (
    <p role="status" className="g-hint">
      <T of={say(`正在办理第 ${nth} 件，共 ${of} 件……`, `Doing ${nth} of ${of} …`)} />
    </p>
  )
}

/** A button that does one action on every case picked in a list, and says of each refused one why. */
export function BatchDoor(props: Props) {
  const { process, action, picked, done } = props
  const [isOpen, setOpen] = useState(false)
  const [left, setLeft] = useState<{ of: Left[]; moved: number } | null>(null)
  const [nth, setNth] = useState(0)
  const toSay = useSay()
  const { message } = App.useApp()
  const of = process.actions[action]
  if (!of) return null
  const n = picked.length
  const send = async (input: Record<string, unknown>) => {
    const refused = await moveAll(props, input, setNth)
    setNth(0)
    const moved = n - refused.length
    if (refused.length > 0) setLeft({ of: refused, moved })
    else {
      void message.success(toSay(say(`已办 ${moved} 件。`, `${moved} done.`)))
      done()
    }
  }
  const close = () => {
    setLeft(null)
    done()
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <T of={say(`${of.label.zh}所选 ${n} 件`, `${of.label.en}: ${n} picked`)} />
      </Button>
      {isOpen && (
        <FormDialog
          title={of.label}
          form={of.form ?? {}}
          submitWord={of.label}
          done={null}
          onSubmit={send}
          onClose={() => setOpen(false)}
        >
          <Alert
            type="info"
            showIcon
            title={
              <T
                of={say(
                  `所填内容用于所选 ${n} 件；不能办理的逐件列出原因，其余照办。`,
                  `What is written here goes with all ${n}; each one that cannot be done is listed with its reason, the others go through.`,
                )}
              />
            }
          />
          {nth > 0 && <Progress nth={nth} of={n} />}
        </FormDialog>
      )}
      {left && <LeftOver {...left} onClose={close} />}
    </>
  )
}
