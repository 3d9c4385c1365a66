export * from './columns.ts'
export * from './contracts.ts'
export * from './dimensions.ts'
