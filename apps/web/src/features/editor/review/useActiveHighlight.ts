import { useEffect } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import { useActiveCard, useReviewDesk } from './ReviewContext.ts'

const NAME = 'stet-active-card'

/**
 * Marks in the text what the card in question is about: as a highlight of the browser's own, so that no element of the
 * text is touched.
 */
export function useActiveHighlight(): void {
  const { view } = useEditorHandle()
  const desk = useReviewDesk()
  const active = useActiveCard()
  useEffect(() => {
    const id = active?.id
    if (id === undefined || !('highlights' in CSS)) return undefined
    const mark = (): void => {
      const card = desk.placedCard(id)
      const ranges = (card ? desk.rangesOf(card) : []).map(({ from, to }) => {
        const range = document.createRange()
        const [start, end] = [view.domAtPos(from), view.domAtPos(to)]
        range.setStart(start.node, start.offset)
        range.setEnd(end.node, end.offset)
        return range
      })
      CSS.highlights.set(NAME, new Highlight(...ranges))
    }
    mark()
    const stop = desk.placed.subscribe(mark)
    return () => {
      stop()
      CSS.highlights.delete(NAME)
    }
  }, [view, desk, active])
}
