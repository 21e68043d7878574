import { useEffect, useEffectEvent } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import { restPace } from '../restPace.ts'
import { nextFramePace, type Pace } from '../ThrottledStore.ts'
import { CARDS_REST } from './cardsRest.ts'

/**
 * While the rail is open: calls `onMove` when the caret may stand in what a card is about. Once a frame, after a move;
 * while somebody types with the cards, which are read when they pause: until then nobody knows what stands where.
 */
export function useFollowCaret(onMove: () => void): void {
  const { view, onUpdate } = useEditorHandle()
  const follow = useEffectEvent(onMove)
  useEffect(() => {
    let last = view.state
    let changedAt = -Infinity
    const now = (): number => performance.now()
    const pauses = restPace(now, () => changedAt, CARDS_REST)
    let waiting: { readonly pace: Pace; readonly cancel: () => void } | null = null
    const stop = onUpdate(() => {
      const { state } = view
      const isMoved = !state.selection.eq(last.selection)
      const isChanged = state.doc !== last.doc
      last = state
      if (isChanged) changedAt = now()
      if (!isMoved || !view.hasFocus()) return
      const pace = isChanged ? pauses : nextFramePace
      if (waiting?.pace === pace) return
      waiting?.cancel()
      const cancel = pace(() => {
        waiting = null
        follow()
      })
      waiting = { pace, cancel }
    })
    return () => {
      stop()
      waiting?.cancel()
    }
  }, [view, onUpdate])
}
