import type { ArticleSession } from './session/ArticleSession.ts'

/**
 * Tells a session what the browser knows: the network, the tab, the machine awake again, somebody about to leave. The
 * answer ends it.
 */
export function watchBrowser(session: ArticleSession): () => void {
  const check = (): void => session.checkConnection()
  const handleVisibility = (): void => {
    if (!document.hidden) check()
  }
  const handleOffline = (): void => session.noteOffline()
  const handleBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (session.unsavedChanges > 0) event.preventDefault()
  }
  window.addEventListener('online', check)
  window.addEventListener('offline', handleOffline)
  window.addEventListener('pageshow', check)
  window.addEventListener('beforeunload', handleBeforeUnload)
  document.addEventListener('visibilitychange', handleVisibility)
  return () => {
    window.removeEventListener('online', check)
    window.removeEventListener('offline', handleOffline)
    window.removeEventListener('pageshow', check)
    window.removeEventListener('beforeunload', handleBeforeUnload)
    document.removeEventListener('visibilitychange', handleVisibility)
  }
}
