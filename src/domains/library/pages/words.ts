import { say } from '#platform/say'

/** Words that several pages of the library show. */
export const texts = {
  library: say('政策库', 'Library'),
  register: say('登记文件', 'Register a document'),
  change: say('修改登记', 'Change'),
  reviews: say('制度梳理', 'Review of rules'),
  coverage: say('政策覆盖', 'Coverage'),
  startReview: say('发起梳理', 'Begin a review'),
}

/** The label of a choice, or a dash. */
export const labelIn = (list: readonly { value: string; label: ReturnType<typeof say> }[], value: string | null) =>
  list.find((one) => one.value === value)?.label ?? say('—', '—')
