import { useEffect, useEffectEvent } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import { nextFramePace } from '../ThrottledStore.ts'
import { useReviewDesk } from './ReviewContext.ts'

/** While the rail is open: the caret in a suggestion chooses its card. Looks once a frame, after a move. */
export function useFollowCaret(): void {
  const { view, onUpdate } = useEditorHandle()
  const desk = useReviewDesk()
  const follow = useEffectEvent(() => desk.followCaret())
  useEffect(() => {
    let last = view.state.selection
    let cancel: (() => void) | null = null
    const stop = onUpdate(() => {
      if (view.state.selection.eq(last) || !view.hasFocus()) return
      last = view.state.selection
      cancel ??= nextFramePace(() => {
        cancel = null
        follow()
      })
    })
    return () => {
      stop()
      cancel?.()
    }
  }, [view, onUpdate])
}
