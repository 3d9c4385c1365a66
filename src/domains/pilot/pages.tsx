import { BulbOutlined, RocketOutlined } from '@ant-design/icons'
import { areas } from '#kernel/process'
import { say } from '#platform/say'
import {
  Asked,
  definePages,
  Fact,
  Facts,
  ListPage,
  Page,
  pagesOf,
  Section,
  StartCase,
  T,
  TableFor,
  To,
  useAsk,
} from '#ui'
import { GetPractice, ListPractices, outcomes, type PracticeAnswer } from './model.ts'
import { pilotProcess } from './process/pilot.ts'
import { copyProcess, practiceProcess } from './process/practice.ts'

const title = say('经验库', 'Practice')
const labelOf = (list: readonly { value: string; label: ReturnType<typeof say> }[], value: string | null) =>
  list.find((one) => one.value === value)?.label ?? say('—', '—')

function Practices() {
  return (
    <ListPage
      title={title}
      subtitle={
        <>
          <To to="/practices/cases">
            <T of={say('查看上报的经验', 'See what was handed in')} />
          </To>{' '}
          <To to="/practices/copies">
            <T of={say('查看学习推广', 'See who takes over what')} />
          </To>
        </>
      }
      list={ListPractices}
      columns={[
        { key: 'title', label: say('经验', 'Practice'), width: 260 },
        { key: 'unitName', label: say('单位', 'Unit') },
        { key: 'area', label: say('所属重点任务', 'Key task'), value: (row) => labelOf(areas, row.area) },
        { key: 'publishedOn', label: say('发布日期', 'Published'), kind: 'date' },
        { key: 'copies', label: say('学习单位', 'Taken over by'), kind: 'number' },
        { key: 'worked', label: say('见效单位', 'Worked in'), kind: 'number' },
      ]}
      rowKey={(row) => row.id}
      link={(row) => `/practices/${row.id}`}
      filters={[{ name: 'area', kind: 'choice', label: say('所属重点任务', 'Key task'), choices: areas }]}
      empty={
        <T
          of={say(
            '还没有发布的经验。各单位上报后，由联席会议办公室核实成效再发布。',
            'Nothing is published yet. Units hand practice in; the office checks what came of it and publishes it.',
          )}
        />
      }
      actions={<StartCase process={practiceProcess as never} deed={say('上报经验', 'Hand in a practice')} />}
    />
  )
}

const texts = [
  ['problem', say('解决什么问题', 'Which problem it solves')],
  ['how', say('主要做法', 'How it is done')],
  ['conditions', say('适用条件', 'Conditions of use')],
  ['cost', say('所需投入', 'What it takes')],
  ['effect', say('成效', 'What came of it')],
  ['contact', say('联系单位和电话', 'Contact')],
] as const

function Body({ of }: { of: PracticeAnswer }) {
  return (
    <Page
      title={of.title}
      breadcrumbs={[{ label: title, to: '/practices' }]}
      actions={
        !of.retired && (
          <StartCase
            process={copyProcess as never}
            fixed={{ practiceId: of.id, practice: of.title }}
            title={() => `学习：${of.title}`.slice(0, 300)}
            deed={say('学习推广', 'Take it over')}
          />
        )
      }
    >
      <Section title={say('经验内容', 'The practice')}>
        <Facts>
          <Fact label={say('单位', 'Unit')}>{of.unitName}</Fact>
          <Fact label={say('发布日期', 'Published')}>{of.publishedOn}</Fact>
          {texts.map(([name, label]) => (
            <Fact key={name} label={label} wide>
              <p className="g-text">{of[name]}</p>
            </Fact>
          ))}
        </Facts>
      </Section>
      <Section title={say('谁学了、结果如何', 'Who took it over, and what came of it')}>
        <TableFor
          caption={say('谁学了、结果如何', 'Who took it over')}
          columns={[
            { key: 'unitName', label: say('单位', 'Unit') },
            { key: 'on', label: say('开始日期', 'Since'), kind: 'date' },
            {
              key: 'outcome',
              label: say('结果', 'Outcome'),
              value: (row) => (row.outcome ? labelOf(outcomes, row.outcome) : say('推广中', 'Under way')),
            },
            { key: 'result', label: say('情况说明', 'What came of it') },
          ]}
          rows={of.takenOver}
          rowKey={(row) => `${row.unitName}${row.on}`}
          empty={
            <T
              of={say(
                '还没有单位学习。适合本单位的，可点“学习推广”。',
                'Nobody yet. If it fits your unit, take it over.',
              )}
            />
          }
        />
      </Section>
    </Page>
  )
}

function OnePractice({ id }: { id: string }) {
  const asked = useAsk(GetPractice, { params: { id } })
  return <Asked of={asked}>{(of) => <Body of={of} />}</Asked>
}

export const pages = {
  ...definePages({
    '/practices': {
      title,
      needs: 'pilot.read',
      menu: { group: 'learning', order: 20, icon: <BulbOutlined /> },
      page: Practices,
    },
    '/practices/:id': { title, needs: 'pilot.read', page: OnePractice },
  }),
  ...pagesOf(pilotProcess, {
    path: '/pilots',
    title: say('产改试点', 'Pilots'),
    menu: { group: 'learning', order: 10, icon: <RocketOutlined /> },
    empty: say(
      '没有试点。市州、县、企业和成员单位均可申报。',
      'No pilots. Prefectures, counties, enterprises and members may apply.',
    ),
    beginLabel: say('申报试点', 'Apply for a pilot'),
    heading: (answers) => `${String(answers.theme)}试点`,
  }),
  ...pagesOf(practiceProcess, {
    path: '/practices/cases',
    title: say('上报的经验', 'Practice handed in'),
    empty: say(
      '没有上报的经验。有可复制做法的单位随时可报，办公室核实后发布。',
      'Nothing was handed in. A unit whose way can be copied may hand it in at any time.',
    ),
    beginLabel: say('上报经验', 'Hand in a practice'),
  }),
  ...pagesOf(copyProcess, {
    path: '/practices/copies',
    title: say('学习推广', 'Taken over'),
    // Begun at the practice itself, which nobody should have to name by its number.
    begin: null,
    empty: say('没有学习推广。在经验库中选一项，点“学习推广”。', 'Nothing yet. Choose a practice and take it over.'),
  }),
}
