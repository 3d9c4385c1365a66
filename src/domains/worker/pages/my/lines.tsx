import { Button } from 'antd'
import { useState } from 'react'
import { defineForm, longText } from '#kernel/form'
import { say } from '#platform/say'
import { FormDialog, ProblemBox, Section, T, useDo } from '#ui'
import {
  ConfirmMyEntry,
  certified,
  DisputeMyEntry,
  type EntryKindName,
  type EntryRow,
  entryKinds,
  IssueCredential,
  type MyFile,
  ownEntryForm,
  SayMyEntry,
} from '../../model/index.ts'
import { KindDialog, Line } from '../timeline.tsx'
import { texts } from '../words.ts'
import { Certificate } from './certificate.tsx'

const What = defineForm({ what: longText(say('哪里不对', 'What is wrong'), { max: 1000 }) })

function Deeds({ one, file }: { one: EntryRow; file: MyFile }) {
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<{ id: string; jwt: string | null } | null>(null)
  const confirm = useDo(ConfirmMyEntry)
  const dispute = useDo(DisputeMyEntry)
  const issue = useDo(IssueCredential)
  const params = { entryId: one.id }
  const issued = file.credentials.find(({ entryId, revokedAt }) => entryId === one.id && revokedAt === null)
  const certify = async () => {
    const made = await issue.run({ params }).catch(() => null)
    if (made) setShown(made)
  }
  return (
    <>
      {!one.byWorker && one.state === 'claimed' && (
        <Button type="primary" loading={confirm.busy} onClick={() => void confirm.run({ params }).catch(() => null)}>
          <T of={say('属实，确认', 'True, confirm')} />
        </Button>
      )}
      {!one.byWorker && (one.state === 'claimed' || one.state === 'confirmed') && (
        <Button onClick={() => setAsking(true)}>
          <T of={say('有异议', 'Dispute')} />
        </Button>
      )}
      {one.state === 'confirmed' && (certified as readonly string[]).includes(one.kind) && (
        <Button loading={issue.busy} onClick={() => void certify()}>
          <T of={say('电子凭证', 'Certificate')} />
        </Button>
      )}
      {issued && !shown && (
        <Button type="link" onClick={() => setShown({ id: issued.id, jwt: null })}>
          <T of={say('已签发，出示二维码', 'Issued: show the QR code')} />
        </Button>
      )}
      <ProblemBox problem={confirm.problem ?? issue.problem} />
      {asking && (
        <FormDialog
          title={say('对这条履历提出异议', 'Dispute this line')}
          form={What}
          done={say('已提交，所在工会须在期限内答复。', 'Sent; your union must answer within its term.')}
          onSubmit={({ what }) => dispute.run({ params, body: { what } })}
          onClose={() => setAsking(false)}
        />
      )}
      {shown && <Certificate of={shown} onClose={() => setShown(null)} />}
    </>
  )
}

/** One's own timeline: confirm, dispute, take a certificate, write a line oneself. */
export function MyLines({ file }: { file: MyFile }) {
  const [kind, setKind] = useState<EntryKindName | 'which' | null>(null)
  const write = useDo(SayMyEntry)
  return (
    <Section
      title={texts.timeline}
      actions={
        <Button onClick={() => setKind('which')}>
          <T of={say('补充一条', 'Add a line')} />
        </Button>
      }
    >
      <ol className="w-lines">
        {file.entries.map((one) => (
          <Line key={one.id} one={{ ...one, evidence: [] }}>
            <Deeds one={one} file={file} />
          </Line>
        ))}
      </ol>
      {kind === 'which' && <KindDialog onChoose={setKind} onClose={() => setKind(null)} />}
      {kind !== null && kind !== 'which' && (
        <FormDialog
          title={entryKinds[kind].label}
          form={defineForm(ownEntryForm(kind))}
          done={say('已提交，待所在单位确认。', 'Sent; your unit confirms it.')}
          onSubmit={(answers) => write.run({ body: { kind, answers } })}
          onClose={() => setKind(null)}
        />
      )}
    </Section>
  )
}
