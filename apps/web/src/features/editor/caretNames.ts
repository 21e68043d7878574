import { Plugin } from '@tiptap/pm/state'

/** Between a name and the edge of the window. */
const GAP_PIXELS = 4

/**
 * Keeps the names at carets inside the window: one that would reach beyond its edge is drawn further back. Looked at when a
 * name opens, by itself or under the pointer, in the frame's own events: no key and no update waits for a layout.
 */
export function caretNames(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        animationstart(_view, event) {
          if (event.animationName === 'article-caret-name') keepNameInSight(event.target)
          return false
        },
        pointerover(_view, event) {
          keepNameInSight(event.target)
          return false
        },
      },
    },
  })
}

/** Moves the name of a caret back as far as it would reach beyond the edge; leaves alone what is no such name. */
export function keepNameInSight(name: EventTarget | null): void {
  if (!(name instanceof HTMLElement) || !name.classList.contains('article-caret-name')) return
  const desk = name.closest('main')
  if (!desk) return
  const from = desk.getBoundingClientRect().left
  const to = from + desk.clientWidth
  const start = name.parentElement?.getBoundingClientRect().left ?? 0
  const beyond = start + name.scrollWidth + GAP_PIXELS - to
  const shift = Math.max(0, Math.min(beyond, start - from - GAP_PIXELS))
  name.style.setProperty('--shift', `${-Math.ceil(shift)}px`)
}
