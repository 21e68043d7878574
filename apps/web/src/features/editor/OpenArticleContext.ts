import type { ArticleMetadata, MetadataPatch } from '@stet/protocol'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { TabMode } from './modes/TabMode.ts'
import type { Observable } from './Observable.ts'
import type { ArticleView } from './views/articleViews.ts'
import type { ArticleSession } from './session/ArticleSession.ts'
import type { SessionSnapshot } from './session/SessionSnapshot.ts'

/** The article that is open on this screen. */
export interface OpenArticle {
  readonly session: ArticleSession
  readonly tabMode: TabMode
  readonly tabView: Observable<ArticleView>
  /** What is known beside the text, kept live. */
  readonly metadata: ArticleMetadata
  /** Changes it on the server; rejects with `RequestError`. */
  readonly changeMetadata: (patch: MetadataPatch) => Promise<unknown>
  /** Shows the steps of the workflow, this one first if it is there. */
  readonly openSteps: (first: string) => void
}

/** Null outside the article screen. */
export const OpenArticleContext = createContext<OpenArticle | null>(null)

/** The open article; below the article screen only. */
export function useOpenArticle(): OpenArticle {
  const article = useContext(OpenArticleContext)
  if (article === null) throw new Error('useOpenArticle needs OpenArticleContext above it')
  return article
}

/** A part of what the session says; renders again only when that part is another value. */
export function useSnapshot<Part>(select: (snapshot: SessionSnapshot) => Part): Part {
  const { session } = useOpenArticle()
  return useSyncExternalStore(session.subscribe, () => select(session.getSnapshot()))
}
