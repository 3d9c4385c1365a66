import { say } from '#platform/say'

export const titles = {
  meetings: say('会议', 'Meetings'),
  bodies: say('会议机制', 'Bodies that meet'),
  body: say('会议机制', 'Body'),
  topics: say('会议议题', 'Topics'),
  papers: say('交流材料', 'Papers'),
  replies: say('会议通知', 'Notices of meetings'),
  matters: say('联动事项', 'Joint matters'),
} as const
