import type { ComponentType } from 'react'
import type { FieldKind } from '#kernel/form'
import { DateInput } from './date-input.tsx'
import { EvidenceInput } from './evidence-input.tsx'
import { FiguresInput } from './figures-input.tsx'
import type { InputProps } from './input-props.ts'
import { PeriodInput } from './period-input.tsx'
import { PersonInput } from './person-input.tsx'
import { PlaceInput } from './place-input.tsx'
import { ChoiceInput, ChoicesInput, LongTextInput, NumberInput, TextInput, YesNoInput } from './plain-inputs.tsx'
import { RowsInput } from './rows-input.tsx'
import { TargetsInput } from './targets-input.tsx'
import { UnitInput, UnitsInput } from './unit-input.tsx'

const inputs: Record<FieldKind, ComponentType<InputProps>> = {
  text: TextInput,
  'long-text': LongTextInput,
  number: NumberInput,
  date: (props) => <DateInput {...props} value={(props.value as string | null) ?? null} />,
  period: (props) => <PeriodInput {...props} value={(props.value as string | null) ?? null} />,
  'yes-no': YesNoInput,
  choice: ChoiceInput,
  choices: ChoicesInput,
  unit: (props) => <UnitInput {...props} value={(props.value as number | null) ?? null} />,
  units: (props) => <UnitsInput {...props} value={(props.value as number[] | null) ?? []} />,
  person: PersonInput,
  evidence: EvidenceInput,
  figures: FiguresInput,
  targets: TargetsInput,
  place: PlaceInput,
  rows: (props) => <RowsInput {...props} Cell={FieldInput} />,
}

/** Kinds that need the whole width of a form. */
export const wideKinds: readonly FieldKind[] = [
  'long-text',
  'units',
  'choices',
  'evidence',
  'figures',
  'targets',
  'place',
  'rows',
]

/** Kinds made of several controls: their label names a group, not one control. */
export const groupKinds: readonly FieldKind[] = ['yes-no', 'choices', 'figures', 'evidence', 'targets', 'place', 'rows']

/** The input for a field, by its kind. */
export function FieldInput(props: InputProps) {
  const Input = inputs[props.field.kind]
  return <Input {...props} />
}
