import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import { AnswersFor, FrozenPaper, SaveButton, Section } from '#ui'
import { Invitation, Record as MeetingRecord, Minutes, MinutesDocx, MinutesPdf } from '../model/index.ts'
import type { MeetingFacts } from '../rules/index.ts'
import { LastDecisions } from './before.tsx'

const texts = {
  notice: say('议程和通知', 'Agenda and notice'),
  record: say('会议签到', 'Attendance'),
  minutes: say('会议纪要', 'Minutes'),
  pdf: say('纪要 PDF', 'Minutes, PDF'),
  docx: say('纪要 docx', 'Minutes, docx'),
}

const factsOf = (of: CaseAnswer) => of.facts as unknown as MeetingFacts
function Print({ of }: { of: CaseAnswer }) {
  const params = { regionId: of.regionId, id: of.id }
  return (
    <>
      <SaveButton of={MinutesPdf} label={texts.pdf} params={params} />
      <SaveButton of={MinutesDocx} label={texts.docx} params={params} />
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
          {minutes && <FrozenPaper number={minutes.number} digest={minutes.digest} frozen={minutes} />}
          <AnswersFor form={Minutes} answers={of.answers} />
        </Section>
      )}
    </>
  )
}
