// The registry: one line a domain. Delete a folder and its line, and the rest still compiles and passes.

export { domain as administration } from '../domains/administration/domain.ts'
export { domain as conference } from '../domains/conference/domain.ts'
export { domain as dispatch } from '../domains/dispatch/domain.ts'
export { domain as duty } from '../domains/duty/domain.ts'
export { domain as home } from '../domains/home/domain.ts'
export { domain as inspection } from '../domains/inspection/domain.ts'
export { domain as ledger } from '../domains/ledger/domain.ts'
export { domain as pilot } from '../domains/pilot/domain.ts'
export { domain as policy } from '../domains/policy/domain.ts'
export { domain as problem } from '../domains/problem/domain.ts'
export { domain as rectification } from '../domains/rectification/domain.ts'
export { domain as score } from '../domains/score/domain.ts'
