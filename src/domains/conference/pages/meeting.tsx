import { App, Button } from 'antd'
import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import { AnswersFor, download, EvidenceLinks, Fact, Facts, problemOf, Section, T, useSay } from '#ui'
import { Invitation, Record as MeetingRecord, Minutes, MinutesDocx, MinutesPdf, type Signed } from '../model/index.ts'
import type { MeetingFacts } from '../rules/index.ts'
import { LastDecisions } from './before.tsx'

const texts = {
  notice: say('议程和通知', 'Agenda and notice'),
  record: say('会议签到', 'Attendance'),
  minutes: say('会议纪要', 'Minutes'),
  number: say('编号', 'Number'),
  signedOn: say('签发日期', 'Signed on'),
  digest: say('内容摘要值', 'Digest of the text'),
  files: say('冻结文件', 'Frozen files'),
  measured: say('版面实测', 'Page, measured'),
  pdf: say('纪要 PDF', 'Minutes, PDF'),
  docx: say('纪要 docx', 'Minutes, docx'),
}

const factsOf = (of: CaseAnswer) => of.facts as unknown as MeetingFacts
const mm = (value: number) => value.toFixed(1)

function Frozen({ of }: { of: Signed }) {
  const { page, block, pages, linesPerPage } = of.measured
  return (
    <Facts>
      <Fact label={texts.number}>{of.number}</Fact>
      <Fact label={texts.signedOn}>{of.signedOn}</Fact>
      <Fact label={texts.digest} wide>
        <code className="g-code">{of.digest}</code>
      </Fact>
      <Fact label={texts.files} wide>
        <EvidenceLinks ids={[of.pdf.id, of.docx.id]} />
        <code className="g-code">{`PDF ${of.pdf.digest}`}</code>
        <br />
        <code className="g-code">{`DOCX ${of.docx.digest}`}</code>
      </Fact>
      <Fact label={texts.measured} source={say('GB/T 9704—2012', 'GB/T 9704-2012')} wide>
        <T
          of={say(
            `纸张 ${mm(page.width)}×${mm(page.height)} 毫米，共 ${pages} 页；版心 ${mm(block.right - block.left)}×${mm(block.bottom - block.top)} 毫米；最满一页 ${linesPerPage} 行`,
            `Sheet ${mm(page.width)} × ${mm(page.height)} mm, ${pages} pages; text ${mm(block.right - block.left)} × ${mm(block.bottom - block.top)} mm; ${linesPerPage} lines on the fullest page`,
          )}
        />
      </Fact>
    </Facts>
  )
}

function Print({ of }: { of: CaseAnswer }) {
  const toSay = useSay()
  const { message } = App.useApp()
  const params = { regionId: of.regionId, id: of.id }
  const save = (contract: typeof MinutesPdf) =>
    download(contract, { params }).catch((thrown) => message.error(toSay(problemOf(thrown).text)))
  return (
    <>
      <Button onClick={() => void save(MinutesPdf)}>
        <T of={texts.pdf} />
      </Button>
      <Button onClick={() => void save(MinutesDocx as never)}>
        <T of={texts.docx} />
      </Button>
    </>
  )
}

const isSaid = (of: CaseAnswer, name: string) => {
  const value = of.answers[name]
  return value !== null && value !== undefined
}

/** What a meeting opens with, while it is being prepared and ever after. */
export const MeetingAbove = ({ of }: { of: CaseAnswer }) => <LastDecisions of={factsOf(of).before} />

/** Agenda, attendance, minutes, as far as the meeting has come. */
export function MeetingSections({ of }: { of: CaseAnswer }) {
  const { minutes } = factsOf(of)
  return (
    <>
      {isSaid(of, 'agenda') && (
        <Section title={texts.notice}>
          <AnswersFor form={Invitation} answers={of.answers} />
        </Section>
      )}
      {isSaid(of, 'attendance') && (
        <Section title={texts.record}>
          <AnswersFor form={MeetingRecord} answers={of.answers} />
        </Section>
      )}
      {isSaid(of, 'opening') && (
        <Section title={texts.minutes} actions={<Print of={of} />}>
          {minutes && <Frozen of={minutes} />}
          <AnswersFor form={Minutes} answers={of.answers} />
        </Section>
      )}
    </>
  )
}
