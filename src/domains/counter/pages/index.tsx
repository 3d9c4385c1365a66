import './counter.css'
import { SolutionOutlined } from '@ant-design/icons'
import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import { AddressNotice, AnswersFor, Asked, definePages, pagesOf, SaveButton, Section, T, useAsk } from '#ui'
import { findService, GetRequest, ProofPdf } from '../model/index.ts'
import { requestProcess } from '../process.ts'
import { AskPage } from './ask.tsx'
import { ServicesPage, title } from './list.tsx'

/** What was filled in; where it differs from the file, that is said. */
function Filled({ of }: { of: CaseAnswer }) {
  const asked = useAsk(GetRequest, { params: { regionId: of.regionId, id: of.id } })
  return (
    <Section title={say('申请内容', 'What was filled in')}>
      <Asked of={asked}>
        {({ service: key, filled, known }) => {
          const service = findService(key)
          if (!service) return null
          const changed = Object.keys(known).filter((name) => known[name] !== null && known[name] !== filled[name])
          const labels = (lang: 'zh' | 'en') =>
            changed.map((name) => service.form[name]?.label[lang] ?? name).join('、')
          return (
            <>
              <AnswersFor form={service.form} answers={filled} />
              {service.leaves === 'proof' && of.state === 'done' && (
                <>
                  <AddressNotice />
                  <SaveButton
                    of={ProofPdf}
                    label={say('打印证明（PDF，盖章后交本人）', 'The proof to print and seal (PDF)')}
                    params={{ regionId: of.regionId, id: of.id }}
                    query={{ site: location.origin }}
                  />
                </>
              )}
              {changed.length > 0 && (
                <p className="g-hint">
                  <T of={say(`本人改过档案带出的：${labels('zh')}`, `Differs from the file: ${labels('en')}`)} />
                </p>
              )}
            </>
          )
        }}
      </Asked>
    </Section>
  )
}

export const pages = {
  ...definePages({
    '/services': { title, public: true, page: ServicesPage },
    '/services/ask/:id': { title, public: true, page: AskPage },
  }),
  ...pagesOf(requestProcess, {
    path: '/services/requests',
    title: say('职工服务申请', 'Requests for services'),
    menu: { group: 'service', order: 4, icon: <SolutionOutlined /> },
    begin: null,
    empty: say(
      '没有待办的申请。职工在手机“服务事项”中申请后出现在这里。',
      'No requests. What workers ask for on their phones under Services appears here.',
    ),
    sections: (of) => <Filled of={of} />,
  }),
}
