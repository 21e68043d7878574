import { lazyOpenedArticle } from '../../loadEditor.ts'
import { LoadingScreen } from '../shell/LoadingScreen.tsx'
import { ArticleGone, ArticleUnavailable } from './NotHere.tsx'
import { indexedDbStore } from './session/indexedDbStore.ts'
import { useArticleSession } from './useArticleSession.ts'

const store = indexedDbStore()

/** One article: opened from the server or from this browser, written together, read by whoever may only read. */
export function ArticleScreen({ articleId }: { articleId: string }) {
  const opening = useArticleSession(articleId, store)
  const opened = lazyOpenedArticle.useLoaded(true)
  switch (opening.status) {
    case 'opening':
      return <LoadingScreen />
    case 'gone':
      return <ArticleGone articleId={articleId} store={store} recovered={opening.recovered} />
    case 'unavailable':
      return <ArticleUnavailable detail={opening.detail} onRetry={opening.retry} />
    case 'open':
      break
  }
  if (!opened) return <LoadingScreen />
  const { session, recovered } = opening
  return <opened.OpenedArticle key={articleId} session={session} recovered={recovered} store={store} />
}
