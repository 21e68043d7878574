import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { meQuery } from '../session/meQuery.ts'
import { useMe } from '../session/useMe.ts'
import { browserSurroundings } from './browserSurroundings.ts'
import { openArticle } from './openArticle.ts'
import { ArticleSession, type SessionArticle } from './session/ArticleSession.ts'
import type { BrowserStore, RecoveredCopy } from './session/BrowserStore.ts'
import { watchBrowser } from './watchBrowser.ts'

/** Where the opening of an article stands. */
export type Opening =
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly session: ArticleSession; readonly recovered: RecoveredCopy | null }
  | { readonly status: 'gone'; readonly recovered: RecoveredCopy | null }
  | { readonly status: 'unavailable'; readonly detail: string | null; readonly retry: () => void }

/** How often an article that nobody could give us is asked for again. */
const RETRY_MS = 10_000

/**
 * Opens an article and keeps it open: a session that ends in favour of another one (new epoch, new rights, new ids) is
 * followed by it; the session of somebody who was signed out ends on screen, and its work waits in this browser.
 */
export function useArticleSession(articleId: string, store: BrowserStore): Opening {
  const me = useMe()
  const client = useQueryClient()
  const [opening, setOpening] = useState<Opening>({ status: 'opening' })
  const { id, name } = me

  useEffect(() => {
    let isOver = false
    let leave: () => void = () => undefined
    const around = browserSurroundings(articleId, id, store)
    const askWhoWeAre = (): void => void client.invalidateQueries({ queryKey: meQuery.queryKey })

    const begin = (article: SessionArticle, recovered: RecoveredCopy | null): void => {
      const session = new ArticleSession(article, { id, name, color: colorOf(article, id) }, around)
      const stopWatching = watchBrowser(session)
      const unsubscribe = session.subscribe(() => {
        const { end, refusal } = session.getSnapshot()
        if (refusal === 'signed-out') askWhoWeAre()
        if (end === null || isOver) return
        leave()
        if (end.kind === 'gone') setOpening({ status: 'gone', recovered: end.recovered })
        else begin({ metadata: end.metadata, isFresh: true, conversion: end.conversion }, end.recovered)
      })
      leave = () => {
        unsubscribe()
        stopWatching()
        void session.dispose()
      }
      setOpening({ status: 'open', session, recovered })
      void session.start()
    }

    const open = async (): Promise<void> => {
      leave()
      leave = () => undefined
      const opened = await openArticle(articleId, id, store)
      if (isOver) return
      if (opened.kind === 'open') begin(opened.article, null)
      else if (opened.kind === 'gone') setOpening({ status: 'gone', recovered: null })
      else if (opened.kind === 'signed-out') askWhoWeAre()
      else {
        const retry = (): void => void open()
        setOpening({ status: 'unavailable', detail: opened.detail, retry })
        const timer = setTimeout(retry, RETRY_MS)
        window.addEventListener('online', retry)
        leave = () => {
          clearTimeout(timer)
          window.removeEventListener('online', retry)
        }
      }
    }
    void open()
    return () => {
      isOver = true
      leave()
    }
  }, [articleId, id, name, store, client])

  return opening
}

/** The server gives everybody a colour in an article; until we are in it, the first one. */
function colorOf(article: SessionArticle, userId: string): number {
  return article.metadata.people.find((person) => person.id === userId)?.color ?? 1
}
