import type { Form } from '#kernel/form'

/** What is being written: not yet checked, fields may be missing. */
export type Draft = Record<string, unknown>

/**
 * Only what the form asks for: a page may know more than one form wants. An empty text is no answer, as when a person clears the
 * field: one that may be left out must not stop the form for being empty.
 */
export const askedBy = (form: Form, known: Draft): Draft =>
  Object.fromEntries(
    Object.entries(known)
      .filter(([name]) => name in form)
      .map(([name, value]) => [name, value === '' ? null : value]),
  )
