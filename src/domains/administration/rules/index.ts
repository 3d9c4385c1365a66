export * from './appointments.ts'
export * from './matrix.ts'
export * from './separation.ts'
