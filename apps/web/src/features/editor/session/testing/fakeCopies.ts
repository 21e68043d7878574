import * as Y from 'yjs'
import type { LocalCopy } from '../LocalCopy.ts'

/** Local copies in memory that outlive a session, as IndexedDB does: what several page loads see. */
export interface FakeCopies {
  readonly open: (name: string, doc: Y.Doc) => LocalCopy
  readonly names: () => readonly string[]
  /** From now on nothing can be kept. */
  readonly fail: () => void
}

export function fakeCopies(): FakeCopies {
  const updates = new Map<string, Uint8Array[]>()
  const failureListeners = new Set<() => void>()
  let isFailing = false
  return {
    names: () => [...updates.keys()],
    fail: () => {
      isFailing = true
      for (const listener of failureListeners) listener()
    },
    open: (name, doc) => {
      const origin = {}
      const kept = updates.get(name) ?? []
      updates.set(name, kept)
      const handleUpdate = (update: Uint8Array, from: unknown): void => {
        if (from !== origin && !isFailing) kept.push(update)
      }
      doc.on('update', handleUpdate)
      const load = async (): Promise<'loaded' | 'unavailable'> => {
        await new Promise((resolve) => setTimeout(resolve, 2))
        if (isFailing) return 'unavailable'
        Y.transact(
          doc,
          () => {
            for (const update of kept) Y.applyUpdate(doc, update, origin)
          },
          origin,
          false,
        )
        return 'loaded'
      }
      const dispose = (): void => doc.off('update', handleUpdate)
      return {
        whenLoaded: load(),
        onFailure: (listener) => {
          failureListeners.add(listener)
          return () => failureListeners.delete(listener)
        },
        dispose,
        forget: () => {
          dispose()
          updates.delete(name)
          return Promise.resolve()
        },
      }
    },
  }
}
