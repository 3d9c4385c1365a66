import { say } from '#platform/say'
import { definePages, FormOutlined, pagesOf, T, To } from '#ui'
import { reviewProcess, surveyProcess } from '../process/index.ts'
import { AnswerPage } from './answer.tsx'
import { MembersPage } from './members.tsx'
import { QuestionnairePage } from './questionnaire.tsx'
import { QuestionnairesPage } from './questionnaires.tsx'
import { ResultsPage } from './results.tsx'
import { ReviewAbove } from './review.tsx'
import { SurveySections } from './sections.tsx'
import './survey.css'
import { titles } from './words.ts'

export const pages = {
  ...pagesOf(surveyProcess, {
    path: '/surveys',
    title: titles.surveys,
    menu: { group: 'figures', order: 60, icon: <FormOutlined /> },
    subtitle: (
      <To to="/survey-questionnaires">
        <T of={say('编制问卷', 'Write questionnaires')} />
      </To>
    ),
    empty: say(
      '还没有调查。先编制并施行问卷，再从问卷页发起。',
      'No survey yet. Put a questionnaire in force and begin from its page.',
    ),
    sections: (of) => <SurveySections of={of} />,
  }),
  ...pagesOf(reviewProcess, {
    path: '/survey-reviews',
    title: titles.reviews,
    begin: null,
    empty: say(
      '没有待审定的问卷。起草人在问卷页点“送审”后列在这里。',
      'No questionnaire to review. Whoever drafts one hands it in on its page.',
    ),
    above: (of) => <ReviewAbove of={of} />,
  }),
  ...definePages({
    '/survey-questionnaires': { title: titles.questionnaires, needs: 'survey.read', page: QuestionnairesPage },
    '/survey-questionnaires/:id': { title: titles.questionnaires, needs: 'survey.read', page: QuestionnairePage },
    '/surveys/:regionId/:id/sample': { title: titles.members, needs: 'survey.read', page: MembersPage },
    '/surveys/:regionId/:id/results': { title: titles.results, needs: 'survey.read', page: ResultsPage },
    '/s/:code': { title: titles.answer, public: true, page: AnswerPage },
  }),
}
