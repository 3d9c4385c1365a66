import { Select } from 'antd'
import { useId, useState } from 'react'
import { ListEvidence } from '#kernel/evidence'
import { say } from '#platform/say'
import { ProblemBox, T, useAsk, useDo, useGo, useSay, useSettled } from '#ui'
import { TakeEvidence } from '../contracts.ts'

const texts = {
  label: say('或从已存的佐证材料中选取', 'Or take a file that is stored already'),
  none: say('没有可读取的材料（docx、pdf、txt）', 'No file that can be read (docx, pdf, txt)'),
}

/** Files whose text can be read. */
const readable = /\.(docx|pdf|txt|md)$/i

/** Reads the figures of a file that the unit has stored already: a report's annex, a paper of a meeting. Nothing is sent again. */
export function TakeStored({ unitId }: { unitId: number | null }) {
  const toSay = useSay()
  const go = useGo()
  const field = useId()
  const [typed, setTyped] = useState('')
  const words = useSettled(typed)
  const files = useAsk(ListEvidence, { query: { ...(unitId === null ? {} : { unitId }), ...(words ? { words } : {}) } })
  const taking = useDo(TakeEvidence)
  const shown = (files.data?.rows ?? []).filter(({ name }) => readable.test(name))
  const take = async (id: string) => {
    const file = shown.find((one) => one.id === id)
    if (!file) return
    const taken = await taking.run({ body: { regionId: file.regionId, id } }).catch(() => null)
    if (taken) go(`/extraction/${taken.regionId}/${taken.id}`)
  }
  return (
    <div className="x-unit">
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
        loading={taking.busy}
        disabled={taking.busy}
        notFoundContent={toSay(texts.none)}
        onSelect={(id) => void take(id)}
        options={shown.map(({ id, name, unitName }) => ({ value: id, label: `${name} · ${unitName}` }))}
        style={{ width: '100%' }}
      />
      <ProblemBox problem={taking.problem ?? files.error} />
    </div>
  )
}
