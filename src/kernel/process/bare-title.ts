import type { Say } from '#platform/say'

/** A title made by the product may begin with what kind of thing it is: 约谈：…, 会议通知：…. No longer than this. */
const kindAtHead = /^([^：《“（]{2,8})：(?=.)/

/**
 * A title without the kind at its head, for places that say the kind beside it: on the desk 约谈责任单位：约谈：… says it twice.
 * The head is dropped only where the label of the process or what is to be done contains it.
 */
export function bareTitle(title: string, ...beside: readonly Say[]): string {
  const head = kindAtHead.exec(title)
  return head && beside.some(({ zh }) => zh.includes(head[1] ?? '')) ? title.slice(head[0].length) : title
}
