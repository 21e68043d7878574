import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type ArticleListItem,
  type ArticleMetadata,
  articleMetadataSchema,
  type MetadataPatch,
} from '@stet/protocol'
import { request } from '../../api/request.ts'
import { useEvents } from '../../api/useEvents.ts'

/**
 * What is known about an article beside its text, from `first` on kept live by server events. `change` sends single
 * fields and shows them at once; they go back to what they were when the server refuses.
 */
export function useArticleMetadata(first: ArticleMetadata): {
  readonly metadata: ArticleMetadata
  readonly change: (patch: MetadataPatch) => Promise<unknown>
} {
  const client = useQueryClient()
  const queryKey = ['article', first.id, 'metadata']
  const path = `/api/articles/${encodeURIComponent(first.id)}`
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => request(path, articleMetadataSchema, { signal }),
    initialData: first,
    // What is next may have become unknown just when the article was opened anew, and nobody would ask any more.
    staleTime: ({ state }) => (state.data?.nextStep === undefined ? 0 : Infinity),
  })

  const mutation = useMutation({
    mutationFn: (json: MetadataPatch) => request(path, articleMetadataSchema, { method: 'PATCH', json }),
    onMutate: (patch) => {
      const before = client.getQueryData<ArticleMetadata>(queryKey)
      client.setQueryData<ArticleMetadata>(queryKey, (now) => (now ? { ...now, ...defined(patch) } : now))
      return before
    },
    onSuccess: (answer) => client.setQueryData(queryKey, answer),
    onError: (_error, _patch, before) => client.setQueryData(queryKey, before),
  })

  useEvents((event) => {
    if (event.type === 'article-changed' && event.article.id === first.id) {
      const known = client.getQueryData<ArticleMetadata>(queryKey)
      // What is next depends on who asks.
      const isElsewhere = known !== undefined && standingOf(event.article) !== standingOf(known)
      const next = isElsewhere ? { nextStep: undefined } : {}
      client.setQueryData<ArticleMetadata>(queryKey, (now) => now && { ...now, ...event.article, ...next })
      if (isElsewhere) void client.invalidateQueries({ queryKey })
    }
    // Something may have been missed while the line was down.
    if (event.type === 'state') void client.invalidateQueries({ queryKey })
  })

  return { metadata: data, change: mutation.mutateAsync }
}

function standingOf({ state, version, publication, publishAt }: ArticleListItem): string {
  return [state, version, publication, publishAt].join()
}

function defined(patch: MetadataPatch): Partial<ArticleMetadata> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
}
