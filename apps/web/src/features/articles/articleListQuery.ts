import { infiniteQueryOptions } from '@tanstack/react-query'
import { articlePageSchema } from '@stet/protocol'
import { request } from '../../api/request.ts'

/** Begins the key of every loaded list, whatever its search. */
export const ARTICLE_LIST_KEY = 'article-list'

/** The list of articles, page after page, the last changed first; `search` empty for all. */
export function articleListQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: [ARTICLE_LIST_KEY, search],
    queryFn: ({ pageParam, signal }) =>
      request('/api/articles', articlePageSchema, {
        query: { q: search, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchOnMount: 'always',
  })
}
