import type { Card } from '@stet/tracked-changes'
import type { EditorView } from '@tiptap/pm/view'
import { scrollSteadily } from '../scrollSteadily.ts'
import type { ReviewDesk } from './ReviewDesk.ts'

/** The part of the window in which a line needs no scrolling to be looked at. */
const CALM_FROM = 0.1
const CALM_TO = 0.8

/** Brings the line of a card into the window, unless it stands there well. */
export function revealCard(view: EditorView, desk: ReviewDesk, card: Card): void {
  const range = desk.rangesOf(card)[0]
  const scroller = view.dom.closest('main')
  if (!range || !scroller) return
  const { node } = view.domAtPos(Math.min(range.from + 1, view.state.doc.content.size))
  const element = node instanceof Element ? node : node.parentElement
  if (!element) return
  const place = scroller.getBoundingClientRect()
  const [top, bottom] = [Math.max(place.top, 0), Math.min(place.bottom, window.innerHeight)]
  const rect = element.getBoundingClientRect()
  const height = bottom - top
  if (rect.top < top + height * CALM_FROM || rect.top > top + height * CALM_TO)
    scrollSteadily(element, 'center')
}
