import { LINE_FIELDS } from '@stet/article'
import { type ArticleBinding, shownCarets } from '@stet/binding'
import type { EditorView } from '@tiptap/pm/view'
import { calmPace, ThrottledStore } from '../ThrottledStore.ts'
import { isSameOutline, type Outline, readOutline } from './Outline.ts'

/** How far the outline may be behind the typing and the scrolling, in milliseconds. */
const OUTLINE_MS = 250
/** The line of the window on which one is taken to read, as a part of its height. */
const READING_LINE = 0.3

/** The outline of what a view shows, and what ends its listening. */
export interface OutlineSubscription {
  readonly outline: ThrottledStore<Outline>
  readonly dispose: () => void
}

/** Follows the outline of a view; costs nothing while no outline is open. Whoever changes the view touches the store. */
export function outlineStore(view: EditorView, binding: ArticleBinding, myId: string): OutlineSubscription {
  let last: Outline | null = null
  const outline = new ThrottledStore(
    () => {
      const { doc } = view.state
      const { body } = binding.reading()
      last = readOutline(
        { doc, body, carets: shownCarets(view.state), myId, current: currentChild(view) },
        last,
      )
      return last
    },
    isSameOutline,
    calmPace(OUTLINE_MS),
  )
  const handleScroll = (): void => outline.touch()
  // Scrolling does not bubble; whichever element it is that scrolls.
  window.addEventListener('scroll', handleScroll, { capture: true, passive: true })
  return {
    outline,
    dispose: () => {
      window.removeEventListener('scroll', handleScroll, { capture: true })
      outline.dispose()
    },
  }
}

/** Where the person writes, if that is in the window; else where they read. */
function currentChild(view: EditorView): number {
  const { state, dom } = view
  const place = (dom.closest('main') ?? dom).getBoundingClientRect()
  const [top, bottom] = [Math.max(place.top, 0), Math.min(place.bottom, window.innerHeight)]
  const writing = state.selection.$head.index(0)
  if (view.hasFocus()) {
    const rect = dom.children[writing]?.getBoundingClientRect()
    if (rect && rect.bottom > top && rect.top < bottom) return writing
  }
  return childAt(dom, top + (bottom - top) * READING_LINE)
}

/** The last child that begins above a line of the window; children stand below each other. */
function childAt(dom: Element, line: number): number {
  let low = LINE_FIELDS.length - 1
  let high = dom.children.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const top = dom.children[middle]?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY
    if (top <= line) low = middle
    else high = middle - 1
  }
  return low
}
