import type { Say } from '#platform/say'

/** Whether a value is a text in both languages. */
export const isSay = (value: unknown): value is Say =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
