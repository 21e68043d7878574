import type { Mode } from '@stet/protocol'
import { useSyncExternalStore } from 'react'
import { useOpenArticle } from '../OpenArticleContext.ts'

/** The mode in which this person works on the open article in this tab. */
export function useTabMode(): Mode {
  const { tabMode } = useOpenArticle()
  return useSyncExternalStore(tabMode.subscribe, tabMode.get)
}
