import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import { Fact, Facts, Section, T, To } from '#ui'
import type { ReviewFacts } from '../rules/review.ts'

/** What whoever reviews a questionnaire must see first. */
export function ReviewAbove({ of }: { of: CaseAnswer }) {
  const facts = of.facts as ReviewFacts
  return (
    <Section title={say('问卷', 'Questionnaire')}>
      <Facts>
        <Fact label={say('题数', 'Questions')}>{facts.questions}</Fact>
        <Fact label={say('预计用时（分钟）', 'Minutes')}>{facts.minutes}</Fact>
        <Fact label={say('题目、跳转和配额', 'Questions, conditions, quotas')} wide>
          <To to={`/survey-questionnaires/${String(of.answers.edition)}`}>
            <T of={say('查看全文', 'Read all of it')} />
          </To>
        </Fact>
      </Facts>
    </Section>
  )
}
