import type { Card } from '@stet/tracked-changes'
import { useEffect } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import { useActiveCard, useReviewDesk } from './ReviewContext.ts'

const NAME = 'stet-active-card'

/**
 * Marks in the text what the card in question is about: as a highlight of the browser's own, so that no element of the
 * text is touched. `cards` are given so that it is marked anew when the text changes.
 */
export function useActiveHighlight(cards: readonly Card[]): void {
  const { view } = useEditorHandle()
  const desk = useReviewDesk()
  const active = useActiveCard()
  useEffect(() => {
    const card = cards.find(({ id }) => id === active?.id)
    if (!card || !('highlights' in CSS)) return undefined
    const ranges = desk.rangesOf(card).map(({ from, to }) => {
      const range = document.createRange()
      const [start, end] = [view.domAtPos(from), view.domAtPos(to)]
      range.setStart(start.node, start.offset)
      range.setEnd(end.node, end.offset)
      return range
    })
    CSS.highlights.set(NAME, new Highlight(...ranges))
    return () => void CSS.highlights.delete(NAME)
  }, [view, desk, cards, active])
}
