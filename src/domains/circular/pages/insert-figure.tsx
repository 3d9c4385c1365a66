import { Select } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { ListClaims } from '#kernel/indicator'
import { type Say, say } from '#platform/say'
import { ProblemBox, sayPeriod, T, useAsk, useDo, useSay, useSettled } from '#ui'
import { AddFigures, type FigureRef } from '../model/index.ts'
import { searchFor } from '../rules/index.ts'

const texts = {
  label: say('插入数据', 'Put in a figure'),
  hint: say(
    '先点要插入的位置，再按指标、单位或时期（如 2026年三季度）查找；选中即插入引用。',
    'Click where it goes, then look by indicator, unit or period (2026-Q3); what is chosen is put in.',
  ),
  none: say('没有符合条件的数据', 'No figures fit'),
}

interface Said {
  label: Say
  figure: Say
  unitName: string
  period: string | null
  scope: string
}

type Key = { regionId: number; id: string }

/** The text field of this dialog that was written in last, and where. */
function useLastField() {
  const box = useRef<HTMLDivElement>(null)
  const last = useRef<HTMLTextAreaElement | null>(null)
  useEffect(() => {
    const dialog = box.current?.closest('[role=dialog]')
    const note = ({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement) last.current = target
    }
    dialog?.addEventListener('focusin', note)
    return () => dialog?.removeEventListener('focusin', note)
  }, [])
  return { box, last }
}

/** Writes into a field as typing would, so that the form hears of it. */
function writeInto(field: HTMLTextAreaElement, words: string): void {
  field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
}

/**
 * Looks a figure up, in the circular's own list or in the record of figures, and puts its reference where the writer was. One
 * from the record joins the circular's list at once; `onTaken` hears the digest that the draft has since.
 */
export function InsertFigure({
  figures,
  seen,
  regionId,
  id,
  onTaken,
}: {
  figures: readonly FigureRef[]
  seen: string
  regionId: number
  id: string
  onTaken(digest: string): void
}) {
  const toSay = useSay()
  const field = useId()
  const [typed, setTyped] = useState('')
  const search = searchFor(useSettled(typed))
  const claims = useAsk(ListClaims, { query: { size: 20, ...search } })
  const adding = useDo(AddFigures)
  const { box, last } = useLastField()
  const said = ({ label, figure, unitName, period, scope }: Said): string =>
    [toSay(label), toSay(figure), unitName, period && toSay(sayPeriod(period)), scope].filter(Boolean).join(' · ')
  const own = figures.filter((one) => typed.split(/\s+/).every((word) => said(one).includes(word)))
  const found = (claims.data?.rows ?? []).filter((row) => !figures.some((one) => one.id === row.id))
  const insert = async (key: string | undefined, claim: Key | undefined) => {
    const body = claim && { claims: [{ regionId: claim.regionId, id: claim.id }], seen }
    const added = body && (await adding.run({ params: { regionId, id }, body }).catch(() => null))
    if (added) onTaken(added.digest)
    const reference = key ?? added?.keys[0]
    const target = last.current ?? box.current?.closest('[role=dialog]')?.querySelector('textarea')
    if (reference && target) writeInto(target, `{${reference}}`)
    setTyped('')
  }
  return (
    <div ref={box}>
      <label htmlFor={field}>
        <T of={texts.label} />
      </label>
      <Select<string>
        id={field}
        showSearch
        value={null}
        searchValue={typed}
        onSearch={setTyped}
        filterOption={false}
        loading={adding.busy}
        notFoundContent={<T of={texts.none} />}
        onSelect={(value) => {
          const one = own.find(({ key }) => key === value)
          void insert(one?.key, one ? undefined : found.find((row) => row.id === value))
        }}
        options={[
          ...own.map((one) => ({ value: one.key, label: `{${one.key}} ${said(one)}` })),
          ...found.map((row) => ({ value: row.id, label: said(row) })),
        ]}
        style={{ width: '100%' }}
      />
      <p className="g-hint">
        <T of={texts.hint} />
      </p>
      <ProblemBox problem={adding.problem ?? claims.error} />
    </div>
  )
}
