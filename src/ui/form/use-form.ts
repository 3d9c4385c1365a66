import { useState } from 'react'
import { type Answers, type Form, findFaults } from '#kernel/form'
import type { Fault } from '#platform/errors'
import { type Problem, problemOf } from '../ask/problem.ts'
import { askedBy, type Draft } from './asked-by.ts'
import { dropDraft, findDraft, keepDraft } from './draft.ts'
import { useLeaveGuard } from './use-leave-guard.ts'

export type { Draft } from './asked-by.ts'

export interface FormState<F extends Form> {
  /** Hand these to `FormFor`. */
  props: { form: F; value: Draft; onChange(value: Draft): void; faults: Fault[]; restored: boolean; onGiveUp(): void }
  value: Draft
  dirty: boolean
  busy: boolean
  problem: Problem | null
  /** Checks the answers, then does the deed with them; faults of either are shown beside their fields. True when done. */
  submit(deed: (answers: Answers<F>) => Promise<unknown>): Promise<boolean>
  /** Back to what it began with. */
  reset(): void
}

/**
 * The state of a form being filled: `const f = useForm(Aid, { keep: 'aid-new' })`, then `<FormFor {...f.props} />`
 * and `f.submit((answers) => open.run({ body: answers }))`. With `keep`, unsaved answers survive a reload of this tab.
 */
export function useForm<const F extends Form>(form: F, options: { start?: Draft; keep?: string } = {}): FormState<F> {
  const { keep } = options
  const start = askedBy(form, options.start ?? {})
  const [restored, setRestored] = useState(() => keep !== undefined && findDraft(keep) !== null)
  const [value, setValue] = useState<Draft>(() => askedBy(form, { ...start, ...(keep ? findDraft(keep) : null) }))
  const [dirty, setDirty] = useState(restored)
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<Fault[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  useLeaveGuard(dirty && !busy)

  const onChange = (next: Draft) => {
    setValue(next)
    setDirty(true)
    if (keep) keepDraft(keep, next)
  }
  const reset = () => {
    if (keep) dropDraft(keep)
    setValue(start)
    setDirty(false)
    setRestored(false)
    setFaults([])
    setProblem(null)
  }
  const submit = async (deed: (answers: Answers<F>) => Promise<unknown>) => {
    const found = findFaults(form, value)
    setFaults(found)
    setProblem(null)
    if (found.length > 0) return false
    setBusy(true)
    try {
      await deed(value as Answers<F>)
      if (keep) dropDraft(keep)
      setDirty(false)
      setRestored(false)
      return true
    } catch (thrown) {
      const no = problemOf(thrown)
      setProblem(no)
      setFaults(no.faults)
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    props: { form, value, onChange, faults, restored, onGiveUp: reset },
    value,
    dirty,
    busy,
    problem,
    submit,
    reset,
  }
}
