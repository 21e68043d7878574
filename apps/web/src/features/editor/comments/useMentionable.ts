import { mentionableSchema, type Person } from '@stet/protocol'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { request } from '../../../api/request.ts'
import { useOpenArticle, useSnapshot } from '../OpenArticleContext.ts'

/** How old the names may be when somebody writes `@`, in milliseconds. */
const NAMES_MS = 60_000

/** Everybody who can be mentioned, by name. Where the server does not say: whoever is here, or wrote in the article. */
export function useMentionable(isWanted: boolean, others: readonly Person[]): readonly Person[] {
  const { metadata } = useOpenArticle()
  const here = useSnapshot((snapshot) => snapshot.people)
  const { data } = useQuery({
    queryKey: ['mentionable', metadata.id],
    queryFn: () => request(`/api/articles/${encodeURIComponent(metadata.id)}/mentionable`, mentionableSchema),
    staleTime: NAMES_MS,
    enabled: isWanted,
    retry: false,
  })
  return useMemo(() => {
    const found = data?.people ?? [...here, ...metadata.authors, ...others]
    const byId = new Map(found.map(({ id, name }) => [id, { id, name }]))
    return [...byId.values()].toSorted((one, other) => one.name.localeCompare(other.name))
  }, [data, here, metadata.authors, others])
}
