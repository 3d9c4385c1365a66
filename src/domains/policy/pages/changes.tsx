import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { defineForm, longText } from '#kernel/form'
import { say } from '#platform/say'
import { Asked, FormDialog, Section, T, useAsk, useDo } from '#ui'
import { type ChangeRow, DecideChanges, type DocumentAnswer, ListChanges } from '../contracts/index.ts'
import { ChangeCard } from './change-card.tsx'
import { texts } from './words.ts'

const Reason = defineForm({ reason: longText(texts.reason, { max: 500 }) })

interface Asking {
  ids: string[]
  accept: boolean
}

function Decision({ of, asking, onClose }: { of: DocumentAnswer; asking: Asking; onClose(): void }) {
  const decide = useDo(DecideChanges)
  const word = asking.accept ? say('采纳差异', 'Accept') : say('不采纳差异', 'Reject')
  return (
    <FormDialog
      title={say(`${word.zh}（${asking.ids.length}）`, `${word.en} (${asking.ids.length})`)}
      form={Reason}
      start={asking.accept ? { reason: '按修订版执行' } : {}}
      onSubmit={({ reason }) =>
        decide.run({ params: { regionId: of.regionId, id: of.id }, body: { ...asking, reason } })
      }
      onClose={onClose}
    />
  )
}

function ChangeList({ of, rows }: { of: DocumentAnswer; rows: readonly ChangeRow[] }) {
  const [ids, setIds] = useState<string[]>([])
  const [all, setAll] = useState(false)
  const [asking, ask] = useState<Asking | null>(null)
  const may = of.mayConfirm && of.state === 'comparing'
  const shown = rows.filter((row) => all || row.state !== 'noted')
  const pending = rows.filter((row) => row.state === 'pending')
  const decideMany = (accept: boolean) => ask({ ids: ids.length > 0 ? ids : pending.map((row) => row.id), accept })
  const count = ids.length > 0 ? ids.length : pending.length
  return (
    <Section
      title={say('与前一版的差异', 'Differences to the earlier edition')}
      actions={
        <>
          <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
            <T of={say('包括未变的条款', 'Unchanged clauses too')} />
          </Checkbox>
          {may && count > 0 && (
            <>
              <Button type="primary" onClick={() => decideMany(true)}>
                <T of={say(`采纳 ${count} 处`, `Accept ${count}`)} />
              </Button>
              <Button onClick={() => decideMany(false)}>
                <T of={say(`不采纳 ${count} 处`, `Reject ${count}`)} />
              </Button>
            </>
          )}
        </>
      }
    >
      <p role="status" className="g-hint">
        <T
          of={
            pending.length > 0
              ? say(
                  `还有 ${pending.length} 处待核对。核对完毕后更新任务条目，台账不会重复。`,
                  `${pending.length} wait. Then the lines are brought up to date; nothing is doubled in the ledger.`,
                )
              : say('差异已全部核对。', 'All differences have been decided.')
          }
        />
      </p>
      <ul className="p-list">
        {shown.map((row) => (
          <ChangeCard
            key={row.id}
            of={row}
            may={may}
            picked={ids.includes(row.id)}
            onPick={(picked) => setIds(picked ? [...ids, row.id] : ids.filter((id) => id !== row.id))}
            onDecide={(accept) => ask({ ids: [row.id], accept })}
          />
        ))}
      </ul>
      {asking && (
        <Decision
          of={of}
          asking={asking}
          onClose={() => {
            ask(null)
            setIds([])
          }}
        />
      )}
    </Section>
  )
}

/** What a new edition changes, to accept or reject one by one. */
export function Changes({ of }: { of: DocumentAnswer }) {
  const asked = useAsk(ListChanges, { params: { regionId: of.regionId, id: of.id } })
  return <Asked of={asked}>{({ rows }) => <ChangeList of={of} rows={rows} />}</Asked>
}
