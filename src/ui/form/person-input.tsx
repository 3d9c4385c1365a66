import { AutoComplete } from 'antd'
import { useState } from 'react'
import { FindPersons, type PersonFound } from '#kernel/access'
import type { PersonAnswer } from '#kernel/form'
import { say } from '#platform/say'
import { useAsk } from '../ask/ask.ts'
import { T, useSay } from '../words/language.tsx'
import type { InputProps } from './input-props.ts'
import { useSettled } from './use-settled.ts'

const texts = {
  find: say('输入姓名、拼音或单位查找', 'Type a name, pinyin or unit'),
  outside: say('未关联系统账号，只记姓名。', 'No account of this system; only the name is kept.'),
  linked: say('已关联系统人员。', 'One of the people of this system.'),
}

type Option = { value: string; label: string; person: PersonFound }

/** A person: looked for by name, pinyin or unit and picked; a name that nobody here bears is kept as a name. */
export function PersonInput({ id, value, onChange, invalid, describedBy, disabled, field }: InputProps) {
  const toSay = useSay()
  const chosen = (value as PersonAnswer | null) ?? null
  const [open, setOpen] = useState(false)
  const words = useSettled(chosen && chosen.id === null ? chosen.name : '')
  const { data: found = [] } = useAsk(FindPersons, { query: { words } }, { skip: !open, keepPrevious: true })
  const options: Option[] = found.map((person) => ({ value: person.id, label: person.name, person }))
  const pick = ({ id: personId, name }: PersonFound) => onChange({ id: personId, name })
  // Whoever writes a whole name means the one person who bears it.
  const settle = () => {
    const namesakes = found.filter((one) => one.name === chosen?.name)
    if (chosen?.id === null && namesakes.length === 1 && namesakes[0]) pick(namesakes[0])
  }
  return (
    <>
      <AutoComplete<string, Option>
        id={id}
        disabled={disabled}
        value={chosen?.name ?? ''}
        options={options}
        allowClear
        placeholder={toSay(texts.find)}
        status={invalid ? 'error' : undefined}
        aria-required={!field.optional}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onOpenChange={setOpen}
        onFocus={() => setOpen(true)}
        onBlur={settle}
        onChange={(name, option) => {
          if (option && 'person' in option) return
          onChange(name ? { id: null, name } : null)
        }}
        onSelect={(_, option) => pick(option.person)}
        optionRender={({ data }) => (
          <span className="g-unit-option">
            {data.label}
            <small>
              {data.person.unitName} <T of={data.person.postLabel} />
            </small>
          </span>
        )}
        popupMatchSelectWidth={false}
        className="g-wide"
      />
      {chosen && (
        <small className="g-source">
          <T of={chosen.id === null ? texts.outside : texts.linked} />
        </small>
      )}
    </>
  )
}
