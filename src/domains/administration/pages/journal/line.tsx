import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Asked, Fact, Facts, formatDate, Page, Section, T, useAsk } from '#ui'
import { GetJournalLine } from '../../model/index.ts'
import * as titles from '../titles.ts'

type Line = AnswerOf<typeof GetJournalLine>

/** A line of the journal with its content and the proof that it stands under its seal. */
export default function JournalLine({ regionId, id }: { regionId: string; id: string }) {
  const asked = useAsk(GetJournalLine, { params: { regionId, id } })
  return (
    <Asked of={asked}>
      {(of) => (
        <Page title={of.actionLabel} breadcrumbs={[{ label: titles.journal, to: '/audit' }]}>
          <div className="g-panel">
            <Facts>
              <Fact label={say('时间', 'At')}>{formatDate(of.at)}</Fact>
              <Fact label={say('人员', 'Who')}>{of.personName}</Fact>
              <Fact label={say('单位', 'Unit')}>{of.unitName ?? '—'}</Fact>
              <Fact label={say('对象', 'Subject')}>
                <T of={of.subjectLabel} /> {of.subjectId}
              </Fact>
              <Fact label={say('操作代码', 'Action')}>{of.action}</Fact>
              <Fact label={say('编号', 'Id')}>{of.id}</Fact>
            </Facts>
          </div>
          <Section title={say('内容', 'Content')}>
            <pre className="a-code">{JSON.stringify(of.body, null, 2)}</pre>
          </Section>
          <Section title={say('封存证明', 'Proof')}>
            <Proof of={of.proof} />
          </Section>
        </Page>
      )}
    </Asked>
  )
}

function Proof({ of }: { of: Line['proof'] }) {
  if (!of)
    return (
      <p>
        <T of={say('尚未封存，通常在几秒内完成。', 'Not sealed yet; it usually takes seconds.')} />
      </p>
    )
  const held = say('证明成立：此条与封存的根一致。', 'The proof holds: this line leads to the sealed root.')
  const broken = say('证明不成立：此条或其封存被改动。', 'The proof fails: the line or its seal was altered.')
  return (
    <>
      <p role="status">
        <strong>
          <T of={of.holds ? held : broken} />
        </strong>
      </p>
      <Facts>
        <Fact label={say('封存号', 'Seal')}>{of.sealNo}</Fact>
        <Fact label={say('位置', 'Place')}>
          {of.index + 1} / {of.size}
        </Fact>
        <Fact label={say('根（SM3）', 'Root (SM3)')} wide>
          {of.root}
        </Fact>
      </Facts>
      <details>
        <summary>
          <T of={say('供外部复核的全部材料', 'Everything for checking it elsewhere')} />
        </summary>
        <pre className="a-code">{JSON.stringify(of, null, 2)}</pre>
      </details>
    </>
  )
}
