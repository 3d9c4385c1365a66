export * from './bodies.ts'
export * from './cases.ts'
export * from './meetings.ts'
