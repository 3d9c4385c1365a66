import { Alert, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { defineForm, longText } from '#kernel/form'
import { join, say } from '#platform/say'
import { Asked, ClauseText, FormDialog, Page, ProblemBox, Section, T, useAsk, useDo, useGo } from '#ui'
import {
  DropFile,
  type FileAnswer,
  type FoundDocument,
  GetFileText,
  GetPolicyFile,
  longestText,
  TakeDocuments,
} from '../contracts/index.ts'
import { FoundItem, likelyEdition, type Picked } from './pick-found.tsx'
import { Scrolls } from './scrolls.tsx'
import { titles } from './words.ts'

const around = 300

/** The document in its surroundings, marked, so that one sees where it begins and ends. */
function Preview({ file, found }: { file: FileAnswer; found: FoundDocument }) {
  const from = Math.max(0, found.start - around)
  const to = Math.min(found.end + around, from + longestText)
  const params = { regionId: file.regionId, id: file.id }
  return (
    <Asked of={useAsk(GetFileText, { params, query: { from, to } })}>
      {(piece) => (
        <ClauseText
          text={piece.text}
          ranges={[{ from: found.start - from, to: found.end - from, label: say('这份文件', 'This document') }]}
        />
      )}
    </Asked>
  )
}

const Reason = defineForm({ reason: longText(say('理由', 'Reason'), { max: 500 }) })

function DropButton({ file }: { file: FileAnswer }) {
  const [open, setOpen] = useState(false)
  const drop = useDo(DropFile)
  const go = useGo()
  const word = say('放弃此文件', 'Put this file aside')
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <T of={word} />
      </Button>
      {open && (
        <FormDialog
          title={word}
          form={Reason}
          onSubmit={async (body) => {
            await drop.run({ params: { regionId: file.regionId, id: file.id }, body })
            go('/policy')
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** What is picked at first: the main document. */
function firstPick({ documents, main, editions }: FileAnswer): Picked[] {
  const found = documents[main ?? -1]
  return found ? [{ start: found.start, revises: likelyEdition(found, editions) }] : []
}

function Pick({ file }: { file: FileAnswer }) {
  const [picks, setPicks] = useState<Picked[]>(() => firstPick(file))
  const [shown, show] = useState(file.documents[file.main ?? 0])
  const [all, setAll] = useState(false)
  const take = useDo(TakeDocuments)
  const go = useGo()
  const main = file.documents[file.main ?? -1]
  // The likely one first, then those that have clauses at all; the rest of a journal is news.
  const useful = file.documents.filter((one) => one !== main && (all || one.clauses > 0))
  const rows = main ? [main, ...useful] : useful
  const pick = (start: number, picked: Picked | null) =>
    setPicks([...picks.filter((one) => one.start !== start), ...(picked ? [picked] : [])])
  const send = async () => {
    const params = { regionId: file.regionId, id: file.id }
    const done = await take.run({ params, body: { picks } }).catch(() => null)
    const [first] = done?.taken ?? []
    if (first) go(`/policy/${first.regionId}/${first.id}`)
  }
  return (
    <Page
      title={titles.pick}
      subtitle={
        <T
          of={join(
            file.name,
            say(`：识别到 ${file.documents.length} 份公文`, `: ${file.documents.length} documents found`),
          )}
        />
      }
      breadcrumbs={[{ label: titles.list, to: '/policy' }]}
      actions={
        file.state === 'waiting' && (
          <>
            <DropButton file={file} />
            <Button type="primary" loading={take.busy} disabled={picks.length === 0} onClick={() => void send()}>
              <T of={say(`分解选定的文件（${picks.length}）`, `Break down what is chosen (${picks.length})`)} />
            </Button>
          </>
        )
      }
    >
      <ProblemBox problem={take.problem} />
      {file.silentPages.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={
            <T
              of={say(
                `第 ${file.silentPages.join('、')} 页没有文字（可能是扫描图片），其内容没有读入。`,
                `Pages ${file.silentPages.join(', ')} gave no text (scans, perhaps) and were not read.`,
              )}
            />
          }
        />
      )}
      <div className="p-two">
        <Section
          title={say('识别到的文件', 'Documents found')}
          actions={
            <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
              <T of={say('包括没有条款的', 'Those without clauses too')} />
            </Checkbox>
          }
        >
          <ul className="p-list p-scrolls">
            {rows.map((found) => (
              <FoundItem
                key={found.start}
                of={found}
                likely={found === main}
                picked={picks.find((one) => one.start === found.start)}
                shown={found === shown}
                editions={file.editions}
                onPick={(picked) => pick(found.start, picked)}
                onShow={() => show(found)}
              />
            ))}
          </ul>
        </Section>
        <Section title={say('原文', 'Text')}>
          <Scrolls className="p-scrolls" label={say('文件原文', 'Text of the document')}>
            {shown && <Preview file={file} found={shown} />}
          </Scrolls>
        </Section>
      </div>
    </Page>
  )
}

/** Which of the documents in an uploaded file to take. The likeliest is chosen already. */
export function PickPage({ regionId, id }: { regionId: string; id: string }) {
  return <Asked of={useAsk(GetPolicyFile, { params: { regionId, id } })}>{(file) => <Pick file={file} />}</Asked>
}
