const ROW_LINKS = '[data-article-link]'

/** Puts the focus on the first article of the list, if there is one. */
export function focusFirstRow(): void {
  document.querySelector<HTMLElement>(ROW_LINKS)?.focus()
}

/**
 * Moves the focus from row to row. `before-first` says that it would leave the list at its top; null that the key means
 * nothing here.
 */
export function moveRowFocus(list: HTMLElement, key: string): 'moved' | 'before-first' | null {
  const links = [...list.querySelectorAll<HTMLElement>(ROW_LINKS)]
  const current = links.findIndex((link) => link === document.activeElement)
  if (current === -1) return null
  const target = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: links.length - 1 }[key]
  if (target === undefined) return null
  if (target < 0) return 'before-first'
  links[Math.min(target, links.length - 1)]?.focus()
  return 'moved'
}
