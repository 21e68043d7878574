import { useContext, useSyncExternalStore } from 'react'
import { EditorContext } from '../EditorHandle.ts'
import type { Follower, Following } from './Follower.ts'

const nobody = { subscribe: () => () => undefined, getSnapshot: () => null }

/** Whom this person follows, and who does the following; neither while there is no editor. */
export function useFollowing(): { readonly follower: Follower | null; readonly following: Following | null } {
  const follower = useContext(EditorContext)?.follower ?? null
  const { subscribe, getSnapshot } = follower ?? nobody
  return { follower, following: useSyncExternalStore(subscribe, getSnapshot) }
}
