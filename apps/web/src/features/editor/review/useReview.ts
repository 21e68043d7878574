import { useEffect, useMemo, useState } from 'react'
import type { EditorHandle } from '../EditorHandle.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { hasSuggestions } from './hasSuggestions.ts'
import { lazyReview } from './lazyReview.ts'
import type { ReviewDesk } from './ReviewDesk.ts'

/** What reviewing an article takes, as soon as it is loaded. */
export interface Review {
  readonly desk: ReviewDesk
  readonly parts: typeof import('./reviewParts.ts')
}

/** The review of the article on screen; null until there is something to review, or `isWanted`, and the code is there. */
export function useReview(editor: EditorHandle | null, isWanted: boolean): Review | null {
  const { session } = useOpenArticle()
  const hasSome = useHasSuggestions(editor)
  const parts = lazyReview.useLoaded(editor !== null && (isWanted || hasSome))
  const desk = useMemo(() => {
    if (editor === null || parts === null) return null
    const { view, binding, onUpdate } = editor
    const { doc } = session
    return new parts.ReviewDesk({ doc, view, binding, now: performanceNow, onUpdate })
  }, [editor, parts, session])
  useEffect(() => desk?.begin(), [desk])
  return parts && desk && { desk, parts }
}

function performanceNow(): number {
  return performance.now()
}

/** Looks with the lengths, a little behind the typing, until there is one. */
function useHasSuggestions(editor: EditorHandle | null): boolean {
  const { session } = useOpenArticle()
  const [hasSome, setHasSome] = useState(false)
  useEffect(() => {
    if (editor === null || hasSome) return undefined
    const look = (): void => setHasSome(hasSuggestions(session.doc))
    const idle = setTimeout(look, 0)
    const stop = editor.onUpdate(() => {
      if (session.doc.store.clients.size > 1) look()
    })
    return () => {
      clearTimeout(idle)
      stop()
    }
  }, [editor, session, hasSome])
  return hasSome
}
