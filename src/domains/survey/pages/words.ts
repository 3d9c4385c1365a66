import { say } from '#platform/say'
import { type Questionnaire, questionKinds } from '../model/index.ts'

export const titles = {
  surveys: say('问卷调查', 'Surveys'),
  questionnaires: say('问卷', 'Questionnaires'),
  survey: say('本次调查', 'This survey'),
  members: say('样本名单与接触登记', 'Sample and outcomes'),
  reviews: say('问卷审定', 'Reviews of questionnaires'),
  results: say('调查结果', 'Results'),
  answer: say('填写问卷', 'Answer'),
}

/** Said when a part of a draft is written. */
export const saved = say('已保存。', 'Saved.')

export const kindLabel = (kind: Questionnaire['questions'][number]['kind']) =>
  questionKinds.find(({ value }) => value === kind)?.label ?? say(kind, kind)
