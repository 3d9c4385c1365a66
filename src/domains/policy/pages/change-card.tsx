import { Button, Checkbox, Tag } from 'antd'
import { join, say } from '#platform/say'
import { Diff, formatDate, StateTag, T, useSay } from '#ui'
import { type ChangeRow, fates } from '../contracts/index.ts'

const states = {
  pending: say('待核对', 'Waiting'),
  accepted: say('已采纳', 'Accepted'),
  rejected: say('未采纳', 'Rejected'),
  noted: say('未变', 'Unchanged'),
}

interface Props {
  of: ChangeRow
  may: boolean
  picked: boolean
  onPick(picked: boolean): void
  onDecide(accept: boolean): void
}

const nameOf = ({ before, after }: ChangeRow) => {
  const [was, is] = [before?.number ?? '', after?.number ?? '']
  const heading = (after ?? before)?.heading ?? ''
  return `${was && is && was !== is ? `${was} → ${is}` : is || was} ${heading}`
}

function Kinds({ of }: { of: ChangeRow }) {
  return (
    <>
      <Tag color={of.fate === 'dropped' ? 'error' : of.fate === 'added' ? 'success' : 'processing'}>
        <T of={fates.find((one) => one.value === of.fate)?.label ?? say(of.fate, of.fate)} />
      </Tag>
      {of.renumbered && (
        <Tag>
          <T of={say('序号变更', 'renumbered')} />
        </Tag>
      )}
      {of.moved && (
        <Tag>
          <T of={say('位置变更', 'moved')} />
        </Tag>
      )}
    </>
  )
}

/** One difference between the editions: both wordings, the tasks it touches, and the answer to it. */
export function ChangeCard({ of, may, picked, onPick, onDecide }: Props) {
  const toSay = useSay()
  return (
    <li className="g-card p-change">
      <div className="p-task-head">
        <span>
          {may && of.state === 'pending' && (
            <Checkbox
              checked={picked}
              aria-label={toSay(join(say('选择 ', 'Pick '), nameOf(of)))}
              onChange={(event) => onPick(event.target.checked)}
            />
          )}{' '}
          <Kinds of={of} />
          <strong>{nameOf(of)}</strong>
        </span>
        <StateTag closed={of.state !== 'pending'}>
          <T of={states[of.state]} />
        </StateTag>
      </div>
      {of.before?.words === of.after?.words ? (
        <p className="g-text">{of.after?.words}</p>
      ) : (
        <Diff before={of.before?.words ?? ''} after={of.after?.words ?? ''} />
      )}
      {of.tasks.length > 0 && (
        <p className="g-hint">
          <T of={join(say('涉及任务：', 'Tasks: '), of.tasks.join('、'))} />
        </p>
      )}
      {of.decidedName && of.decidedAt && (
        <p className="g-hint">
          {of.decidedName} {formatDate(of.decidedAt)} {of.reason}
        </p>
      )}
      {may && of.state !== 'noted' && (
        <div className="g-actions">
          {of.state !== 'accepted' && (
            <Button size="small" type="primary" onClick={() => onDecide(true)}>
              <T of={say('采纳', 'Accept')} />
            </Button>
          )}
          {of.state !== 'rejected' && (
            <Button size="small" onClick={() => onDecide(false)}>
              <T of={say('不采纳', 'Reject')} />
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
