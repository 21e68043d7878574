import type { EditorView } from '@tiptap/pm/view'

/** For how many frames a match is kept in the window. */
const FRAMES = 8

/**
 * Keeps the current match in the window. Sections far away are laid out only when they come near, and what stands before
 * them may then turn out longer or shorter than it seemed.
 */
export function showMatch(view: EditorView, frames = FRAMES): void {
  if (view.isDestroyed) return
  const match = view.dom.querySelector('.article-find-match.is-current')
  if (match === null) return
  if (!isInWindow(match)) match.scrollIntoView({ block: 'center', inline: 'nearest' })
  if (frames > 0) requestAnimationFrame(() => showMatch(view, frames - 1))
}

function isInWindow(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  const desk = element.closest('main')?.getBoundingClientRect()
  return top >= Math.max(0, desk?.top ?? 0) && bottom <= Math.min(innerHeight, desk?.bottom ?? innerHeight)
}
