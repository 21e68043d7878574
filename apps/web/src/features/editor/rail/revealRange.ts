import type { DocumentRange } from '@stet/binding'
import type { EditorView } from '@tiptap/pm/view'
import { railElement } from './railElement.ts'
import { scrollSteadily } from '../scrollSteadily.ts'

/** The part of the window in which a line needs no scrolling to be looked at. */
const CALM_FROM = 0.1
const CALM_TO = 0.8

/** Brings the line where a card stands into the window, unless it stands there well. */
export function revealRange(view: EditorView, range: DocumentRange | undefined): void {
  const scroller = view.dom.closest('main')
  if (!range || !scroller) return
  const { node } = view.domAtPos(Math.min(range.from + 1, range.to, view.state.doc.content.size))
  const element = node instanceof Element ? node : node.parentElement
  if (!element) return
  const place = scroller.getBoundingClientRect()
  const [top, bottom] = [Math.max(place.top, 0), Math.min(place.bottom, sheetTop())]
  const rect = element.getBoundingClientRect()
  const height = bottom - top
  if (rect.top < top + height * CALM_FROM || rect.top > top + height * CALM_TO)
    // In the middle of what is higher than the window its first line would be above it.
    scrollSteadily(element, rect.height < height ? 'center' : 'start')
}

/** Where a list of cards covers the end of the window. */
function sheetTop(): number {
  const rail = railElement()
  const isSheet = rail?.dataset['layout'] === 'sheet'
  return Math.min(window.innerHeight, isSheet ? rail.getBoundingClientRect().top : Infinity)
}
