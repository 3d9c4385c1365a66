export { listLackingMasters } from './keys.ts'
export { masterFolder } from './masters.ts'
export { type Rotation, rotateKeys, secretJobs, settleRotation } from './rotate.ts'
export { normalised, type Vault, vaultOf } from './vault.ts'
