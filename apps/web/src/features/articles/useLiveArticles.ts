import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import type { ArticlePage } from '@stet/protocol'
import { useRef } from 'react'
import { useEvents } from '../../api/useEvents.ts'
import { applyEvent } from './applyEvent.ts'
import { ARTICLE_LIST_KEY } from './articleListQuery.ts'

/** Keeps every loaded list up to date while it is called, also while another screen is shown: coming back finds it right. */
export function useLiveArticles(): void {
  const client = useQueryClient()
  const wasConnected = useRef(false)
  useEvents((event) => {
    for (const query of client.getQueryCache().findAll({ queryKey: [ARTICLE_LIST_KEY] })) {
      const search = String(query.queryKey[1] ?? '')
      client.setQueryData<InfiniteData<ArticlePage, string | null>>(query.queryKey, (data) => {
        if (!data) return undefined
        const pages = applyEvent(data.pages, event, search)
        return pages === data.pages ? data : { ...data, pages: [...pages] }
      })
    }
    if (event.type !== 'state') return
    // The first connection comes with a list that was loaded just now.
    if (wasConnected.current) void client.invalidateQueries({ queryKey: [ARTICLE_LIST_KEY] })
    wasConnected.current = true
  })
}
