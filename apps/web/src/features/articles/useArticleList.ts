import { useInfiniteQuery } from '@tanstack/react-query'
import type { ArticleListItem } from '@stet/protocol'
import { useEffect, useState } from 'react'
import { useMe } from '../session/useMe.ts'
import { articleListQuery } from './articleListQuery.ts'
import { keepOrder } from './keepOrder.ts'
import { type KeptList, keepList, keptList } from './keptList.ts'

/** What the list screen shows. */
export interface ArticleList {
  /** In the order in which they were first shown; the latest content. */
  readonly rows: readonly ArticleListItem[]
  /** Articles that came meanwhile and wait to be shown. */
  readonly newcomerCount: number
  readonly showNewcomers: () => void
  readonly isLoading: boolean
  /** Why the server's list could not be had; null when it could. */
  readonly error: Error | null
  /** When `rows` were seen, if they are those this browser kept because the server cannot be asked. */
  readonly keptAt: Date | null
  readonly retry: () => void
  readonly isRetrying: boolean
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly loadMore: () => void
}

/** The list for a search, live, with rows that stay in their places. */
export function useArticleList(search: string): ArticleList {
  const me = useMe()
  const query = useInfiniteQuery(articleListQuery(search))
  const [kept] = useState<KeptList | null>(() => keptList(me.id))
  // Of which search the order is, and the order; begun anew by another search and by asking for the newcomers.
  const [shown, setShown] = useState<{ search: string; ids: readonly string[] }>({ search, ids: [] })

  const loaded = query.data?.pages.flatMap((page) => page.articles)
  const isKept = loaded === undefined && query.isError && search === '' && kept !== null
  const ids = shown.search === search ? shown.ids : []
  // A first look is sorted here: rows have changed in place while the list was not on screen.
  const fresh = distinct(loaded ?? (isKept ? kept.articles : []))
  const { rows, newcomers } = keepOrder(ids, ids.length === 0 ? fresh.toSorted(lastChangedFirst) : fresh)
  const isSameOrder =
    shown.search === search && rows.length === ids.length && rows.every((row, index) => row.id === ids[index])
  if (!isSameOrder) setShown({ search, ids: rows.map(({ id }) => id) })

  const firstPage = search === '' ? query.data?.pages[0]?.articles : undefined
  useEffect(() => {
    if (firstPage) keepList(me.id, { at: new Date().toISOString(), articles: firstPage })
  }, [firstPage, me.id])

  return {
    rows,
    newcomerCount: newcomers.length,
    showNewcomers: () => setShown({ search, ids: [] }),
    isLoading: query.isPending,
    error: query.error,
    keptAt: isKept ? new Date(kept.at) : null,
    retry: () => void query.refetch(),
    isRetrying: query.isFetching,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
    },
  }
}

function lastChangedFirst(a: ArticleListItem, b: ArticleListItem): number {
  return a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0
}

/** While somebody writes, an article can be on two pages that were loaded one after the other. */
function distinct(articles: readonly ArticleListItem[]): readonly ArticleListItem[] {
  return [...new Map(articles.map((article) => [article.id, article])).values()]
}
