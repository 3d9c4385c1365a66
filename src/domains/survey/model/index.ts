export * from './contracts.ts'
export * from './forms.ts'
export * from './open.ts'
export * from './questionnaire.ts'
