import { defineDomain } from '#kernel/domain/server'
import { say } from '#platform/say'
import { surveyRoutes } from './deeds/routes.ts'
import { beginSurvey, checkMargins, endSurvey, mixFullBoxes, surveyFacts } from './deeds/run.ts'
import { demonstrate } from './demonstrate/index.ts'
import { surveyParameters } from './parameters.ts'
import { surveyPermissions } from './permissions.ts'
import { surveyProcess } from './process.ts'

export const domain = defineDomain({
  name: 'survey',
  label: say('问卷调查', 'Surveys'),
  processes: [surveyProcess as never],
  facts: { survey: surveyFacts },
  does: {
    'survey.begin': beginSurvey,
    'survey.close': endSurvey,
    'survey.lapse': endSurvey,
    'survey.publish': checkMargins,
  },
  routes: surveyRoutes,
  permissions: surveyPermissions,
  parameters: surveyParameters,
  migrations: new URL('./migrations', import.meta.url),
  jobs: { 'survey.mix': mixFullBoxes },
  every: { 'survey.mix': 300 },
  demonstrate,
})
