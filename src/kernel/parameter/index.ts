export {
  type Confidence,
  chooseParameter,
  defineParameters,
  findParameter,
  holdsOn,
  type ParameterInForce,
  type ParameterSeed,
  type ParameterValue,
  parameterMissing,
  regionChain,
} from './parameter.ts'
export { defaultTerm } from './term.ts'
