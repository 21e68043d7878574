import { useCallback, useEffect, useState } from 'react'
import { useMe } from '../session/useMe.ts'
import type { BrowserStore, RecoveredCopy } from './session/BrowserStore.ts'

/**
 * The copies that wait for this person from this article. `fresh` is one that was just made: it is there even where the
 * browser keeps nothing.
 */
export function useRecoveredCopies(
  articleId: string,
  store: BrowserStore,
  fresh: RecoveredCopy | null,
): { readonly copies: readonly RecoveredCopy[]; readonly discard: (id: string) => void } {
  const me = useMe()
  const [copies, setCopies] = useState<readonly RecoveredCopy[]>(fresh === null ? [] : [fresh])

  useEffect(() => {
    let isOver = false
    const load = async (): Promise<void> => {
      const kept = await store.recovered(me.id).catch(() => [])
      if (isOver) return
      const ofThis = kept.filter((copy) => copy.articleId === articleId)
      const isKept = fresh === null || ofThis.some((copy) => copy.id === fresh.id)
      setCopies(isKept ? ofThis : [fresh, ...ofThis])
    }
    void load()
    return () => {
      isOver = true
    }
  }, [articleId, me.id, store, fresh])

  const discard = useCallback(
    (id: string) => {
      setCopies((now) => now.filter((copy) => copy.id !== id))
      void store.removeRecovered(id).catch(() => undefined)
    },
    [store],
  )
  return { copies, discard }
}
