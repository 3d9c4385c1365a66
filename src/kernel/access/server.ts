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
export { asPerson, rightsOf } from './as-person.ts'
export { demonstrationJob, demonstrationPassword } from './demonstration.ts'
export { owesSecondFactor } from './enrolment.ts'
export { limitsOf } from './enter.ts'
export { checkPerson } from './find-persons.ts'
export { makeFirstCode } from './first-code.ts'
export { keeping } from './keeping.ts'
export { inLevelTime } from './level-time.ts'
export { findLogins } from './logins.ts'
export { findNearestHolder } from './nearest.ts'
export { accessParameters } from './parameters.ts'
export { hashPassword } from './password.ts'
export { addPerson, appoint, seedPostPermissions } from './people.ts'
export { listReaders, type Reader } from './readers.ts'
export { accessRoutes } from './routes.ts'
export { seedFolder } from './seed.ts'
export { admitSigned, grantsOf } from './sessions.ts'
export { asLetIn, oneRegion, scopeSettings } from './settings.ts'
export { countTry, type SignInLimits, trySignIn } from './sign-in.ts'
export { listAppointments, listHolders, listPostPermissions, namePersons } from './store.ts'
export {
  admitSubject,
  asSubject,
  endSubject,
  keepCode,
  reaching,
  reachingAll,
  startSubject,
  takeCode,
} from './subjects.ts'
