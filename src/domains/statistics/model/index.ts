export * from './contracts.ts'
export * from './forms.ts'
export * from './targets.ts'
export * from './words.ts'
