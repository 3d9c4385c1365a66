import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { join, say } from '#platform/say'
import {
  Asked,
  CasePage,
  type Column,
  ExportButton,
  ImportButton,
  ProblemBox,
  RefusalList,
  Section,
  T,
  TableFor,
  To,
  useAsk,
  useSay,
} from '#ui'
import {
  AdoptionForm,
  type AdoptionRow,
  AdoptionSheet,
  type AnswerOfAdoption,
  choices,
  GetAdoption,
  ImportAdoption,
} from '../model/index.ts'
import { adoptionProcess } from '../process.ts'
import { Additions } from './additions.tsx'
import { DecideDialog, type Deciding } from './decide-dialog.tsx'
import { MeasureText, Targets } from './measure-table.tsx'
import { type Place, plain, useAdoption } from './use-adoption.ts'
import { labels, sayChoice, titles } from './words.ts'

const texts = {
  ledger: say('逐条选择', 'Measure by measure'),
  becomes: say('本级', 'Ours'),
  carried: say('承接自上一版', 'Carried over'),
  all: say('全部', 'All'),
  open: say('未选择', 'Undecided'),
  keepPicked: say('批量照列', 'Keep those picked'),
}

function Ours({ of }: { of: AdoptionRow }) {
  const { decision, measure } = of
  return (
    <span className="t-measure">
      {of.becomes && of.becomes !== measure.title && of.becomes}
      {decision?.choice === 'merge' && <T of={say(`（并入 ${decision.into}）`, ` (into ${decision.into})`)} />}
      {decision?.own && decision.own.words !== measure.words && <small>{decision.own.words}</small>}
      {decision?.own && <Targets of={decision.own.targets} />}
      {decision?.reason && (
        <small className="g-source">
          <T of={join(labels.reason, say('：', ': '), decision.reason)} />
        </small>
      )}
      {of.faults.length > 0 && <RefusalList refusals={of.faults} />}
      {of.decided && (
        <small className="g-source">
          {of.decided.byName} {of.decided.carried && <T of={texts.carried} />}
        </small>
      )}
    </span>
  )
}

const columns: Column<AdoptionRow>[] = [
  { key: 'title', label: labels.title, width: 260, render: ({ measure }) => <MeasureText of={measure} /> },
  { key: 'choice', label: labels.choice, kind: 'state', value: (row) => sayChoice(row.decision?.choice ?? null) },
  { key: 'becomes', label: texts.becomes, width: 200, render: (row) => <Ours of={row} /> },
  { key: 'targets', label: labels.targets, width: 130, render: ({ measure }) => <Targets of={measure.targets} /> },
  { key: 'dueOn', label: labels.dueOn, kind: 'date', ifAny: true, value: ({ measure }) => measure.dueOn },
]

const shownWith = (rows: readonly AdoptionRow[], show: string) =>
  rows.filter(({ decision }) => show === 'all' || (decision?.choice ?? 'open') === show)

function Bulk({ picked, onKeep, busy }: { picked: readonly string[]; onKeep(): void; busy: boolean }) {
  if (picked.length === 0) return null
  return (
    <div className="g-batch" role="status">
      <T of={say(`已选 ${picked.length} 条`, `${picked.length} picked`)} />
      <Button type="primary" loading={busy} onClick={onKeep}>
        <T of={texts.keepPicked} />
      </Button>
    </div>
  )
}

function Show({ of, value, onChange }: { of: AnswerOfAdoption; value: string; onChange(next: string): void }) {
  const toSay = useSay()
  const { counts } = of
  const options = [
    { value: 'all', label: `${toSay(texts.all)} ${of.rows.length}` },
    { value: 'open', label: `${toSay(texts.open)} ${counts.open}` },
    ...choices.map(({ value: one, label }) => ({ value: one, label: `${toSay(label)} ${counts[one]}` })),
  ]
  return (
    <div className="t-show">
      <Segmented aria-label={toSay(labels.choice)} options={options} value={value} onChange={onChange} />
    </div>
  )
}

function Ledger({ place, of }: { place: Place; of: AnswerOfAdoption }) {
  const deeds = useAdoption(place, of)
  const [show, setShow] = useState('all')
  const [picked, pick] = useState<string[]>([])
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const keep = (keys: readonly string[]) =>
    deeds.decide(keys.map((key) => plain(key, 'keep'))).then(
      () => pick([]),
      () => undefined,
    )
  const ask = ({ measure, decision }: AdoptionRow, choice: Deciding['choice']) =>
    setDeciding({ measure, choice, start: decision?.choice === choice ? decision : null })
  const buttons = (row: AdoptionRow) =>
    choices.map(({ value, label }) => (
      <Button
        key={value}
        size="small"
        type={row.decision?.choice === value ? 'primary' : 'default'}
        aria-pressed={row.decision?.choice === value}
        onClick={() => (value === 'keep' ? void keep([row.key]) : ask(row, value))}
      >
        <T of={label} />
      </Button>
    ))
  const hosts = of.rows
    .filter(({ key, decision }) => key !== deciding?.measure.key && ['keep', 'change'].includes(decision?.choice ?? ''))
    .map(({ measure }) => measure)
  return (
    <>
      <Section
        title={texts.ledger}
        actions={
          <>
            <ExportButton of={AdoptionSheet} params={deeds.params} />
            {of.editable && <ImportButton template={AdoptionSheet} into={ImportAdoption} params={deeds.params} />}
          </>
        }
      >
        <Show of={of} value={show} onChange={setShow} />
        <ProblemBox problem={deeds.problem} />
        <Bulk picked={picked} busy={deeds.busy} onKeep={() => void keep(picked)} />
        <TableFor
          caption={texts.ledger}
          rows={shownWith(of.rows, show)}
          rowKey={(row) => row.key}
          columns={columns}
          exported
          selection={of.editable ? { keys: picked, onChange: pick } : undefined}
          rowActions={of.editable ? buttons : undefined}
          empty={<T of={say('没有这样的举措。', 'There is none of these.')} />}
        />
      </Section>
      <Additions of={of} deeds={deeds} />
      {deciding && (
        <DecideDialog
          {...deciding}
          hosts={hosts}
          onDecide={(decision) => deeds.decide([decision])}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  )
}

function Editions({ place, of }: { place: Place; of: AnswerOfAdoption }) {
  const open = of.differences.filter(({ needs, settled }) => needs && !settled).length
  return (
    <p className="g-actions">
      <To to={`/tailoring/frameworks/${of.target.id}`}>
        <T of={say(`上级清单（第${of.target.version}版）`, `List above, version ${of.target.version}`)} />
      </To>
      {of.result && (
        <To to={`/tailoring/frameworks/${of.result.id}`}>
          <T of={say(`本级施行清单（第${of.result.version}版）`, `Our list in force, version ${of.result.version}`)} />
        </To>
      )}
      {of.base && (
        <To to={`/tailoring/adoptions/${place.regionId}/${place.id}/reconcile`}>
          <T of={say(`三方对照（${open} 条待定）`, `Three-way difference (${open} to decide)`)} />
        </To>
      )}
    </p>
  )
}

/** The opening form without the number of the edition, which says nothing to a reader. */
const shownProcess = { ...adoptionProcess, form: { name: AdoptionForm.name } }

/** An adoption: where it stands, every measure above with its choice, and the unit's additions. */
export function AdoptionPage(place: Place) {
  const asked = useAsk(GetAdoption, { params: { regionId: Number(place.regionId), id: place.id } })
  return (
    <CasePage
      {...place}
      process={shownProcess as never}
      breadcrumbs={[{ label: titles.adoptions, to: '/tailoring/adoptions' }]}
    >
      {() => (
        <Asked of={asked}>
          {(of) => (
            <>
              <Editions place={place} of={of} />
              <Ledger place={place} of={of} />
            </>
          )}
        </Asked>
      )}
    </CasePage>
  )
}
