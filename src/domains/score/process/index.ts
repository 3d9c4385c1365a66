export { bulletinProcess } from './bulletin.ts'
export { evaluationProcess } from './evaluation.ts'
