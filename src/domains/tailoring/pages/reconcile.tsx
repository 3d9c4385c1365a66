import { Button } from 'antd'
import { useState } from 'react'
import { say } from '#platform/say'
import { Asked, Page, ProblemBox, Section, T, TableFor, To, useAsk } from '#ui'
import { type AnswerOfAdoption, type DifferenceRow, GetAdoption } from '../model/index.ts'
import { DecideDialog, type Deciding } from './decide-dialog.tsx'
import { DifferenceCard } from './difference-card.tsx'
import { type Place, plain, useAdoption } from './use-adoption.ts'
import { kinds, labels, sayChoice, sayFields, titles } from './words.ts'

function Settled({ of }: { of: readonly DifferenceRow[] }) {
  const title = say(`已承接或已选择（${of.length}）`, `Carried over or decided (${of.length})`)
  return (
    <Section title={title}>
      <TableFor
        caption={title}
        rows={of}
        rowKey={(row) => `${row.kind} ${row.key}`}
        empty={<T of={say('还没有。', 'None yet.')} />}
        columns={[
          {
            key: 'title',
            label: labels.title,
            width: 280,
            value: (row) => `${row.key} ${(row.theirs ?? row.base)?.title ?? ''}`,
          },
          { key: 'kind', label: say('变化', 'Change'), kind: 'state', value: (row) => kinds[row.kind] },
          {
            key: 'fields',
            label: say('上级改动', 'Changed above'),
            kind: 'say',
            value: (row) => sayFields(row.fields),
          },
          {
            key: 'decision',
            label: labels.choice,
            kind: 'say',
            value: (row) =>
              row.gone || row.kind === 'gone'
                ? row.gone?.choice === 'own'
                  ? say('转为本级自增', 'Kept as our own')
                  : say('随之取消', 'Let go')
                : sayChoice(row.decision?.choice ?? null),
          },
          {
            key: 'reason',
            label: labels.reason,
            ifAny: true,
            value: (row) => row.decision?.reason ?? row.gone?.reason,
          },
        ]}
      />
    </Section>
  )
}

function Shown({ place, of }: { place: Place; of: AnswerOfAdoption }) {
  const deeds = useAdoption(place, of)
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const open = of.differences.filter(({ needs, settled }) => needs && !settled)
  const settled = of.differences.filter((one) => !open.includes(one))
  const added = open.filter(({ kind }) => kind === 'added')
  const quiet = (deed: Promise<unknown>) => void deed.catch(() => undefined)
  const hosts = of.rows.flatMap(({ measure, decision }) =>
    decision && ['keep', 'change'].includes(decision.choice) && measure.key !== deciding?.measure.key ? [measure] : [],
  )
  return (
    <Page
      title={titles.reconcile}
      subtitle={
        <T
          of={say(
            `${of.unitName}：第${of.base?.version ?? '—'}版 → 第${of.target.version}版，${open.length} 条待定`,
            `${of.unitName}: version ${of.base?.version ?? '—'} → ${of.target.version}, ${open.length} to decide`,
          )}
        />
      }
      breadcrumbs={[
        { label: titles.adoptions, to: '/tailoring/adoptions' },
        { label: titles.adoption, to: `/tailoring/adoptions/${place.regionId}/${place.id}` },
      ]}
      actions={
        of.editable &&
        added.length > 1 && (
          <Button loading={deeds.busy} onClick={() => quiet(deeds.decide(added.map(({ key }) => plain(key, 'keep'))))}>
            <T of={say(`照列全部新增（${added.length}）`, `Keep all that were added (${added.length})`)} />
          </Button>
        )
      }
    >
      <ProblemBox problem={deeds.problem} />
      {open.length === 0 && (
        <p role="status">
          <T of={say('没有待定的条目。', 'Nothing is left to decide.')} />{' '}
          <To to={`/tailoring/adoptions/${place.regionId}/${place.id}`}>
            <T of={say('回到采纳清单报送', 'Back to the adoption, to submit it')} />
          </To>
        </p>
      )}
      <ul className="t-list">
        {open.map((difference) => (
          <li key={`${difference.kind} ${difference.key}`}>
            <DifferenceCard
              of={difference}
              editable={of.editable}
              busy={deeds.busy}
              onDecide={(decision) => quiet(deeds.decide([decision]))}
              onAsk={setDeciding}
              onGone={(gone) => quiet(deeds.decideGone([gone]))}
            />
          </li>
        ))}
      </ul>
      <Settled of={settled} />
      {deciding && (
        <DecideDialog
          {...deciding}
          hosts={hosts}
          onDecide={(decision) => deeds.decide([decision])}
          onClose={() => setDeciding(null)}
        />
      )}
    </Page>
  )
}

/** What the new edition above means for a unit's list: what both changed is decided here, side by side. */
export function ReconcilePage(place: Place) {
  const asked = useAsk(GetAdoption, { params: { regionId: Number(place.regionId), id: place.id } })
  return <Asked of={asked}>{(of) => <Shown place={place} of={of} />}</Asked>
}
