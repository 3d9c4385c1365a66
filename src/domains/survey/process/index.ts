export { reviewProcess } from './review.ts'
export { surveyProcess } from './survey.ts'
