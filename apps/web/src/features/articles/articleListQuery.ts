import { infiniteQueryOptions } from '@tanstack/react-query'
import { articlePageSchema, type ListFilter } from '@stet/protocol'
import { request } from '../../api/request.ts'
import { ARTICLE_LIST_KEY } from './articleListKey.ts'
import { queryOf } from './listFilter.ts'

/** A list of articles, page after page, as a filter means it for this person. */
export function articleListQuery(filter: ListFilter, me: string) {
  return infiniteQueryOptions({
    queryKey: [ARTICLE_LIST_KEY, filter],
    queryFn: ({ pageParam, signal }) =>
      request('/api/articles', articlePageSchema, {
        query: { ...queryOf(filter, me, new Date()), cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchOnMount: 'always',
  })
}
