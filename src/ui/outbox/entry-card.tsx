import { App, Button } from 'antd'
import { useState } from 'react'
import type { AnyProcess } from '#kernel/process'
import { join, say } from '#platform/say'
import { To } from '../pages/go.tsx'
import { sayClock } from '../show/clock.ts'
import { FaultList, RefusalList } from '../show/problem.tsx'
import { StateTag } from '../show/state.tsx'
import { T, useSay } from '../words/language.tsx'
import { CorrectEntry } from './correct-entry.tsx'
import { again, answersOf, type Entry } from './entry.ts'
import { EntryAnswers } from './entry-answers.tsx'
import { saveEntry } from './export-entry.ts'
import { dropEntry, keepEntry } from './kept.ts'
import { localIdsIn } from './local-ids.ts'
import { sendWaiting } from './send.ts'

const texts = {
  waiting: say('待发送', 'Waiting'),
  refused: say('未被接受', 'Not accepted'),
  open: say('打开修改', 'Open and correct'),
  again: say('重新发送', 'Send again'),
  save: say('导出 JSON', 'Export as JSON'),
  print: say('打印', 'Print'),
  drop: say('丢弃', 'Discard'),
  sure: say(
    '确定丢弃？所填内容和照片将从本机删除，不能恢复。',
    'Discard it? Text and photographs are removed from this device for good.',
  ),
  keepIt: say('不丢弃', 'Keep it'),
}

/** Why it is still here, in the server's words. */
function Why({ entry }: { entry: Entry }) {
  const { why } = entry
  if (!why) return null
  return (
    <div className="g-why" role={entry.state === 'refused' ? 'alert' : undefined}>
      <T of={why.text} />
      {why.faults.length > 0 && <FaultList faults={why.faults} />}
      {why.refusals.length > 0 && <RefusalList refusals={why.refusals} />}
    </div>
  )
}

const sayFiles = (n: number) => say(n === 0 ? '' : `，文件 ${n} 份`, n === 0 ? '' : `, files: ${n}`)

function Deeds({ entry, onOpen }: { entry: Entry; onOpen: (() => void) | null }) {
  const toSay = useSay()
  const { modal } = App.useApp()
  const drop = async () => {
    const sure = await modal.confirm({
      title: toSay(texts.sure),
      okText: toSay(texts.drop),
      okButtonProps: { danger: true },
      cancelText: toSay(texts.keepIt),
    })
    if (sure) await dropEntry(entry)
  }
  return (
    <div className="g-actions g-noprint">
      {onOpen && (
        <Button onClick={onOpen}>
          <T of={texts.open} />
        </Button>
      )}
      {entry.state === 'refused' && (
        <Button onClick={() => void keepEntry(again(entry)).then(sendWaiting)}>
          <T of={texts.again} />
        </Button>
      )}
      <Button onClick={() => void saveEntry(entry)}>
        <T of={texts.save} />
      </Button>
      <Button onClick={() => window.print()}>
        <T of={texts.print} />
      </Button>
      <Button danger onClick={() => void drop()}>
        <T of={texts.drop} />
      </Button>
    </div>
  )
}

/** One deed that waits: what, for which case, since when, why it is still here, and what can be done with it. */
export function EntryCard({ entry, process }: { entry: Entry; process: AnyProcess | undefined }) {
  const [open, setOpen] = useState(false)
  const files = localIdsIn(answersOf(entry.deed)).length
  const since = say(`${sayClock(entry.savedAt)} 存入`, `kept ${sayClock(entry.savedAt)}`)
  return (
    <li className="g-panel">
      <h2 className="g-outbox-head">
        <T of={entry.label} /> <StateTag closed={false}>{<T of={texts[entry.state]} />}</StateTag>
      </h2>
      <p>
        {entry.page ? <To to={entry.page}>{entry.title}</To> : entry.title}{' '}
        <small>
          <T of={join(since, sayFiles(files))} />
        </small>
      </p>
      <Why entry={entry} />
      {process && (
        <details open={entry.state === 'refused'}>
          <summary>
            <T of={say('所填内容', 'What was written')} />
          </summary>
          <EntryAnswers entry={entry} process={process} />
        </details>
      )}
      <Deeds entry={entry} onOpen={process ? () => setOpen(true) : null} />
      {open && process && <CorrectEntry entry={entry} process={process} onClose={() => setOpen(false)} />}
    </li>
  )
}
