export { indicatorsRun, indicatorsSchema } from './command.ts'
