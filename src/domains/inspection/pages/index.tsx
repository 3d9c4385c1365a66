import {
  AuditOutlined,
  BookOutlined,
  ExperimentOutlined,
  FlagOutlined,
  SafetyOutlined,
  TrophyOutlined,
} from '@ant-design/icons'
import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import { Fact, Facts, pagesOf, Section, T, TableFor, To } from '#ui'
import { chapterProcess } from '../process/chapter.ts'
import { commendationProcess } from '../process/commendation.ts'
import { disclosureProcess } from '../process/disclosure.ts'
import { inspectionProcess } from '../process/inspection.ts'
import { researchProcess } from '../process/research.ts'
import { responsibilityProcess } from '../process/responsibility.ts'
import { visitProcess } from '../process/visit.ts'
import { BookTables } from './book-tables.tsx'
import { BeginDisclosure, DisclosureFiles } from './disclosure.tsx'

interface Drawn {
  place: number
  name: string
  digest: string
}

const texts = {
  draw: say('抽取', 'The draw'),
  list: say('名单摘要（SHA-256）', 'Digest of the list (SHA-256)'),
  seed: say('公开随机数', 'Seed'),
  how: say(
    '每个单位按“随机数 + 换行 + 单位名称”的 SHA-256 由小到大排列，取前若干个。任何人可用 npx gongyun draw 或自己的程序重新抽取核对。',
    'Units are ranked by SHA-256 of seed, line end and name; the first are drawn. Anybody can draw again with npx gongyun draw or a program of their own.',
  ),
}

/** List, seed and sample: everything it takes to draw again. */
function Draw({ of }: { of: CaseAnswer }) {
  const { commitment, drawn } = of.facts as { commitment?: string; drawn?: Drawn[] }
  if (!commitment) return null
  return (
    <Section title={texts.draw}>
      <Facts>
        <Fact label={texts.list} wide>
          <code className="g-code">{commitment}</code>
        </Fact>
        {typeof of.answers.seed === 'string' && <Fact label={texts.seed}>{of.answers.seed}</Fact>}
      </Facts>
      {drawn && drawn.length > 0 && (
        <TableFor
          caption={texts.draw}
          columns={[
            { key: 'place', label: say('序号', 'Place'), kind: 'number' },
            { key: 'name', label: say('抽中单位', 'Drawn') },
            {
              key: 'digest',
              label: say('排序摘要', 'Digest'),
              value: (row) => row.digest.slice(0, 16),
              wideOnly: true,
            },
          ]}
          rows={drawn}
          rowKey={(row) => row.name}
        />
      )}
      <p className="g-hint">
        <T of={texts.how} />
      </p>
    </Section>
  )
}

export const pages = {
  ...pagesOf(inspectionProcess, {
    path: '/inspection',
    title: say('督查检查', 'Inspections'),
    menu: { group: 'learning', order: 30, icon: <AuditOutlined /> },
    empty: say(
      '没有督查。新建督查后先公布抽查名单，随机数产生后再抽取。',
      'No inspections. A new one publishes its list first and draws once the seed is made.',
    ),
    beginLabel: say('新建督查', 'New inspection'),
    heading: (answers) => `督查：${String(answers.theme)}`,
    subtitle: (
      <To to="/inspection/visits">
        <T of={say('查看现场检查', 'See visits')} />
      </To>
    ),
    sections: (of) => <Draw of={of} />,
  }),
  ...pagesOf(visitProcess, {
    path: '/inspection/visits',
    title: say('现场检查', 'Visits'),
    empty: say(
      '没有现场检查。督查抽取样本后，每个被抽中的单位一件。',
      'No visits. A draw opens one for each unit of the sample.',
    ),
    begin: null,
  }),
  ...pagesOf(commendationProcess, {
    path: '/commendations',
    title: say('企业表彰', 'Commendations'),
    menu: { group: 'learning', order: 40, icon: <TrophyOutlined /> },
    empty: say(
      '没有提名。成效显著的企业由市州、县和成员单位提名。',
      'No nominations yet. Prefectures, counties and members nominate.',
    ),
    beginLabel: say('提名企业', 'Nominate an enterprise'),
    heading: (answers) => `${String(answers.enterprise)}：${String(answers.honour)}`,
  }),
  ...pagesOf(disclosureProcess, {
    path: '/disclosures',
    title: say('社会责任披露', 'Disclosures'),
    menu: { group: 'learning', order: 50, icon: <SafetyOutlined /> },
    empty: say(
      '没有披露。鼓励企业在社会责任报告中写明产改情况，不作强制。',
      'Nothing yet. Enterprises are encouraged, not obliged, to report on the reform.',
    ),
    begin: <BeginDisclosure />,
    caseActions: (of) => <DisclosureFiles of={of} />,
  }),
  ...pagesOf(chapterProcess, {
    path: '/blue-book',
    title: say('蓝皮书', 'Blue book'),
    menu: { group: 'learning', order: 60, icon: <BookOutlined /> },
    empty: say('没有章节。按五项重点任务分章约稿。', 'No chapters. Ask for one on each key task.'),
    beginLabel: say('约稿', 'Ask for a chapter'),
    sections: (of) => <BookTables of={of} />,
    imports: true,
  }),
  ...pagesOf(researchProcess, {
    path: '/research',
    title: say('课题研究', 'Research'),
    menu: { group: 'learning', order: 70, icon: <ExperimentOutlined /> },
    empty: say('没有课题。各单位可随时申报。', 'No topics. Every unit may propose one.'),
    beginLabel: say('申报课题', 'Propose a topic'),
    imports: true,
  }),
  ...pagesOf(responsibilityProcess, {
    path: '/responsibilities',
    title: say('国企产改责任', 'State firms'),
    menu: { group: 'learning', order: 80, icon: <FlagOutlined /> },
    empty: say(
      '没有责任事项。由国资监管部门把产改纳入国企改革内容和党建工作责任制。',
      'No items. The supervisor of state firms makes the reform part of theirs and of their Party work.',
    ),
    beginLabel: say('纳入责任事项', 'Include an item'),
    imports: true,
  }),
}
