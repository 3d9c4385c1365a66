import './exchange.css'
import { ApiOutlined } from '@ant-design/icons'
import { say } from '#platform/say'
import { definePages, pagesOf, T, To } from '#ui'
import { agreementProcess } from '../process.ts'
import { CallsPage } from './calls.tsx'
import { CataloguePage, SharingPage } from './catalogue.tsx'
import { AgreementSections } from './use.tsx'
import { texts } from './words.ts'

const list = pagesOf(agreementProcess, {
  path: '/exchange',
  title: texts.agreements,
  menu: { group: 'service', order: 40, icon: <ApiOutlined /> },
  subtitle: (
    <>
      <To to="/exchange/catalogue">
        <T of={texts.catalogue} />
      </To>{' '}
      <To to="/exchange/calls">
        <T of={texts.calls} />
      </To>{' '}
      <a href="/api/exchange/openapi.json">
        <T of={say('接口说明（OpenAPI）', 'The interface (OpenAPI)')} />
      </a>
    </>
  ),
  empty: say(
    '还没有协议。对方部门来函后，由本单位申请，另一人审核同意即生效。',
    'No agreements. When a department asks, request one; it is in force once somebody else has approved it.',
  ),
  beginLabel: say('申请共享', 'Ask to share'),
  heading: ({ partner, purpose }) => `${String(partner)}：${String(purpose)}`.slice(0, 300),
  sections: (of) => <AgreementSections of={of} />,
})

export const pages = {
  ...list,
  ...definePages({
    '/exchange/calls': { title: texts.calls, needs: 'exchange.read', page: CallsPage },
    '/exchange/catalogue': { title: texts.catalogue, needs: 'exchange.read', page: CataloguePage },
    '/sharing': { title: texts.catalogue, public: true, page: SharingPage },
  }),
}
