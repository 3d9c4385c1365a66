import { defineDomain } from '#kernel/domain/server'
import { say } from '#platform/say'
import { beginReview, enforceReviewed, reviewFacts } from './deeds/review.ts'
import { surveyRoutes } from './deeds/routes.ts'
import { beginSurvey, checkMargins, endSurvey, mixFullBoxes, surveyFacts } from './deeds/run.ts'
import { demonstrate } from './demonstrate/index.ts'
import { surveyParameters } from './parameters.ts'
import { surveyPermissions } from './permissions.ts'
import { reviewProcess, surveyProcess } from './process/index.ts'

export const domain = defineDomain({
  name: 'survey',
  label: say('问卷调查', 'Surveys'),
  processes: [surveyProcess as never, reviewProcess as never],
  facts: { survey: surveyFacts, questionnaire: reviewFacts },
  does: {
    'questionnaire.open': beginReview,
    'questionnaire.enforce': enforceReviewed,
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
