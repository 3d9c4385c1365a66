export {
  type Actor,
  actorOfPartner,
  actorOfSubject,
  type Grant,
  type Held,
  holdsAll,
  isConfirmed,
  isInScope,
  isScopeWithin,
  mayAbove,
  mayOver,
  nobody,
  type Partner,
  type Range,
  reachOf,
  type Scope,
  type Signed,
  type Subject,
  scopeOf,
  systemActor,
} from './actor.ts'
export * from './contracts.ts'
export { type PostKey, posts } from './posts.ts'
