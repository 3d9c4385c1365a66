export * from './contracts.ts'
export { evidencePermissions } from './permissions.ts'
