import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { ListClaims } from '#kernel/indicator'
import { say } from '#platform/say'
import { ProblemBox, sayPeriod, T, TableFor, useAsk, useDo, useSay, useSettled } from '#ui'
import { AddFigures } from '../model/index.ts'

const texts = {
  title: say('从数据台账选取', 'Take figures from the register'),
  take: say('选取', 'Take'),
  search: say('指标或单位', 'Indicator or unit'),
  taken: say('已加入数据清单，可在文字中引用', 'In the list of figures now; the text can refer to them'),
}

/** Claims to choose from; what is taken gets a key that the text can refer to. */
export function PickFigures({ regionId, id, onClose }: { regionId: number; id: string; onClose(): void }) {
  const [words, setWords] = useState('')
  const settled = useSettled(words)
  const claims = useAsk(ListClaims, { query: { size: 50, ...(settled ? { words: settled } : {}) } })
  const [keys, setKeys] = useState<string[]>([])
  const adding = useDo(AddFigures)
  const toSay = useSay()
  const { message } = App.useApp()
  const take = async () => {
    const rows = claims.data?.rows.filter((row) => keys.includes(row.id)) ?? []
    const body = { claims: rows.map((row) => ({ regionId: row.regionId, id: row.id })) }
    const done = await adding.run({ params: { regionId, id }, body }).catch(() => null)
    if (!done) return
    void message.success(toSay(texts.taken))
    onClose()
  }
  return (
    <Modal
      open
      width={960}
      title={toSay(texts.title)}
      okText={toSay(texts.take)}
      okButtonProps={{ disabled: keys.length === 0, loading: adding.busy }}
      onOk={() => void take()}
      onCancel={onClose}
    >
      <ProblemBox problem={adding.problem ?? claims.error} />
      <Input.Search
        aria-label={toSay(texts.search)}
        placeholder={toSay(texts.search)}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        allowClear
      />
      <TableFor
        caption={texts.title}
        rows={claims.data?.rows}
        rowKey={(row) => row.id}
        selection={{ keys, onChange: setKeys }}
        exported
        empty={<T of={say('没有符合条件的数据', 'No figures fit')} />}
        columns={[
          { key: 'label', label: say('指标', 'Indicator'), kind: 'say' },
          { key: 'figure', label: say('数值', 'Figure'), kind: 'say' },
          { key: 'unitName', label: say('单位', 'Unit') },
          { key: 'period', label: say('期间', 'Period'), value: (row) => row.period && sayPeriod(row.period) },
          { key: 'scope', label: say('统计范围', 'Scope') },
        ]}
      />
    </Modal>
  )
}
