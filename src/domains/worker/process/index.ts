export { arrivalProcess, fileProcess } from './file.ts'
export { claimProcess, correctionProcess, deletionProcess } from './requests.ts'
