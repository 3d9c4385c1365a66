export * from './contracts.ts'
export * from './forms.ts'
