import { defineDomain, handle, type Route } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import type { CaseRef } from '#kernel/process'
import { say } from '#platform/say'
import { addBody, editBody, endBody, showBodies, showBody } from './deeds/bodies.ts'
import { meetingFacts } from './deeds/facts.ts'
import { callUnits, followJob, followMeeting, followTopic, leaveFollow, leaveTopic, topicJob } from './deeds/follow.ts'
import { minutesDocx, minutesPdf, signMinutes } from './deeds/minutes.ts'
import { decisions, problems } from './deeds/offers.ts'
import { beginMatter, beginMeeting, beginTopic, dropFigures, takeFigures } from './deeds/open.ts'
import { checkMeeting } from './deeds/reach.ts'
import { bodySheet } from './deeds/sheets.ts'
import { demonstrate } from './demonstration/load.ts'
import { conferenceIndicators } from './indicators.ts'
import { AddBody, EditBody, EndBody, GetBody, ListBodies, MinutesDocx, MinutesPdf } from './model/index.ts'
import { conferenceParameters } from './parameters.ts'
import { conferencePermissions } from './permissions.ts'
import { matterProcess, meetingProcess, paperProcess, replyProcess, topicProcess } from './process/index.ts'

const routes: Route[] = [
  ...handleList(ListBodies, (asked) => showBodies(asked, asked.query), bodySheet),
  handle(GetBody, (asked) => showBody(asked, asked.params.id)),
  handle(AddBody, async (asked) => ({ id: await addBody(asked, asked.body) })),
  handle(EditBody, async (asked) => {
    await editBody(asked, asked.params.id, asked.body)
    return { id: asked.params.id }
  }),
  handle(EndBody, async (asked) => {
    await endBody(asked, asked.params.id, asked.body)
    return { id: asked.params.id }
  }),
  handle(MinutesPdf, minutesPdf),
  handle(MinutesDocx, minutesDocx),
]

/** Meetings, their papers and decisions, and the four standing links. */
export const domain = defineDomain({
  name: 'conference',
  label: say('联席会议与联动', 'Conferences and standing links'),
  processes: [
    topicProcess as never,
    meetingProcess as never,
    replyProcess as never,
    paperProcess as never,
    matterProcess as never,
  ],
  facts: { meeting: meetingFacts },
  does: {
    'topic.open': beginTopic,
    'topic.take': leaveTopic,
    'topic.defer': leaveTopic,
    'meeting.open': beginMeeting,
    'meeting.plan': checkMeeting,
    'meeting.draft': checkMeeting,
    'meeting.sign': signMinutes,
    'paper.accept': takeFigures,
    'paper.return': dropFigures,
    'matter.open': beginMatter,
    'meeting.call': callUnits,
    'meeting.hold': leaveFollow,
    'meeting.issue': leaveFollow,
    'meeting.cancel': leaveFollow,
  },
  permissions: conferencePermissions,
  routes,
  parameters: conferenceParameters,
  indicators: conferenceIndicators,
  migrations: new URL('./migrations/', import.meta.url),
  jobs: {
    [followJob]: (ctx, payload) => followMeeting(ctx, payload as unknown as CaseRef),
    [topicJob]: (ctx, payload) => followTopic(ctx, payload as unknown as CaseRef),
  },
  offers: { decisions, problems },
  demonstrate,
  demonstratesAfter: ['ledger', 'dispatch', 'score'],
})
