export * from './contracts.ts'
export * from './forms.ts'
export * from './lists.ts'
