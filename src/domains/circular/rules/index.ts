export * from './paper.ts'
export * from './references.ts'
export * from './rules.ts'
export * from './search.ts'
