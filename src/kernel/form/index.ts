export type { Choice, Field, FieldKind, FieldOptions } from './field.ts'
export {
  choice,
  choices,
  date,
  evidence,
  FigureAnswer,
  figures,
  longText,
  number,
  PersonAnswer,
  PlaceAnswer,
  period,
  person,
  place,
  TargetAnswer,
  targets,
  text,
  unit,
  units,
  yesNo,
} from './field.ts'
export {
  type Answers,
  countBurden,
  defineForm,
  type Form,
  findFaults,
  optional,
  parseAnswers,
  schemaOf,
} from './form.ts'
export { Reason } from './reason.ts'
export { rows } from './rows.ts'
export { answersIn, beyondSheet, cellsOf, columnsOf, type FindUnit, type SheetAnswers } from './sheet.ts'
