import { ListCases } from '#kernel/process'
import { say } from '#platform/say'
import {
  CasePage,
  caseColumns,
  definePages,
  ListPage,
  openUnlessState,
  pageOfCase,
  Section,
  StartCase,
  T,
  To,
  ToolOutlined,
} from '#ui'
import { rectificationProcess, talkProcess } from './process.ts'
import type { OrderFacts } from './rules.ts'

const title = say('督促整改', 'Rectification')
const talksTitle = say('约谈', 'Talks')

export const pages = definePages({
  '/rectification': {
    title,
    needs: 'rectify.read',
    menu: { group: 'loop', order: 50, icon: <ToolOutlined />, holds: ['rectification', 'talk'] },
    page: Orders,
  },
  '/rectification/talks': { title: talksTitle, needs: 'rectify.read', page: Talks },
  '/rectification/:regionId/:id': { title, needs: 'rectify.read', page: OnePage },
  '/rectification/talks/:regionId/:id': { title: talksTitle, needs: 'rectify.read', page: TalkPage },
})

const openStates = (process: typeof rectificationProcess | typeof talkProcess) =>
  Object.entries(process.states).map(([value, { label }]) => ({ value, label }))

function Orders() {
  return (
    <ListPage
      title={title}
      subtitle={
        <To to="/rectification/talks">
          <T of={say('查看约谈', 'See talks')} />
        </To>
      }
      list={ListCases}
      fixed={{ query: { process: 'rectification' } }}
      columns={caseColumns}
      rowKey={(row) => row.id}
      link={pageOfCase}
      filters={[
        { name: 'state', kind: 'choice', label: say('状态', 'State'), choices: openStates(rectificationProcess) },
        { name: 'open', kind: 'choice', label: say('范围', 'Show'), choices: which, unset: openUnlessState },
      ]}
      empty={
        <T
          of={say(
            '没有整改事项。赋分失分、红灯和督导发现的问题会在这里形成整改单。',
            'No orders. Points lost, red lights and findings of inspections become orders here.',
          )}
        />
      }
      actions={
        <StartCase
          process={rectificationProcess as never}
          title={(answers) => `整改：${String(answers.topic)}`}
          deed={say('下达整改', 'New order')}
        />
      }
    />
  )
}

const which = [
  { value: 'open', label: say('办理中', 'Open') },
  { value: 'closed', label: say('已办结', 'Closed') },
  { value: 'all', label: say('全部', 'All') },
]

function Talks() {
  return (
    <ListPage
      title={talksTitle}
      breadcrumbs={[{ label: title, to: '/rectification' }]}
      list={ListCases}
      fixed={{ query: { process: 'talk' } }}
      columns={caseColumns}
      rowKey={(row) => row.id}
      link={pageOfCase}
      filters={[{ name: 'open', kind: 'choice', label: say('范围', 'Show'), choices: which, unset: openUnlessState }]}
      empty={
        <T
          of={say(
            '没有约谈。连续两个季度红灯的任务会在这里形成约谈。',
            'No talks. A task red in two quarters running brings one here.',
          )}
        />
      }
    />
  )
}

function OnePage({ regionId, id }: { regionId: string; id: string }) {
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={rectificationProcess as never}
      breadcrumbs={[{ label: title, to: '/rectification' }]}
    >
      {(of) => <Repeats of={(of.facts as OrderFacts).repeats ?? []} />}
    </CasePage>
  )
}

function Repeats({ of }: { of: OrderFacts['repeats'] }) {
  if (of.length === 0) return null
  return (
    <Section title={say(`同一事项以往整改（${of.length}）`, `Earlier orders on this topic (${of.length})`)}>
      <ul>
        {of.map((one) => (
          <li key={one.id}>
            <To to={`/rectification/${one.regionId}/${one.id}`}>{one.title}</To> <time>{one.openedOn}</time>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function TalkPage({ regionId, id }: { regionId: string; id: string }) {
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={talkProcess as never}
      breadcrumbs={[
        { label: title, to: '/rectification' },
        { label: talksTitle, to: '/rectification/talks' },
      ]}
    />
  )
}
