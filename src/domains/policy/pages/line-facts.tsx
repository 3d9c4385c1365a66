import { Tag } from 'antd'
import { workAreas } from '#kernel/process'
import { join, type Say, say } from '#platform/say'
import { StateTag, sayTarget, T } from '#ui'
import { type ProposalRow, proposalFaults, proposalStates } from '../contracts/index.ts'
import { texts } from './words.ts'

const stateOf = (state: ProposalRow['state']): Say =>
  proposalStates.find((one) => one.value === state)?.label ?? say(state, state)

/** Whether nothing more is asked of a line. */
export const isSettled = ({ state }: ProposalRow): boolean => state !== 'proposed'

/** The title of a line, its state, and what is wrong with it. */
export function LineHead({ of }: { of: ProposalRow }) {
  return (
    <>
      <div className="p-task-head">
        <strong>
          {of.number} {of.title}
        </strong>
        <StateTag closed={isSettled(of)}>
          <T of={stateOf(of.state)} />
        </StateTag>
      </div>
      {of.state === 'proposed' && of.faults.length > 0 && (
        <div>
          {of.faults.map((fault) => (
            <Tag key={fault} color="error">
              <T of={proposalFaults[fault]} />
            </Tag>
          ))}
        </div>
      )}
    </>
  )
}

function Units({ of, part }: { of: ProposalRow; part: 'lead' | 'joint' }) {
  const units = part === 'lead' ? of.leads : of.joints
  const unknown = of.unmatched.filter((unit) => unit.part === part)
  if (units.length + unknown.length === 0) return <T of={texts.none} />
  return (
    <>
      {units.map((unit) => unit.name).join('、')}
      {unknown.map((unit) => (
        <span key={unit.name} className="p-fault">
          {' '}
          <T of={join(`“${unit.name}”`, say('未识别', ' not recognised'))} />
        </span>
      ))}
    </>
  )
}

const sayDue = ({ dueOn, dueText }: ProposalRow): Say => {
  if (dueOn && dueText) return say(`${dueOn}（${dueText}）`, `${dueOn} (${dueText})`)
  return dueOn || dueText ? say(dueOn ?? dueText ?? '', dueOn ?? dueText ?? '') : texts.none
}

/** What the line says: key task, units, term, targets, and how sure the reading is. */
export function LineFacts({ of }: { of: ProposalRow }) {
  const rows: [Say, React.ReactNode][] = [
    [texts.lead, <Units key="lead" of={of} part="lead" />],
    [texts.joint, <Units key="joint" of={of} part="joint" />],
    [texts.due, <T key="due" of={sayDue(of)} />],
    [texts.area, <T key="area" of={workAreas.find((one) => one.value === of.area)?.label ?? texts.none} />],
  ]
  return (
    <dl>
      {rows.map(([label, value]) => (
        <div key={label.zh} style={{ display: 'contents' }}>
          <dt>
            <T of={label} />
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
      {of.targets.length > 0 && (
        <>
          <dt>
            <T of={texts.targets} />
          </dt>
          <dd>
            {of.targets.map((target) => (
              <div key={JSON.stringify(target)}>
                <T of={sayTarget(target)} />
              </div>
            ))}
          </dd>
        </>
      )}
      {of.reason && (
        <>
          <dt>
            <T of={texts.reason} />
          </dt>
          <dd>{of.reason}</dd>
        </>
      )}
    </dl>
  )
}
