export type { ProblemBody } from './problem.ts'
