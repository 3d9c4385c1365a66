import { say } from '#platform/say'

/** Where the rules of meetings come from. */
export const sources = {
  conference: say(
    '全省推进产改联席会议讲话（2024-10-09）：建立由11个成员单位组成的产改联席会议制度',
    'Address to the joint conference (2024-10-09): a joint conference of eleven member units',
  ),
  links: say(
    '全省推进产改联席会议讲话（2024-10-09）：常态化的沟通会商、调研指导、协同推进、督导检查机制',
    'Address to the joint conference (2024-10-09): standing consultation, investigation, joint advance, inspection',
  ),
  papers: say(
    '产改联席会议交流材料体例（会刊2024年第10期）：主要做法及成效、存在问题、下一步打算',
    'Shape of the papers in the journal (2024, No. 10): done, problems, next',
  ),
  minutes: say(
    '《党政机关公文处理工作条例》（中办发〔2012〕14号）；GB/T 9704—2012：纪要格式',
    'Regulation on official documents (中办发〔2012〕14号); GB/T 9704-2012: form of minutes',
  ),
  tracking: say(
    '产改联席会议制度：议题征集—议定—会后跟踪，下次会议通报落实情况',
    'Joint conference: topics, decisions, tracking; the next meeting is told',
  ),
  eyes: say('岗位分离：起草与签发由不同的人办理', 'Separation of duties: drafting and signing need two people'),
  practice: say('会务工作惯例（产品默认，可调整）', 'Practice of meetings (product default, adjustable)'),
} as const
