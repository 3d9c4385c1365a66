import type { Form } from '#kernel/form'
import type { CaseAnswer } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { AnswersFor, definePages, ProfileOutlined, pagesOf, ScheduleOutlined, Section, TeamOutlined } from '#ui'
import { Agreement, Consultation, Deed, Paper, Reply, Verdict } from '../model/index.ts'
import { matterProcess, meetingProcess, paperProcess, replyProcess, topicProcess } from '../process/index.ts'
import { BeginFor } from './begin.tsx'
import { BodyList } from './bodies.tsx'
import { BodyPage } from './body.tsx'
import { MeetingAbove, MeetingSections } from './meeting.tsx'
import { titles } from './words.ts'

/** A later part of a case, once its first field has been answered. */
function Part({ of, title, form }: { of: CaseAnswer; title: Say; form: Form }) {
  const [first = ''] = Object.keys(form)
  if (of.answers[first] === undefined || of.answers[first] === null) return null
  return (
    <Section title={title}>
      <AnswersFor form={form} answers={of.answers} />
    </Section>
  )
}

const menu = (order: number, icon?: React.ReactNode) => ({ group: 'conference' as const, order, icon })
/** Whoever sits in no body has had no meeting, paper or topic. */
const ofBodies = ['meeting', 'paper', 'reply']

export const pages = {
  ...pagesOf(meetingProcess, {
    path: '/conference/meetings',
    title: titles.meetings,
    menu: menu(10, <TeamOutlined />),
    empty: say(
      '还没有会议。选一个会议机制发起，议程、回执、材料、签到、纪要依次办理。',
      'No meeting yet. Begin one for a body; agenda, answers, papers, attendance and minutes follow.',
    ),
    begin: <BeginFor process={meetingProcess} titleFrom="name" button={say('召开会议', 'Call a meeting')} atBody />,
    above: (of) => <MeetingAbove of={of} />,
    sections: (of) => <MeetingSections of={of} />,
  }),
  ...pagesOf(topicProcess, {
    path: '/conference/topics',
    title: titles.topics,
    menu: menu(12, <ProfileOutlined />),
    empty: say(
      '还没有议题。成员单位随时可提，办公室研究后列入议程。',
      'No topic yet. Members raise them at any time; the office decides.',
    ),
    begin: <BeginFor process={topicProcess} titleFrom="title" button={say('提出议题', 'Raise a topic')} />,
  }),
  ...pagesOf(paperProcess, {
    path: '/conference/papers',
    title: titles.papers,
    menu: menu(14, <ProfileOutlined />),
    empty: say(
      '还没有交流材料。会议通知发出后，交流单位在这里报送。',
      'No paper yet. Once a meeting is called, its speakers hand in here.',
    ),
    sections: (of) => <Part of={of} title={say('材料', 'The paper')} form={Paper} />,
  }),
  ...pagesOf(replyProcess, {
    path: '/conference/replies',
    title: titles.replies,
    empty: say('还没有会议通知。', 'No notice yet.'),
    sections: (of) => <Part of={of} title={say('回执', 'Answer')} form={Reply} />,
  }),
  ...pagesOf(matterProcess, {
    path: '/conference/matters',
    title: titles.matters,
    menu: menu(16, <ScheduleOutlined />),
    empty: say(
      '还没有联动事项。会商、调研、协同、督导都从这里提出，商定后落实并督导。',
      'No joint matter yet. Consultations, investigations, joint work and inspections begin here.',
    ),
    beginLabel: say('提出联动事项', 'Raise a joint matter'),
    heading: (answers) => String(answers.title ?? ''),
    sections: (of) => (
      <>
        <Part of={of} title={say('会商（调研、检查）', 'Consultation')} form={Consultation} />
        <Part of={of} title={say('商定意见', 'What was agreed')} form={Agreement} />
        <Part of={of} title={say('落实情况', 'What was done')} form={Deed} />
        <Part of={of} title={say('督导意见', 'Inspection')} form={Verdict} />
      </>
    ),
  }),
  ...definePages({
    '/conference/bodies': {
      title: titles.bodies,
      needs: 'conference.read',
      menu: { ...menu(18, <TeamOutlined />), holds: ofBodies },
      page: BodyList,
    },
    '/conference/bodies/:id': { title: titles.body, needs: 'conference.read', page: BodyPage },
  }),
}
