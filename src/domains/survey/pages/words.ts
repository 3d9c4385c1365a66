import { say } from '#platform/say'
import { type Questionnaire, questionKinds } from '../model/index.ts'

export const titles = {
  surveys: say('问卷调查', 'Surveys'),
  questionnaires: say('问卷', 'Questionnaires'),
  results: say('调查结果', 'Results'),
  answer: say('填写问卷', 'Answer'),
}

export const kindLabel = (kind: Questionnaire['questions'][number]['kind']) =>
  questionKinds.find(({ value }) => value === kind)?.label ?? say(kind, kind)
