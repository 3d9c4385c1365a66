/** Gives a drop-down's list a name once it opens: the part it is made of gives it none, and a screen reader would meet a nameless list. */
export const nameList = (id: string, name: string) => (isOpen: boolean) => {
  if (isOpen) requestAnimationFrame(() => document.getElementById(`${id}_list`)?.setAttribute('aria-label', name))
}
