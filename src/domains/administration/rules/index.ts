export * from './appointments.ts'
export * from './journal-words.ts'
export * from './matrix.ts'
export * from './separation.ts'
