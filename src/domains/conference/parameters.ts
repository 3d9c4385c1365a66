import { defineParameters } from '#kernel/parameter'
import { say } from '#platform/say'
import { sources } from './rules/index.ts'

const workdays = say('个工作日', 'working days')
const same = {
  region: null,
  validFrom: '2024-01-01',
  validTo: null,
  source: sources.practice,
  confidence: 'D',
} as const

/** Terms of meetings. Where no norm was found they are our default, to be set by the customer. */
export const conferenceParameters = defineParameters([
  {
    ...same,
    key: 'meeting.notice-days',
    label: say('会议通知提前', 'Notice ahead of a meeting'),
    value: 5,
    unit: workdays,
  },
  {
    ...same,
    key: 'meeting.reply-days',
    label: say('回执提前', 'Answers ahead of a meeting'),
    value: 2,
    unit: workdays,
  },
  { ...same, key: 'meeting.paper-days', label: say('材料提前', 'Papers ahead of a meeting'), value: 3, unit: workdays },
  {
    ...same,
    key: 'meeting.minutes-days',
    label: say('纪要起草时限', 'Term for drafting minutes'),
    value: 5,
    unit: workdays,
  },
  {
    ...same,
    key: 'meeting.sign-days',
    label: say('纪要签发时限', 'Term for signing minutes'),
    value: 3,
    unit: workdays,
  },
  { ...same, key: 'meeting.remind-days', label: say('会前、到期前提醒', 'Reminder before'), value: 2, unit: workdays },
  {
    ...same,
    key: 'meeting.quorum-share',
    label: say('一般须有多少成员单位参会', 'Share of members normally present'),
    value: 50,
    unit: say('%', '%'),
  },
  {
    ...same,
    key: 'meeting.months',
    label: say('会议至少多久召开一次', 'A body meets at least every'),
    value: 12,
    unit: say('个月', 'months'),
    source: say(
      '外省市产改联席会议规则：每年至少召开一次',
      'Rules of another city’s joint conference: at least once a year',
    ),
    confidence: 'L',
  },
  {
    ...same,
    key: 'topic.answer-days',
    label: say('议题研究时限', 'Term for answering a topic'),
    value: 10,
    unit: workdays,
  },
  {
    ...same,
    key: 'paper.check-days',
    label: say('材料审核时限', 'Term for checking a paper'),
    value: 3,
    unit: workdays,
  },
  {
    ...same,
    key: 'matter.answer-days',
    label: say('联动事项回应时限', 'Term for taking up a joint matter'),
    value: 10,
    unit: workdays,
  },
])
