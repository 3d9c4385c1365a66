export * from './forms.ts'
export * from './items.ts'
export * from './points.ts'
export * from './rows.ts'
