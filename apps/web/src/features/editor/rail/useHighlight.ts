import type { DocumentRange } from '@stet/binding'
import type { EditorView } from '@tiptap/pm/view'
import { useEffect } from 'react'

/**
 * Marks stretches of the text, under the name that the style sheets know: as a highlight of the browser's own, so that no
 * element of the text is touched. `ranges`: another list whenever the text or what is marked is another.
 */
export function useHighlight(view: EditorView, name: string, ranges: readonly DocumentRange[]): void {
  useEffect(() => {
    if (ranges.length === 0 || !('highlights' in CSS)) return undefined
    const marked = ranges.map(({ from, to }) => {
      const range = document.createRange()
      const [start, end] = [view.domAtPos(from), view.domAtPos(to)]
      range.setStart(start.node, start.offset)
      range.setEnd(end.node, end.offset)
      return range
    })
    CSS.highlights.set(name, new Highlight(...marked))
    return () => void CSS.highlights.delete(name)
  }, [view, name, ranges])
}
