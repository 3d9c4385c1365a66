export { assessmentProcess } from './assessment.ts'
export { itemProcess } from './item.ts'
