import { Alert, Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { say } from '#platform/say'
import { Asked, Fact, Facts, formatDate, Page, ProblemBox, Section, T, useAsk, useDo } from '#ui'
import { type CheckRow, ListChecks, StartCheck } from '../../model/index.ts'
import * as titles from '../titles.ts'

const texts = {
  start: say('开始核验', 'Check now'),
  anchors: say('以往保存的锚（可不填），每行一个', 'Anchors kept before (optional), one a line'),
  why: say(
    '逐条核对摘要、封存与次序。填入以往打印保存的锚，才能发现末尾被整段删去。',
    'Compares every line, seal and place. Only with an anchor kept elsewhere is a cut-off end noticed.',
  ),
}
const pollMs = 2000

/** Asks again while a check is still running. */
function useChecks() {
  const asked = useAsk(ListChecks, {})
  const isWaiting = asked.data?.some((one) => one.doneAt === null) ?? false
  const { refetch } = asked
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => void refetch(), pollMs)
    return () => clearInterval(timer)
  }, [isWaiting, refetch])
  return asked
}

/** Starts a check of the whole journal in the background, and shows what the last ones found. */
export default function Checks() {
  const asked = useChecks()
  const start = useDo(StartCheck)
  const [anchors, setAnchors] = useState('')
  return (
    <Page
      title={titles.checks}
      subtitle={<T of={texts.why} />}
      breadcrumbs={[{ label: titles.journal, to: '/audit' }]}
      actions={
        <Button
          type="primary"
          loading={start.busy}
          onClick={() => void start.run({ body: { anchors } }).catch(() => null)}
        >
          <T of={texts.start} />
        </Button>
      }
    >
      <div className="g-panel">
        <label htmlFor="anchors">
          <T of={texts.anchors} />
        </label>
        <Input.TextArea
          id="anchors"
          value={anchors}
          autoSize={{ minRows: 2, maxRows: 8 }}
          placeholder="128 9f86d081884c7d65…"
          onChange={(event) => setAnchors(event.target.value)}
        />
      </div>
      <ProblemBox problem={start.problem} />
      <Asked of={asked}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="g-empty">
              <T of={say('还没有核验过。', 'Not checked yet.')} />
            </p>
          ) : (
            rows.map((row) => <Check key={row.id} of={row} />)
          )
        }
      </Asked>
    </Page>
  )
}

function Check({ of }: { of: CheckRow }) {
  const at = formatDate(of.askedAt)
  return (
    <Section title={say(`${at} ${of.askedName}`, `${at}, ${of.askedName}`)}>
      {of.report ? (
        <Found of={of.report} />
      ) : (
        <p role="status">
          <T of={say('正在核验…', 'Checking …')} />
        </p>
      )}
    </Section>
  )
}

function Found({ of }: { of: NonNullable<CheckRow['report']> }) {
  const whole = say('日志完整，未发现改动。', 'The journal is whole; nothing was altered.')
  const bad = say(`发现 ${of.faultCount} 处问题`, `${of.faultCount} faults found`)
  return (
    <>
      <Alert
        type={of.faultCount === 0 ? 'success' : 'error'}
        showIcon
        title={<T of={of.faultCount === 0 ? whole : bad} />}
      />
      <Facts>
        <Fact label={say('日志条数', 'Lines')}>{of.entries}</Fact>
        <Fact label={say('已封存', 'Sealed')}>{of.sealed}</Fact>
        <Fact label={say('封存数', 'Seals')}>{of.seals}</Fact>
        <Fact label={say('待封存尾部', 'Unsealed tail')}>{of.unsealedTail}</Fact>
        {of.head && (
          <Fact label={say('锚（请打印，另处保存）', 'Anchor (print it, keep it elsewhere)')} wide>
            <code className="a-code">
              {of.head.no} {of.head.digest}
            </code>
          </Fact>
        )}
      </Facts>
      {of.faults.length > 0 && (
        <ol className="a-lines">
          {of.faults.slice(0, 100).map((fault) => (
            <li key={`${fault.kind}${fault.seq}${fault.entryId}${fault.sealNo}${fault.detail.zh}`}>
              <T of={fault.detail} />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
