import { type Times, timesOf, timesRoot } from '@stet/article'
import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { nextFramePace, ThrottledStore } from '../ThrottledStore.ts'

/** When things in a document were written, as far as it knows: read anew when more becomes known, not with each key. */
export function useTimes(doc: Y.Doc): Times {
  const { subscribe, getSnapshot } = useMemo(() => timesStore(doc), [doc])
  return useSyncExternalStore(subscribe, getSnapshot)
}

function timesStore(doc: Y.Doc) {
  const store = new ThrottledStore(() => timesOf(doc), Object.is, nextFramePace)
  const handleChange = (): void => store.touch()
  return {
    getSnapshot: store.getSnapshot,
    subscribe: (listener: () => void): (() => void) => {
      timesRoot(doc).observe(handleChange)
      // What came while nobody listened.
      store.touch()
      const stop = store.subscribe(listener)
      return () => {
        stop()
        timesRoot(doc).unobserve(handleChange)
      }
    },
  }
}
