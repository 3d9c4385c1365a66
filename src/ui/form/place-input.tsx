import { Button } from 'antd'
import type { PlaceAnswer } from '#kernel/form'
import { join, say } from '#platform/say'
import { words } from '../words/common.ts'
import { T } from '../words/language.tsx'
import type { InputProps } from './input-props.ts'

/** The document and clause of a place, in one line. */
export const sayPlace = (place: PlaceAnswer) => join(`《${place.title}》`, place.number)

/**
 * The clause that an answer comes from. It is chosen in the document itself and handed to the form there;
 * here it is shown, and may be taken away where the field is optional.
 */
export function PlaceInput({ id, value, onChange, disabled, field }: InputProps) {
  const place = value as PlaceAnswer | null | undefined
  if (!place)
    return (
      <p id={id} className="g-hint">
        <T
          of={say('未关联条款。请在文件原文中选中条款后发起。', 'No clause. Choose it in the text of the document.')}
        />
      </p>
    )
  return (
    <p id={id} className="g-place">
      <T of={sayPlace(place)} />
      {field.optional && !disabled && (
        <Button type="link" size="small" onClick={() => onChange(null)}>
          <T of={words.remove} />
        </Button>
      )}
    </p>
  )
}
