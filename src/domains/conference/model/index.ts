export * from './body.ts'
export * from './contracts.ts'
export * from './forms.ts'
export * from './kinds.ts'
