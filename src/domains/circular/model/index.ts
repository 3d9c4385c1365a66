export * from './content.ts'
export * from './contracts.ts'
export { Begun, Issue } from './forms.ts'
export { circularParameters } from './parameters.ts'
