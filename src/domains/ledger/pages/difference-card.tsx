import { Button } from 'antd'
import { useState } from 'react'
import { join, say } from '#platform/say'
import { Diff, FormDialog, formatDate, StateTag, T, useDo } from '#ui'
import { DecideDifference, DecisionForm, type DifferenceRow } from '../model/index.ts'

const states = {
  pending: say('待确认', 'Waiting'),
  confirmed: say('已确认', 'Confirmed'),
  rejected: say('不采纳', 'Rejected'),
  withdrawn: say('已撤回', 'Withdrawn'),
}
const deeds = { confirm: say('确认', 'Confirm'), reject: say('不采纳', 'Reject') }

/** One difference: the clause, what stands and what the new edition says, and the two answers to it. */
export function DifferenceCard({ of }: { of: DifferenceRow }) {
  const [deed, setDeed] = useState<'confirm' | 'reject' | null>(null)
  const decide = useDo(DecideDifference)
  return (
    <section className="g-panel">
      <div className="g-section-head">
        <h2>
          <T of={join(of.kindLabel, say('：', ': '), of.clause)} />
        </h2>
        <StateTag closed={of.state !== 'pending'}>
          <T of={states[of.state]} />
        </StateTag>
      </div>
      <p className="g-source">
        {of.item ? `${of.item.no}. ${of.item.title} · ` : ''}
        {of.documentTitle}
      </p>
      <Diff before={of.before.join('\n')} after={of.after.join('\n')} />
      {of.state === 'pending' ? (
        <div className="g-actions">
          {(['confirm', 'reject'] as const).map((one) => (
            <Button key={one} type={one === 'confirm' ? 'primary' : 'default'} onClick={() => setDeed(one)}>
              <T of={deeds[one]} />
            </Button>
          ))}
        </div>
      ) : (
        <p className="g-source">
          {of.decidedName} {of.decidedAt && formatDate(of.decidedAt)} {of.note}
        </p>
      )}
      {deed && (
        <FormDialog
          title={deeds[deed]}
          form={DecisionForm}
          onSubmit={({ note }) => decide.run({ params: { id: of.id }, body: { decision: deed, note: note ?? '' } })}
          onClose={() => setDeed(null)}
        />
      )}
    </section>
  )
}
