import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { type AnyProcess, type CaseAnswer, GetCase } from '#kernel/process'
import { join, type Say, say } from '#platform/say'
import { useAsk } from '../ask/ask.ts'
import { addressOf } from '../ask/call.ts'
import type { FormSurroundings } from '../form/input-props.ts'
import { sayPeriod } from '../form/period.ts'
import { WaitingDeed } from '../outbox/waiting-deed.tsx'
import { To } from '../pages/go.tsx'
import { Asked } from '../show/asked.tsx'
import { Fact, Facts } from '../show/fact.tsx'
import { Page, Section } from '../show/page.tsx'
import { SeenAt } from '../show/seen-at.tsx'
import { StateTag } from '../show/state.tsx'
import { T } from '../words/language.tsx'
import { AnswersFor } from './answers-for.tsx'
import { CaseTable } from './case-table.tsx'
import { DeedDone } from './deed-done.tsx'
import { Doors } from './doors.tsx'
import { DueDate } from './due-date.tsx'
import { History } from './history.tsx'
import { useReadNotices } from './use-read-notices.ts'

export interface CasePageProps extends FormSurroundings {
  regionId: string | number
  id: string
  /** The definition of the case's process: draws its answers, its doors' forms and its history. */
  process: AnyProcess
  breadcrumbs?: Parameters<typeof Page>[0]['breadcrumbs']
  /** Buttons of the page's own, beside the title. */
  actions?: (of: CaseAnswer) => ReactNode
  /** `Fact`s of the domain, beside unit, period and deadline. */
  facts?: (of: CaseAnswer) => ReactNode
  /** What must be read first, before what can be done. */
  above?: (of: CaseAnswer) => ReactNode
  /** The page itself shows the cases below. */
  childless?: true
  /** Sections of the domain, between answers and history. */
  children?: (of: CaseAnswer) => ReactNode
}

const texts = {
  state: say('状态', 'State'),
  waits: say('现由谁办', 'With whom'),
  unit: say('单位', 'Unit'),
  period: say('期间', 'Period'),
  due: say('办理期限', 'Due'),
  opened: say('发起日期', 'Opened on'),
  parent: say('所属事项', 'Part of'),
  parties: say('参与单位', 'Parties'),
  todo: say('可办操作', 'What can be done'),
  answers: say('内容', 'Content'),
  children: say('下级事项', 'Cases below'),
  history: say('办理经过', 'History'),
}

const caseArgs = (regionId: string | number, id: string) => ({ params: { regionId: Number(regionId), id } })

/** One case, asked from the server. This device holds only cases that wait for this person: they are the ones taken along. */
export const useCase = (regionId: string | number, id: string) =>
  useAsk(GetCase, caseArgs(regionId, id), { keeps: ({ doors }) => doors.some((door) => door.open) })

/** A line for every part, with the units that have it: sixteen units of one part read as one line. */
function sayParties(parties: CaseAnswer['parties']): Say[] {
  const parts = new Map(parties.map(({ part }) => [part.zh, part]))
  return [...parts.values()].map((part) => {
    const units = parties.filter((party) => party.part.zh === part.zh).map(({ unitName }) => unitName)
    return join(part, say('：', ': '), say(units.join('、'), units.join(', ')))
  })
}

function WaitsFor({ of }: { of: NonNullable<CaseAnswer['waitsFor']> }) {
  if (of.mine) return <T of={say('您', 'You')} />
  return (
    <>
      {of.unitName} {of.postLabel && <T of={of.postLabel} />}
    </>
  )
}

function Summary({ of, children }: { of: CaseAnswer; children: ReactNode }) {
  return (
    <Facts>
      <Fact label={texts.state}>
        <StateTag closed={of.closed}>
          <T of={of.stateLabel} />
        </StateTag>
      </Fact>
      {of.waitsFor && (
        <Fact label={texts.waits}>
          <WaitsFor of={of.waitsFor} />
        </Fact>
      )}
      <Fact label={texts.unit}>{of.unitName}</Fact>
      {of.period && (
        <Fact label={texts.period}>
          <T of={sayPeriod(of.period)} />
        </Fact>
      )}
      {!of.closed && (
        <Fact label={texts.due}>
          <DueDate on={of.dueOn} due={of.due} overdue={of.overdue} />
        </Fact>
      )}
      <Fact label={texts.opened}>{of.openedOn}</Fact>
      {of.parent && (
        <Fact label={texts.parent}>
          {of.parent.page ? <To to={of.parent.page}>{of.parent.title}</To> : of.parent.title}
        </Fact>
      )}
      {children}
      {of.parties.length > 0 && (
        <Fact label={texts.parties} wide>
          {sayParties(of.parties).map((line) => (
            <div key={line.zh}>
              <T of={line} />
            </div>
          ))}
        </Fact>
      )}
    </Facts>
  )
}

/** Why the case stands where it stands, when whoever moved it last gave a reason: nobody should have to look for it. */
function LastReason({ of, process }: { of: CaseAnswer; process: AnyProcess }) {
  const last = of.history.at(-1)
  const reason = last?.input.reason
  if (!last || typeof reason !== 'string' || !process.actions[last.action]?.form?.reason) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={<T of={join(last.label, say('理由', ': the reason'), last.personName ? `（${last.personName}）` : '')} />}
      description={<p className="g-text">{reason}</p>}
    />
  )
}

/** What is written and not for this reader yet: that it is there, and when it can be read. */
function NotYet({ of }: { of: CaseAnswer['hidden'] }) {
  const [first] = of
  if (!first) return null
  const names = (says: readonly Say[]) => say(says.map((s) => s.zh).join('、'), says.map((s) => s.en).join(', '))
  const when = join(say('待“', 'Can be read once "'), first.until[0] ?? '', say('”后可查看：', '": '))
  return <Alert type="info" showIcon title={<T of={join(when, names(of.map(({ label }) => label)))} />} />
}

/** Cases below this one; of several processes, each has its own table. */
function Below({ of }: { of: CaseAnswer['children'] }) {
  const names = [...new Set(of.map((child) => child.process))]
  return names.map((name) => {
    const rows = of.filter((child) => child.process === name)
    const label = join(rows[0]?.processLabel ?? texts.children, say(`（${rows.length}）`, ` (${rows.length})`))
    return (
      <Section key={name} title={label}>
        <CaseTable caption={label} rows={rows} />
      </Section>
    )
  })
}

function Body({ of, props }: { of: CaseAnswer; props: CasePageProps }) {
  useReadNotices(of.page)
  const { process, unitId, indicators } = props
  return (
    <Page
      title={of.title}
      subtitle={<T of={of.processLabel} />}
      breadcrumbs={props.breadcrumbs}
      actions={props.actions?.(of)}
    >
      <DeedDone of={of} />
      <SeenAt address={addressOf(GetCase, caseArgs(of.regionId, of.id))} />
      <div className="g-panel">
        <Summary of={of}>{props.facts?.(of)}</Summary>
      </div>
      {props.above?.(of)}
      {!of.closed && (
        <Section title={texts.todo}>
          <LastReason of={of} process={process} />
          <WaitingDeed caseId={of.id} />
          <Doors
            of={of}
            process={process}
            {...(unitId === undefined ? {} : { unitId })}
            {...(indicators && { indicators })}
          />
        </Section>
      )}
      <Section title={texts.answers}>
        <AnswersFor form={process.form} answers={of.answers} />
        <NotYet of={of.hidden} />
      </Section>
      {props.children?.(of)}
      {!props.childless && <Below of={of.children} />}
      <Section title={texts.history}>
        <History lines={of.history} process={process} />
      </Section>
    </Page>
  )
}

/** A case: where it stands, what can be done and why not, what was written, its deadline and its history. */
export function CasePage(props: CasePageProps) {
  const asked = useCase(props.regionId, props.id)
  return <Asked of={asked}>{(of) => <Body of={of} props={props} />}</Asked>
}
