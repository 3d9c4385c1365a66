export {
  type AccountState,
  assertStrong,
  confirmReset,
  endAppointment,
  endPerson,
  getAccountState,
  resetPassword,
  setPostPermission,
  unlockAccount,
} from './accounts.ts'
export { asPerson } from './as-person.ts'
export { demonstrationPassword } from './demonstration.ts'
export { makeFirstCode } from './first-code.ts'
export { accessParameters } from './parameters.ts'
export { addPerson, appoint, seedPostPermissions } from './people.ts'
export { accessRoutes } from './routes.ts'
export { findSigned, grantsOf } from './sessions.ts'
export { oneRegion, scopeSettings } from './settings.ts'
export { trySignIn } from './sign-in.ts'
export { listAppointments, listHolders, listPostPermissions, namePersons } from './store.ts'
