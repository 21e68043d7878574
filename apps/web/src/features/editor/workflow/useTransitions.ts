import { useQuery, useQueryClient } from '@tanstack/react-query'
import { transitionListSchema, type TransitionList } from '@stet/protocol'
import { request } from '../../../api/request.ts'
import { useEvents } from '../../../api/useEvents.ts'

/** Where an article stands and what this person may do next, as the server says it now; follows what happens to it. */
export function useTransitions(articleId: string): {
  readonly list: TransitionList | undefined
  /** It was asked for since this is on the screen; before, it is what was last known. */
  readonly isCurrent: boolean
  readonly isFailed: boolean
  readonly reload: () => Promise<unknown>
} {
  const client = useQueryClient()
  const queryKey = ['article', articleId, 'transitions']
  const { data, isError, isFetchedAfterMount, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => request(transitionsPath(articleId), transitionListSchema, { signal }),
    staleTime: 0,
  })
  useEvents((event) => {
    const isAboutIt =
      event.type === 'article-changed'
        ? event.article.id === articleId
        : 'id' in event && event.id === articleId && event.type !== 'people-changed'
    if (isAboutIt) void client.invalidateQueries({ queryKey })
  })
  return { list: data, isCurrent: isFetchedAfterMount, isFailed: isError, reload: refetch }
}

/** Where steps are asked for and made. */
export function transitionsPath(articleId: string): string {
  return `/api/articles/${encodeURIComponent(articleId)}/transitions`
}
