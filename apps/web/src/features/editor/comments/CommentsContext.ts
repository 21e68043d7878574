import { createContext, useSyncExternalStore } from 'react'
import type { CommentDesk } from './CommentDesk.ts'

/** The comments of the article on screen, as soon as they are loaded. */
interface Comments {
  readonly desk: CommentDesk
  readonly parts: typeof import('./commentsParts.ts')
}

/** What the screen around the comments knows of them. */
export interface CommentsState {
  /** Null until there are some, or somebody asks for them, and the code is there. */
  readonly comments: Comments | null
  /** How many threads are open; 0 while that is not known. */
  readonly openCount: number
  /** This person may read them. */
  readonly isAllowed: boolean
  /** Somebody is about to write: loads what that takes. */
  readonly want: () => void
  /** Begins a comment on what is selected. */
  readonly begin: () => void
}

/** Null outside the article screen, and where nobody may read comments. */
export const CommentsContext = createContext<CommentsState | null>(null)

/** How many threads of a desk are open. */
export function useOpenThreads(desk: CommentDesk | null | undefined): number | null {
  return useSyncExternalStore(
    desk?.talk.threads.subscribe ?? never,
    () => desk?.talk.threads.get().filter(({ status }) => status === 'open').length ?? null,
  )
}

const never = (): (() => void) => () => undefined
