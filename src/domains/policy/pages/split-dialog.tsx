import { Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { join, say } from '#platform/say'
import { ProblemBox, T, useDo, useSay, words } from '#ui'
import { type PolicyAddress, type ProposalRow, SplitProposal } from '../contracts/index.ts'
import { deeds, texts } from './words.ts'

const titleOf = (words: string) =>
  words
    .replace(/[。；;]$/, '')
    .split(/[，,]/)[0]
    ?.slice(0, 60) || words.slice(0, 60)

/** Cuts a line into several: each measure goes into one of them, at first one each. */
export function SplitDialog({ at, of, onClose }: { at: PolicyAddress; of: ProposalRow; onClose(): void }) {
  const toSay = useSay()
  const reasonId = useId()
  const split = useDo(SplitProposal)
  const [parts, setParts] = useState(() => of.measures.map((_, i) => i))
  const [titles, setTitles] = useState<Record<number, string>>(() =>
    Object.fromEntries(of.measures.map((measure, i) => [i, titleOf(measure.text)])),
  )
  const [reason, setReason] = useState('按举措逐条落实')
  const used = [...new Set(parts)].sort((a, b) => a - b)
  const send = async () => {
    const body = {
      rev: of.rev,
      reason,
      parts: used.map((part) => ({
        title: titles[part] ?? '',
        measures: parts.flatMap((own, i) => (own === part ? [i] : [])),
      })),
    }
    const done = await split.run({ params: { ...at, lineId: of.id }, body }).catch(() => null)
    if (done) onClose()
  }
  const named = (part: number) => say(`任务 ${part + 1}`, `Task ${part + 1}`)
  return (
    <Modal
      open
      width={860}
      title={toSay(join(deeds.split, `：${of.number}${of.title}`))}
      okText={toSay(say(`拆分为 ${used.length} 条`, `Split into ${used.length}`))}
      okButtonProps={{ disabled: used.length < 2 || reason.trim().length < 2 }}
      cancelText={toSay(words.cancel)}
      confirmLoading={split.busy}
      mask={{ closable: false }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <ProblemBox problem={split.problem} />
      <ol className="p-parts">
        {of.measures.map((measure, i) => (
          <li key={measure.start}>
            <span>{measure.text}</span>
            <Select
              aria-label={toSay(say(`第 ${i + 1} 项举措归入`, `Measure ${i + 1} goes into`))}
              value={parts[i]}
              options={of.measures.map((_, part) => ({ value: part, label: toSay(named(part)) }))}
              onChange={(part: number) => setParts(parts.map((own, n) => (n === i ? part : own)))}
            />
          </li>
        ))}
      </ol>
      <ul className="p-list">
        {used.map((part) => (
          <li key={part}>
            <Input
              addonBefore={toSay(named(part))}
              aria-label={toSay(join(named(part), say('的名称', ' title')))}
              value={titles[part]}
              maxLength={200}
              onChange={(event) => setTitles({ ...titles, [part]: event.target.value })}
            />
          </li>
        ))}
      </ul>
      <label htmlFor={reasonId}>
        <T of={texts.reason} />
      </label>
      <Input id={reasonId} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
    </Modal>
  )
}
