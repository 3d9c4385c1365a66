import { Alert, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { GetEvidenceFile } from '#kernel/evidence'
import { join, type Say, say } from '#platform/say'
import { Asked, addressOf, DeedDone, Doors, DueDate, History, Page, Section, T, To, useAsk, useCase, useSay } from '#ui'
import {
  type DocumentAnswer,
  GetDocument,
  GetDocumentText,
  ListProposals,
  longestText,
  origins,
} from '../contracts/index.ts'
import { policyProcess } from '../process.ts'
import { LineBoard } from './board.tsx'
import { Changes } from './changes.tsx'
import { WholeText } from './whole-text.tsx'
import { titles } from './words.ts'

function About({ of }: { of: DocumentAnswer }) {
  const origin = origins.find((one) => one.value === of.origin)?.label ?? say('', '')
  const known = [of.issuer, of.number, of.issuedOn, of.unitName].filter((one) => one !== null).join(' · ')
  return (
    <span className="p-about">
      <T of={join(origin, ' · ', known, ' · ', of.stateLabel)} />
      {of.evidence && (
        <>
          {' · '}
          <a href={addressOf(GetEvidenceFile, { params: of.evidence })} download>
            <T of={say('下载原件', 'Original file')} />
          </a>
        </>
      )}
      {of.edition && (
        <>
          {' · '}
          <To to={`/policy/${of.edition.regionId}/${of.edition.id}`}>
            <T of={join(say('修订自：', 'Revises: '), of.edition.title)} />
          </To>
        </>
      )}
      {of.later.map((one) => (
        <span key={one.id}>
          {' · '}
          <To to={`/policy/${one.regionId}/${one.id}`}>
            <T of={join(say('已有修订版：', 'Revised by: '), one.title)} />
          </To>
        </span>
      ))}
    </span>
  )
}

/** Buttons, term and history of the document's case. */
function CaseDoors({ of }: { of: DocumentAnswer }) {
  return (
    <Asked of={useCase(of.regionId, of.id)}>
      {(one) => (
        <>
          <DeedDone of={one} />
          {!one.closed && <Doors of={one} process={policyProcess as never} unitId={of.unitId} />}
          {one.dueOn && <DueDate on={one.dueOn} due={one.due} overdue={one.overdue} />}
        </>
      )}
    </Asked>
  )
}

function CaseHistory({ of }: { of: DocumentAnswer }) {
  return (
    <Asked of={useCase(of.regionId, of.id)}>
      {(one) => <History lines={one.history} process={policyProcess as never} />}
    </Asked>
  )
}

type View = 'lines' | 'changes' | 'text' | 'history'

const views: Record<View, Say> = {
  changes: say('修订差异', 'Differences'),
  lines: say('任务条目', 'Tasks'),
  text: say('原文', 'Text'),
  history: say('办理经过', 'History'),
}

function viewsOf({ open, edition, state }: DocumentAnswer): View[] {
  if (!open) return ['text']
  const compared: View[] = edition ? ['changes'] : []
  return state === 'comparing' ? ['changes', 'text', 'history'] : [...compared, 'lines', 'text', 'history']
}

/** What follows adoption: the tasks wait in the ledger to be issued. */
function NextStep({ of }: { of: DocumentAnswer }) {
  if (of.state !== 'adopted' || !of.open) return null
  return (
    <Alert
      type="success"
      showIcon
      title={
        <T
          of={say(
            `已纳入 ${of.year} 年度台账，共 ${of.counts.confirmed} 项任务。在台账中下达给牵头单位。`,
            `In the ledger of ${of.year}: ${of.counts.confirmed} tasks. Issue them there to their lead units.`,
          )}
        />
      }
      action={
        <To to="/ledger">
          <T of={say('去台账下达', 'Go to the ledger')} />
        </To>
      }
    />
  )
}

function Body({ of, view }: { of: DocumentAnswer; view: View }) {
  const params = { regionId: of.regionId, id: of.id }
  const text = useAsk(GetDocumentText, { params, query: { from: 0, to: Math.min(of.characters, longestText) } })
  const lines = useAsk(ListProposals, { params }, { skip: view !== 'lines' })
  if (view === 'changes') return <Changes of={of} />
  if (view === 'history')
    return (
      <Section title={views.history}>
        <CaseHistory of={of} />
      </Section>
    )
  if (view === 'text') return <Asked of={text}>{(piece) => <WholeText of={of} text={piece} />}</Asked>
  return (
    <Asked of={text}>
      {(piece) => (
        <Asked of={lines}>
          {({ rows, counts }) => <LineBoard key={of.id} of={of} rows={rows} counts={counts} text={piece} />}
        </Asked>
      )}
    </Asked>
  )
}

function Whole({ of }: { of: DocumentAnswer }) {
  const toSay = useSay()
  const offered = viewsOf(of)
  const [wanted, want] = useState<View | null>(null)
  const first: View = offered.includes('lines') ? 'lines' : (offered[0] ?? 'text')
  const view = wanted && offered.includes(wanted) ? wanted : first
  const doors: ReactNode = of.open ? <CaseDoors of={of} /> : null
  return (
    <Page
      title={of.title}
      subtitle={<About of={of} />}
      breadcrumbs={[{ label: titles.list, to: '/policy' }]}
      actions={doors}
    >
      <NextStep of={of} />
      {offered.length > 1 && (
        <Segmented<View>
          aria-label={toSay(say('显示内容', 'What is shown'))}
          value={view}
          onChange={want}
          options={offered.map((value) => ({ value, label: toSay(views[value]) }))}
          style={{ justifySelf: 'start' }}
        />
      )}
      <Body of={of} view={view} />
    </Page>
  )
}

/** A policy document: its lines to confirm beside their clauses, its differences, its text, its history. */
export function DocumentPage({ regionId, id }: { regionId: string; id: string }) {
  return <Asked of={useAsk(GetDocument, { params: { regionId, id } })}>{(of) => <Whole of={of} />}</Asked>
}
