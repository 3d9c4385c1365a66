export * from './agreement.ts'
export * from './contracts.ts'
export * from './fields.ts'
export * from './interface.ts'
