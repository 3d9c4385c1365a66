import { App, Button } from 'antd'
import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import {
  AddressNotice,
  download,
  Fact,
  Facts,
  may,
  problemOf,
  QrCode,
  Section,
  T,
  To,
  useDo,
  usePublicAddress,
  useSay,
} from '#ui'
import { MakeLinks } from '../model/index.ts'
import type { SurveyFacts } from '../rules/process.ts'
import { Sample } from './sample.tsx'

/** What a survey asks of people, before anybody is asked. */
function Burden({ of, facts }: { of: CaseAnswer; facts: SurveyFacts }) {
  return (
    <Section title={say('负担说明', 'Burden')}>
      <Facts>
        <Fact label={say('题数', 'Questions')}>{facts.questions}</Fact>
        <Fact label={say('每人约用时（分钟）', 'Minutes each')}>{facts.minutes}</Fact>
        <Fact label={say('拟调查人数', 'People')}>{String(of.answers.people)}</Fact>
        <Fact label={say('合计约（小时）', 'Hours in all')}>
          {Math.round((facts.minutes * Number(of.answers.people)) / 60)}
        </Fact>
        <Fact label={say('本年已问过', 'Asked this year')} wide>
          {facts.repeats.length === 0 ? (
            <T of={say('没有重复的题', 'None of these')} />
          ) : (
            facts.repeats.map(({ title, questions }) => `${title}（${questions}）`).join('、')
          )}
        </Fact>
      </Facts>
    </Section>
  )
}

/** The address and QR code under which it is answered, and how many have. */
function Open({ of, facts }: { of: CaseAnswer; facts: SurveyFacts }) {
  const links = useDo(MakeLinks)
  const { message } = App.useApp()
  const toSay = useSay()
  const address = `${usePublicAddress() ?? ''}/s/${facts.code}`
  const make = () =>
    download(MakeLinks, { params: { regionId: of.regionId, id: of.id } }).catch((thrown) =>
      message.error(toSay(problemOf(thrown).text)),
    )
  return (
    <Section title={say('填答', 'Answering')}>
      {may('survey.run') && <AddressNotice />}
      <Facts>
        <Fact label={say('已收答卷', 'Sheets')}>{facts.answers}</Fact>
        <Fact label={say('填答地址', 'Address')} wide>
          <a href={address}>{address}</a>
        </Fact>
      </Facts>
      {of.answers.door === 'link' && (
        <QrCode text={address} label={say('填答二维码', 'QR code of the questionnaire')} />
      )}
      {facts.drawn > 0 && may('survey.run') && (
        <Button loading={links.busy} onClick={() => void make()}>
          <T of={say('生成本人链接（Excel）', 'Own links (Excel)')} />
        </Button>
      )}
    </Section>
  )
}

/** What only this domain knows of a survey. */
export function SurveySections({ of }: { of: CaseAnswer }) {
  const facts = of.facts as SurveyFacts
  return (
    <>
      <Burden of={of} facts={facts} />
      {facts.code && <Open of={of} facts={facts} />}
      <Sample of={of} />
      {['closed', 'published'].includes(of.state) && (
        <Section title={say('结果', 'Results')}>
          <To to={`/surveys/${of.regionId}/${of.id}/results`}>
            <T of={say('查看结果与置信区间', 'Results with confidence intervals')} />
          </To>
        </Section>
      )}
    </>
  )
}
