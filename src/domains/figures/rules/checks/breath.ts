import type { Claim } from '../read/claim.ts'

/** Lines of a paper within which figures are said in one breath. */
export const breath = 3

/** The line a figure stands in; not a number where the register does not say. */
export const lineOf = ({ row }: Claim): number => (/^\d+$/.test(row.line) ? Number(row.line) : Number.NaN)

/** Whether two figures are said in one breath. */
export const isNear = (a: Claim, b: Claim): boolean => Math.abs(lineOf(a) - lineOf(b)) <= breath
