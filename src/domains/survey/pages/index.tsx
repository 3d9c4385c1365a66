import { say } from '#platform/say'
import { definePages, FormOutlined, pagesOf, T, To } from '#ui'
import { surveyProcess } from '../process.ts'
import { AnswerPage } from './answer.tsx'
import { QuestionnairePage } from './questionnaire.tsx'
import { QuestionnairesPage } from './questionnaires.tsx'
import { ResultsPage } from './results.tsx'
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
  ...definePages({
    '/survey-questionnaires': { title: titles.questionnaires, needs: 'survey.read', page: QuestionnairesPage },
    '/survey-questionnaires/:id': { title: titles.questionnaires, needs: 'survey.read', page: QuestionnairePage },
    '/surveys/:regionId/:id/results': { title: titles.results, needs: 'survey.read', page: ResultsPage },
    '/s/:code': { title: titles.answer, public: true, page: AnswerPage },
  }),
}
