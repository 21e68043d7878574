import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { ArticlePage, ListFilter, ServerEvent } from '@stet/protocol'
import { applyEvent } from './applyEvent.ts'
import { ARTICLE_LIST_KEY } from './articleListKey.ts'
import { belongsTo } from './listFilter.ts'

/** Brings every list that is loaded up to what the server has just said, as this person sees it at this moment. */
export function followLists(client: QueryClient, event: ServerEvent, me: string, now: Date): void {
  for (const query of client.getQueryCache().findAll({ queryKey: [ARTICLE_LIST_KEY] })) {
    const filter = query.queryKey[1] as ListFilter
    const { q = '', sort: _sort, ...rest } = filter
    client.setQueryData<InfiniteData<ArticlePage, string | null>>(query.queryKey, (data) => {
      if (!data) return undefined
      const pages = applyEvent(data.pages, event, {
        belongs: (article) => belongsTo(article, filter, me, now),
        isFiltered: q === '' && Object.keys(rest).length > 0,
      })
      return pages === data.pages ? data : { ...data, pages: [...pages] }
    })
  }
}
