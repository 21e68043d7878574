import { useSyncExternalStore } from 'react'
import { useOpenArticle } from '../OpenArticleContext.ts'
import type { ArticleView } from './articleViews.ts'

/** How this tab shows the open article, and how to change that. */
export function useTabView(): [view: ArticleView, set: (view: ArticleView) => void] {
  const { tabView } = useOpenArticle()
  return [useSyncExternalStore(tabView.subscribe, tabView.get), tabView.set]
}
